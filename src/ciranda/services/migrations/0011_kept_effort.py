"""Minutes of contacts are kept as sums, so that a nation's report reads no contact."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from ciranda.access.policies.wall import closed, statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0030_lean_indexes"),
        ("services", "0010_lean_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="EffortTally",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("programme_key", models.TextField()),
                ("kind_key", models.TextField(help_text="A contact kind of the pack")),
                ("month", models.DateField(help_text="Its first day")),
                ("minutes", models.BigIntegerField(default=0)),
                (
                    "membership",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["month"], name="effort_month")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("membership", "programme_key", "kind_key", "month"),
                        name="effort_once",
                    ),
                ],
            },
        ),
        closed("services_efforttally"),
        *statements(SQL, "0007_kept_effort"),
    ]
