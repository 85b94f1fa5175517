"""Who could sign for a case, by id."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_origin"), ("consent", "0002_answers")]

    operations = [*statements(SQL, "0003_holders")]
