"""What a family's page asks past the wall: whether to say «protected»."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_meetings")]

    operations = [*statements(SQL, "0006_page")]
