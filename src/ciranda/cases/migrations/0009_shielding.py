"""With a shield, team and circle become whereabouts; a pregnancy's dossier is a subject's too."""

from pathlib import Path

from django.db import migrations

from ciranda.access.policies.wall import statements

SQL = Path(__file__).parents[1] / "sql"
FACTS = (SQL / "0002_facts.sql").read_text("utf-8")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0008_page"),
        ("people", "0003_details"),
    ]

    operations = [
        migrations.RunSQL(
            FACTS.replace("create function", "create or replace function", 1),
            migrations.RunSQL.noop,
        ),
        *statements(str(SQL), "0011_shielding"),
    ]
