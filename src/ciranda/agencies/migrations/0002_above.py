"""Somebody may stand above a team."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="appointment",
            name="kind",
            field=models.CharField(
                choices=[
                    ("case_supervisor", "Case supervisor"),
                    ("data_officer", "Data officer"),
                    ("location_holder", "Keeper of protected whereabouts"),
                    ("agency_lead", "Agency lead"),
                    ("team_supervisor", "Stands above a team"),
                ],
                max_length=20,
            ),
        ),
    ]
