"""Whether a family's agreement to one column stands, for those who may not read consents."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("consent", "0002_answers")]

    operations = [*statements(SQL, "0004_holds")]
