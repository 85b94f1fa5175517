"""What of the demonstration stands already."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements


class Migration(migrations.Migration):
    dependencies = [("ops", "0001_jobs")]
    operations = statements(str(Path(__file__).parents[1] / "sql"), "0002_marks")
