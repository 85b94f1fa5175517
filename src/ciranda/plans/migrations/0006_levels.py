"""At which level of help an action is done, and why no lower one is enough."""

from pathlib import Path

from django.db import migrations, models

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0005_protected_areas"),
    ]

    operations = [
        migrations.AddField(
            model_name="actionterms",
            name="level_key",
            field=models.TextField(
                blank=True,
                db_default="",
                help_text="A level of the pack's plan, where it has levels",
            ),
        ),
        migrations.AddField(
            model_name="actionterms",
            name="level_reason",
            field=models.TextField(
                blank=True, db_default="", help_text="Why a lower level is not enough"
            ),
        ),
        *statements(SQL, "0004_levels"),
    ]
