"""Openings of closed cases are reviewed; erasing reaches a plan's goals and what was agreed."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("cases", "0017_line")]

    operations = statements(SQL, "0020_archive_reviewed")
