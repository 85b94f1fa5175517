"""A search asks once whom of all it met the asker may see."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("people", "0012_own_people")]

    operations = [*statements(SQL, "0012_seen_at_once")]
