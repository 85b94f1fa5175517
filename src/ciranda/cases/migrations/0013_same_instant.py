"""Custody and coordination that begin in one instant follow each other, the ended one first."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("cases", "0012_handover")]
    operations = [*statements(SQL, "0014_same_instant")]
