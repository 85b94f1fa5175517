"""For a file on a pregnancy the woman is who may sign."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("cases", "0025_project_over"), ("people", "0005_reach")]

    operations = statements(SQL, "0022_woman_signs")
