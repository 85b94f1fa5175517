"""Who does an action by name since the one who was agreed left the agency."""

from pathlib import Path

from django.db import migrations, models

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_meetings"),
        ("plans", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="action",
            name="person_now",
            field=models.TextField(
                blank=True,
                db_default="",
                help_text="Who does it since the one who was agreed left the same agency",
            ),
        ),
        *statements(SQL, "0002_leaving"),
    ]
