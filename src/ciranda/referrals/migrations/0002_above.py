"""What climbed above a team, for whoever stands above it."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0001_initial"),
        ("agencies", "0002_above"),
        ("cases", "0006_contacts_tasks_clocks"),
    ]

    operations = [*statements(SQL, "0003_above")]
