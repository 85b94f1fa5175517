"""Workers' time as colleagues see it; what fills a family's week and what was decided."""

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.enums import Category
from ciranda.access.policies.wall import among_colleagues, wall


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_sign_in"),
        ("calendars", "0001_initial"),
        ("cases", "0028_faces_and_offers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                ("kind_key", models.TextField(help_text="A kind of the pack's commitments")),
                ("words", models.TextField(blank=True)),
                ("is_protected", models.BooleanField(default=False)),
                ("starts_at", models.DateTimeField(help_text="The first time")),
                ("minutes", models.SmallIntegerField()),
                ("is_weekly", models.BooleanField(default=False)),
                (
                    "until_on",
                    models.DateField(help_text="The last day, where it is weekly", null=True),
                ),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
                ("recorded_by_name", models.TextField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("end_reason", models.TextField(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.service",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ClashDecision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                (
                    "other_kind",
                    models.CharField(
                        choices=[
                            ("commitment", "Agreed with the family"),
                            ("contact", "Planned contact"),
                            ("meeting", "Meeting"),
                            ("appointment", "Appointment at a service"),
                            ("session", "Group"),
                        ],
                        max_length=12,
                    ),
                ),
                ("other_id", models.UUIDField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("other_moves", "The other one is moved or left out"),
                            ("agreed", "Both stay: agreed with the agency of the protected one"),
                            (
                                "family_chooses",
                                "The family decides each time, and knows what it costs",
                            ),
                        ],
                        max_length=16,
                    ),
                ),
                ("reason", models.TextField()),
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
                (
                    "protected",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="calendars.commitment",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TakenTime",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("busy", "Busy"),
                            ("booked", "Booked by a colleague"),
                            ("away", "Away"),
                        ],
                        max_length=8,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("words", models.TextField(blank=True, help_text="What it is about; names nobody")),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
                ("cancelled_at", models.DateTimeField(null=True)),
                (
                    "booked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["case", "starts_at"], name="commitment_case"),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__gt", 0), ("minutes__lte", 1440)),
                name="commitment_length",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_weekly", True), ("until_on", None), _connector="OR"),
                name="commitment_until",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_at", None), models.Q(("end_reason", ""), _negated=True), _connector="OR"
                ),
                name="commitment_ends_with_why",
            ),
        ),
        migrations.AddIndex(
            model_name="clashdecision",
            index=models.Index(fields=["case"], name="clash_decision_case"),
        ),
        migrations.AddConstraint(
            model_name="clashdecision",
            constraint=models.UniqueConstraint(
                fields=("protected", "other_id"), name="clash_decided_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="clashdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="clash_decision_says_why"
            ),
        ),
        migrations.AddIndex(
            model_name="takentime",
            index=models.Index(
                condition=models.Q(("cancelled_at", None)),
                fields=["membership", "starts_at"],
                name="taken_time_worker",
            ),
        ),
        migrations.AddConstraint(
            model_name="takentime",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="taken_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="takentime",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "away"), ("substitute", None), _connector="OR"),
                name="taken_stands_in_when_away",
            ),
        ),
        migrations.AddConstraint(
            model_name="takentime",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "booked"), _negated=True),
                    ("booked_by__isnull", False),
                    _connector="OR",
                ),
                name="taken_booked_by",
            ),
        ),
        among_colleagues("calendars_takentime", "membership_id"),
        wall("calendars_commitment", Category.SCHEDULE),
        wall("calendars_clashdecision", Category.SCHEDULE),
    ]
