"""«Who looked» and «why can I see this» for those they are about; the head of the seals."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements


class Migration(migrations.Migration):
    dependencies = [("access", "0002_bars"), ("audit", "0001_initial")]
    operations = statements(str(Path(__file__).parents[1] / "sql"), "0006_looks")
