"""What is asked at the counters of a team, quarter by quarter."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("groups", "0005_own_choice")]

    operations = [*statements(SQL, "0006_asked_by_quarter")]
