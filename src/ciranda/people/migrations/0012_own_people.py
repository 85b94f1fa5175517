"""A worker's own people are found however many in the country carry their names."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("people", "0011_years")]

    operations = [*statements(SQL, "0011_own_people")]
