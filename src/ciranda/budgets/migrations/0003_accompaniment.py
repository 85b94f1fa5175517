"""Ways gone together with a family, and what they cost by budget line."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.enums import Category
from ciranda.access.policies.wall import statements, wall

SQL = str(Path(__file__).parents[1] / "sql")


def _to(model: str, **more: object) -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=model, **more
    )


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_sign_in"),
        ("budgets", "0002_project_end"),
        ("cases", "0020_asked_parts"),
        ("programmes", "0002_only_added"),
    ]

    operations = [
        migrations.CreateModel(
            name="Accompaniment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                ("on", models.DateField()),
                ("companion", models.TextField()),
                ("what_for", models.TextField()),
                ("unlocks", models.TextField()),
                ("travel", models.DecimalField(decimal_places=2, default=0, max_digits=9)),
                ("companion_paid", models.DecimalField(decimal_places=2, default=0, max_digits=9)),
                ("line_key", models.CharField(blank=True, max_length=60)),
                ("recorded_at", models.DateTimeField()),
                ("case", _to("cases.case")),
                ("membership", _to("agencies.membership", db_index=False)),
                ("pack_version", _to("programmes.packversion", db_index=False)),
                ("service", _to("agencies.service", help_text="Whose cost it is")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case"], name="accompaniment_case"),
                    models.Index(fields=["on"], name="accompaniment_day"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("companion_paid__gte", 0), ("travel__gte", 0)),
                        name="accompaniment_costs_not_below_nothing",
                    )
                ],
            },
        ),
        wall("budgets_accompaniment", Category.SCHEDULE),
        *statements(SQL, "0002_accompaniment"),
    ]
