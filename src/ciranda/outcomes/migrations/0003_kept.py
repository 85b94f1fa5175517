"""The sums of twelve months are kept beside the figures: a country's report adds nothing up."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from ciranda.access.policies.wall import closed, statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_sign_in"),
        ("outcomes", "0002_report"),
    ]

    operations = [
        migrations.AddField(
            model_name="counting",
            name="summed_since",
            field=models.DateField(
                help_text="The first of the months whose sums are kept", null=True
            ),
        ),
        migrations.CreateModel(
            name="Sum",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("programme_key", models.TextField()),
                ("month", models.DateField(null=True)),
                ("numbers", models.JSONField()),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.team",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme_key", "team", "month"),
                        name="sum_once",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
        closed("outcomes_sum"),
        *statements(SQL, "0003_kept"),
    ]
