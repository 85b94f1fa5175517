"""A factor's day as far as it is known: a day, a month or a year."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0002_protected_areas")]

    operations = [
        migrations.AddField(
            model_name="factor",
            name="known_precision",
            field=models.CharField(
                choices=[
                    ("day", "Exact day"),
                    ("month", "Month and year"),
                    ("year", "Year only"),
                    ("unknown", "Not known"),
                ],
                db_default="day",
                default="day",
                max_length=8,
            ),
        ),
    ]
