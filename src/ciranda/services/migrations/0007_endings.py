"""What became of what services were asked, and for what reasons cases closed: numbers alone."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("services", "0006_between"),
        ("cases", "0027_telling"),
        ("programmes", "0002_only_added"),
    ]

    operations = statements(SQL, "0003_endings")
