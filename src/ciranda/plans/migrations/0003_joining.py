"""Whether the families of a plan and of a case are one household's."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0014_consents_tended"),
        ("plans", "0002_person_now"),
    ]

    operations = [*statements(SQL, "0002_joining")]
