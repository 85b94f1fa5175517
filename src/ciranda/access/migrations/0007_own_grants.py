"""One's own grants, worded so that the planner asks for the dossier at hand."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements


class Migration(migrations.Migration):
    dependencies = [("access", "0006_estimate")]
    operations = statements(str(Path(__file__).parents[1] / "sql"), "0009_own_grants")
