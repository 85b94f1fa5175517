"""Names of persons without any live file are erased."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("ops", "0002_marks"),
        ("people", "0007_never_and_sealed"),
        ("cases", "0024_never_and_sealed"),
        ("referrals", "0004_protected"),
        ("accounts", "0003_sessions"),
    ]

    operations = [*statements(SQL, "0003_names")]
