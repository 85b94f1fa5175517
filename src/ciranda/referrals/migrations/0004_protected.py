"""Where a protected family was sent to lies apart, and whereabouts are for the keepers."""

from pathlib import Path

from django.db import migrations, models

from ciranda.access.enums import Category
from ciranda.access.policies.wall import statements, wall

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0003_told_directly"),
        ("cases", "0023_protected_areas"),
        ("people", "0007_never_and_sealed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.UUIDField(help_text="The row's own", primary_key=True, serialize=False),
                ),
                ("dossier_id", models.UUIDField()),
                ("words", models.TextField()),
            ],
        ),
        wall("referrals_area", Category.LOCATION),
        *statements(SQL, "0004_protected"),
    ]
