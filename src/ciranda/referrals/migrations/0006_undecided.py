"""How much lies undecided at one's teams, for my day: a number and a day."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("referrals", "0005_sign_ups")]

    operations = [*statements(SQL, "0006_undecided")]
