"""A grant belongs to the source that gives it."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements


class Migration(migrations.Migration):
    dependencies = [("access", "0003_looks")]
    operations = statements(str(Path(__file__).parents[1] / "sql"), "0007_sources")
