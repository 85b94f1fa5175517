"""A legal basis that came along with a move waits for the new team's decision."""

from pathlib import Path

from django.db import migrations, models

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0005_questions_of_a_case"),
    ]

    operations = [
        migrations.AddField(
            model_name="legalbasis",
            name="carried_from",
            field=models.UUIDField(
                help_text="The basis of the team before, which the new team decides about",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="legalbasis", name="decide_by", field=models.DateField(null=True)
        ),
        migrations.AddField(
            model_name="legalbasis", name="decided_at", field=models.DateTimeField(null=True)
        ),
        *statements(SQL, "0005_carried_bases"),
    ]
