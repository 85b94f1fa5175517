"""The line of background jobs behind its own wall."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements


class Migration(migrations.Migration):
    initial = True
    dependencies = [("procrastinate", "__latest__"), ("access", "0001_initial")]
    operations = statements(str(Path(__file__).parents[1] / "sql"), "0001_jobs")
