"""Interpreters and mediators asked for from a case; a team's figures of them, without cases."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.enums import Category
from ciranda.access.policies.wall import of_team, statements, wall

SQL = str(Path(__file__).parents[1] / "sql")
_HOW = [("phone", "By phone"), ("video", "By video"), ("in_person", "In person")]
_TURNED = [
    ("waiting", "Not known yet"),
    ("came", "Somebody spoke between us"),
    ("nobody", "Nobody could be found"),
    ("not_needed", "No longer needed"),
]


def _to(what: str) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=what)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_sign_in"),
        ("cases", "0020_asked_parts"),
        ("services", "0005_offers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Interpreting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                (
                    "between",
                    models.CharField(
                        choices=[("interpreter", "An interpreter"), ("mediator", "A mediator")],
                        max_length=12,
                    ),
                ),
                ("language", models.CharField(max_length=10)),
                ("how", models.CharField(choices=_HOW, max_length=10)),
                (
                    "needed_at",
                    models.DateTimeField(help_text="When it is needed; at once: when it was asked"),
                ),
                ("asked_at", models.DateTimeField()),
                ("asked_by_name", models.TextField()),
                (
                    "turned",
                    models.CharField(choices=_TURNED, default="waiting", max_length=10),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "wait_minutes",
                    models.IntegerField(help_text="From the moment it was needed", null=True),
                ),
                (
                    "through",
                    models.TextField(blank=True, help_text="Which service or telephone line"),
                ),
                ("asked_by", _to("agencies.membership")),
                ("case", _to("cases.case")),
            ],
            options={
                "indexes": [models.Index(fields=["case", "-asked_at"], name="interpreting_case")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("turned", "waiting")),
                            models.Q(
                                models.Q(("turned", "waiting"), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="interpreting_answered_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wait_minutes", None), ("wait_minutes__gte", 0), _connector="OR"
                        ),
                        name="interpreting_wait",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InterpretingTally",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("month", models.DateField(help_text="Its first day")),
                ("language", models.CharField(max_length=10)),
                ("how", models.CharField(choices=_HOW, max_length=10)),
                ("asked", models.IntegerField(default=0)),
                ("met", models.IntegerField(default=0)),
                ("unmet", models.IntegerField(default=0)),
                (
                    "waited",
                    models.IntegerField(default=0, help_text="Minutes, of those that were met"),
                ),
                ("team", _to("agencies.team")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("team", "month", "language", "how"),
                        name="interpreting_tally_once",
                    )
                ],
            },
        ),
        wall("services_interpreting", Category.SCHEDULE),
        of_team("services_interpretingtally"),
        migrations.RunSQL(
            "revoke insert, update on services_interpretingtally from ciranda_web;",
            migrations.RunSQL.noop,
        ),
        *statements(SQL, "0006_between"),
    ]
