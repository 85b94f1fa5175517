"""Told apart and taken back; how long whoever entered a child reaches into the child's file."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("people", "0004_named_twice"), ("access", "0006_estimate")]

    operations = statements(SQL, "0006_reach")
