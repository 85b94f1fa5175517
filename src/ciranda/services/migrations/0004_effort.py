"""Minutes of coordination, and words left for whoever works on the same thing."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.enums import Category
from ciranda.access.policies.wall import closed, statements, wall

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_sign_in"),
        ("services", "0003_appointments"),
    ]

    operations = [
        migrations.CreateModel(
            name="CoordinationTally",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("month", models.DateField(help_text="Its first day")),
                ("minutes", models.IntegerField(default=0)),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.service",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("service", "month"), name="coordination_tally_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 0)),
                        name="coordination_tally_not_below",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Knock",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("heard_at", models.DateTimeField(null=True)),
                (
                    "membership",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="services.requestpart",
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["part"], name="knock_part")]},
        ),
        closed("services_coordinationtally"),
        wall("services_knock", Category.CONTACT),
        *statements(SQL, "0004_effort"),
    ]
