"""Sessions behind a wall of their own: one's own, or the one whose key the browser holds."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_sign_in"), ("access", "0001_initial")]

    operations = statements(SQL, "0003_sessions")
