"""What the planner is told about grants."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements


class Migration(migrations.Migration):
    dependencies = [("access", "0005_pregnancy_dossier")]
    operations = statements(str(Path(__file__).parents[1] / "sql"), "0008_estimate")
