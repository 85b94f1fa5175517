"""An agency that stands beside what was written is whereabouts for the shielded."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0022_bases_moved"),
        ("documents", "0001_initial"),
    ]

    operations = [*statements(SQL, "0023_protected_areas")]
