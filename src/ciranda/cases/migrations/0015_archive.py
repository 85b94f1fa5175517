"""Closed cases: who opens their archive, what is held, what was erased."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.policies.wall import closed, statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0014_consents_tended"),
    ]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("case_id", models.UUIDField()),
                ("from_dossier", models.UUIDField()),
                ("category", models.SmallIntegerField()),
                (
                    "controller_id",
                    models.UUIDField(help_text="The service; none: the joint ones", null=True),
                ),
                ("rows", models.IntegerField()),
                ("erased_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["case_id"], name="erasure_case")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("from_dossier", "category"), name="erasure_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("reason", models.TextField()),
                ("placed_at", models.DateTimeField()),
                ("placed_by", models.UUIDField(help_text="The data officer's membership")),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_by", models.UUIDField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at", None)),
                        fields=("case",),
                        name="hold_one_stands",
                    )
                ],
            },
        ),
        closed("cases_hold"),
        closed("cases_erasure"),
        *statements(SQL, "0016_archive"),
    ]
