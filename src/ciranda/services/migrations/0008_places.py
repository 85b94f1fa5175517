"""Ordinary places with their offers; questions between services, about a family by consent."""

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.enums import Category
from ciranda.access.policies.wall import either, fixed, of_services, wall

# Where a place is tells the area: while anyone of the family is shielded only the keepers of their
# whereabouts read it.
WHERE = f"""(not cases_shielded(services_offerplace.case_id)) or
 ({fixed("services_offerplace", Category.LOCATION, "cats")})"""


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_sign_in"),
        ("cases", "0028_faces_and_offers"),
        ("services", "0007_endings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("words", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField()),
                ("asked_by_name", models.TextField()),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.UUIDField(null=True)),
                ("answered_by_name", models.TextField(blank=True)),
                (
                    "asked",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.service",
                    ),
                ),
                (
                    "asking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.service",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ConsultedFamily",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                ("about", models.TextField(help_text="The name the family goes by")),
                ("words", models.TextField(help_text="What is asked about them")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "consultation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="services.consultation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ConsultedAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                ("by", models.UUIDField()),
                ("by_name", models.TextField()),
                (
                    "consulted",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="services.consultedfamily",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PlaceFinding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                (
                    "found",
                    models.CharField(
                        choices=[
                            ("has", "Has a place"),
                            ("none", "Has no place"),
                            ("failed", "Looked for a place, and there is none"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "reason_key",
                    models.TextField(blank=True, help_text="A reason of the pack's ordinary_place"),
                ),
                ("note", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("by", models.UUIDField()),
                ("by_name", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PlaceOffer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                (
                    "answer_by",
                    models.DateField(help_text="The last day; the family may wait until then"),
                ),
                (
                    "climbs_on",
                    models.DateField(help_text="From when on it climbs if there is no answer"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waits for the family's answer"),
                            ("accepted", "The family said yes"),
                            ("enrolled", "The child has the place"),
                            ("declined", "The family said no"),
                            ("lost", "Lost: nobody answered in time"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("reason_key", models.TextField(blank=True)),
                (
                    "words",
                    models.TextField(blank=True, help_text="What the family said with its answer"),
                ),
                ("received_at", models.DateTimeField()),
                ("received_by", models.UUIDField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by_family", models.BooleanField(default=False)),
                ("ended_at", models.DateTimeField(null=True)),
                ("version", models.IntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OfferPlace",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                ("name", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "offer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="services.placeoffer",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="consultation",
            index=models.Index(fields=["asked", "-asked_at"], name="consultation_asked"),
        ),
        migrations.AddIndex(
            model_name="consultation",
            index=models.Index(fields=["asking", "-asked_at"], name="consultation_asking"),
        ),
        migrations.AddIndex(
            model_name="consultedfamily",
            index=models.Index(fields=["case"], name="consulted_family_case"),
        ),
        migrations.AddIndex(
            model_name="placefinding",
            index=models.Index(fields=["case", "-at"], name="place_finding_case"),
        ),
        migrations.AddConstraint(
            model_name="placefinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("found", "failed"), _negated=True),
                    models.Q(("reason_key", ""), _negated=True),
                    _connector="OR",
                ),
                name="place_failed_says_why",
            ),
        ),
        migrations.AddIndex(
            model_name="placeoffer",
            index=models.Index(fields=["case"], name="place_offer_case"),
        ),
        migrations.AddConstraint(
            model_name="placeoffer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["declined", "lost"]), _negated=True),
                    models.Q(("reason_key", ""), _negated=True),
                    _connector="OR",
                ),
                name="place_offer_says_why",
            ),
        ),
        migrations.AddIndex(
            model_name="offerplace",
            index=models.Index(fields=["case"], name="offer_place_case"),
        ),
        of_services("services_consultation", "asking_id", "asked_id"),
        # a service that the family lets know them no more still reads what it said
        either("services_consultedfamily", Category.PLAN, Category.CONTACT),
        wall("services_consultedanswer", Category.CONTACT),
        wall("services_placefinding", Category.EDUCATION),
        wall("services_placeoffer", Category.SCHEDULE),
        wall("services_offerplace", Category.SCHEDULE, also=WHERE),
    ]
