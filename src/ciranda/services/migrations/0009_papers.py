"""Certificates under a delegation; mediators, their private notes, agreements by word of mouth."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.enums import Category
from ciranda.access.policies.wall import staff_only, wall


def _id() -> tuple[str, models.Field]:
    return (
        "id",
        models.UUIDField(default=ciranda.common.ids.uuid7, primary_key=True, serialize=False),
    )


def _to(model: str, **more: object) -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=model, **more
    )


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_sign_in"),
        ("cases", "0020_asked_parts"),
        ("services", "0008_places"),
    ]

    operations = [
        migrations.CreateModel(
            name="Delegation",
            fields=[
                _id(),
                ("certificate", models.TextField(help_text="What it is called")),
                (
                    "paper",
                    models.TextField(
                        blank=True, help_text="The written agreement, by its name or number"
                    ),
                ),
                ("ends_on", models.DateField(null=True)),
                ("owner_contact", models.TextField(blank=True)),
                ("issuer_contact", models.TextField(blank=True)),
                ("agreed_on", models.DateField()),
                ("recorded_by", models.UUIDField()),
                ("recorded_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("issuer", _to("agencies.agency", help_text="Who may issue it")),
                ("owner", _to("agencies.agency", help_text="Whose certificate it is")),
            ],
            options={
                "indexes": [models.Index(fields=["issuer"], name="delegation_issuer")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("paper", ""), _negated=True),
                                ("ends_on__isnull", False),
                            ),
                            models.Q(
                                models.Q(("owner_contact", ""), _negated=True),
                                models.Q(("issuer_contact", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="delegation_written_or_known_to_both",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                _id(),
                ("dossier_id", models.UUIDField()),
                (
                    "number",
                    models.CharField(
                        help_text="Random: it tells nothing", max_length=14, unique=True
                    ),
                ),
                ("about", models.TextField(help_text="The name the family goes by")),
                ("words", models.TextField(help_text="What is certified")),
                ("issued_on", models.DateField()),
                ("until", models.DateField(null=True)),
                ("case", _to("cases.case")),
                ("delegation", _to("services.delegation")),
                ("membership", _to("agencies.membership", db_index=False)),
            ],
            options={"indexes": [models.Index(fields=["case"], name="certificate_case")]},
        ),
        migrations.CreateModel(
            name="Mediator",
            fields=[
                _id(),
                (
                    "training",
                    models.TextField(
                        help_text="What they were trained in; no certificate is needed"
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), size=None
                    ),
                ),
                (
                    "areas",
                    models.TextField(
                        help_text="Where they are known: quarters, sites, in plain words"
                    ),
                ),
                ("defined_at", models.DateTimeField()),
                ("defined_by", models.UUIDField()),
                ("ended_on", models.DateField(null=True)),
                (
                    "membership",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MediatorNote",
            fields=[
                _id(),
                ("dossier_id", models.UUIDField()),
                ("human_id", models.UUIDField()),
                ("words", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("case", _to("cases.case", db_index=False)),
            ],
            options={
                "indexes": [models.Index(fields=["case", "-written_at"], name="mediator_note_case")]
            },
        ),
        migrations.CreateModel(
            name="OralAgreement",
            fields=[
                _id(),
                ("ours", models.TextField(help_text="Who agreed on our side")),
                (
                    "theirs",
                    models.TextField(help_text="Who agreed on the other side, and for whom"),
                ),
                ("words", models.CharField(max_length=200)),
                ("agreed_on", models.DateField()),
                ("recorded_by", models.UUIDField()),
                ("recorded_at", models.DateTimeField()),
                ("agency", _to("agencies.agency")),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "-agreed_on"], name="agreement_agency")]
            },
        ),
        staff_only("services_delegation"),
        wall("services_certificate", Category.SOCIAL),
        staff_only("services_mediator"),
        wall("services_mediatornote", Category.SCHEDULE, also="human_id = (select app_human())"),
        staff_only("services_oralagreement"),
    ]
