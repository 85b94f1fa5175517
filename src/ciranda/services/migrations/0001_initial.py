"""The counter: tallies that only named functions touch."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from ciranda.access.policies.wall import closed, statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0003_sign_in"),
        ("access", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeskTally",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("programme_key", models.CharField(max_length=60)),
                ("week", models.DateField(help_text="Its Monday")),
                ("topic", models.CharField(max_length=60)),
                ("outcome", models.CharField(max_length=60)),
                ("number", models.IntegerField(default=0)),
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
                        fields=("service", "programme_key", "week", "topic", "outcome"),
                        name="desk_tally_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 0)), name="desk_tally_not_below"
                    ),
                ],
            },
        ),
        closed("services_desktally"),
        *statements(SQL, "0001_desk"),
    ]
