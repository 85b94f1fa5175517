"""Births that have not signed up: forms behind the wall, and a number for the area's team."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.enums import Category
from ciranda.access.policies.wall import statements, wall

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0008_sign_up_dossier"),
        ("agencies", "0003_sign_in"),
        ("people", "0005_reach"),
        ("programmes", "0002_only_added"),
        ("referrals", "0004_protected"),
    ]

    operations = [
        migrations.CreateModel(
            name="SignUp",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField(unique=True)),
                ("parish_code", models.CharField(max_length=12)),
                (
                    "done",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                ("told_at", models.DateTimeField()),
                (
                    "told_by",
                    models.IntegerField(
                        help_text="The principal that was told, and keeps the form"
                    ),
                ),
                ("completed_at", models.DateTimeField(null=True)),
                (
                    "ended_at",
                    models.DateTimeField(help_text="Does not want to, or moved away", null=True),
                ),
                ("version", models.IntegerField(default=1)),
                (
                    "pack_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.packversion",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.team",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("completed_at", None), ("ended_at", None)),
                        fields=["team", "parish_code"],
                        name="sign_up_waiting",
                    )
                ],
            },
        ),
        wall("referrals_signup", Category.IDENTITY),
        *statements(SQL, "0004_births"),
    ]
