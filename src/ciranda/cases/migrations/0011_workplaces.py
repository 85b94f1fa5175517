"""What tells the area apart from who it is; and a silence after a loss."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from ciranda.access.enums import Category
from ciranda.access.policies.wall import statements, wall

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0010_narrow_walls"),
    ]

    operations = [
        migrations.CreateModel(
            name="Workplace",
            fields=[
                (
                    "id",
                    models.UUIDField(help_text="The row's own", primary_key=True, serialize=False),
                ),
                ("dossier_id", models.UUIDField()),
                (
                    "of",
                    models.CharField(
                        help_text="coordination, cover, trust, invitee, meeting", max_length=12
                    ),
                ),
                ("agency_name", models.TextField(blank=True)),
                ("phone", models.TextField(blank=True)),
                ("place", models.TextField(blank=True)),
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
                "indexes": [models.Index(fields=["case"], name="workplace_case")],
            },
        ),
        wall("cases_workplace", Category.LOCATION),
        *statements(SQL, "0012_workplaces", "0013_silence"),
    ]
