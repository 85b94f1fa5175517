"""After a loss no notice reaches the family, whichever part of the product sends it."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_archive")]

    operations = statements(SQL, "0018_silent_notices")
