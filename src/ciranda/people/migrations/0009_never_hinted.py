"""Who said never is neither hinted at nor asked about; a word taken back with its answer."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("people", "0008_inviting")]

    operations = [*statements(SQL, "0009_never_hinted")]
