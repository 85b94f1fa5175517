"""A family's groups stop with the project that paid for them."""

from pathlib import Path

from django.db import migrations, models

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("groups", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="enrolment",
            name="end_reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("finished", "The group is over"),
                    ("family", "The family wants it so"),
                    ("agreement", "The family's agreement ended"),
                    ("moved", "Moved away"),
                    ("project", "The project that paid for it is over"),
                ],
                max_length=10,
            ),
        ),
        *statements(SQL, "0002_stop"),
    ]
