"""Entering says which programmes one's teams run."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_sign_in"),
        ("programmes", "0001_initial"),
    ]

    operations = [*statements(SQL, "0004_packs")]
