"""Whoever comes to a group chooses the worker in their own pages."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("groups", "0004_lean_indexes")]

    operations = [*statements(SQL, "0005_own_choice")]
