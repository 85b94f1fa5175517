"""Consents end with the move, and the stage goes on since when it stands."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("transfers", "0001_initial"),
        ("consent", "0002_answers"),
        ("cases", "0011_workplaces"),
    ]

    operations = [*statements(str(SQL), "0003_hand_over")]
