"""Never ask again, and identities sealed by adoption."""

from pathlib import Path

from django.db import migrations, models
from django.db.models import Q

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0023_protected_areas"),
        ("people", "0007_never_and_sealed"),
    ]

    operations = [
        migrations.AddField(
            model_name="line",
            name="never_ask",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="closing",
            name="never_ask",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RemoveConstraint(model_name="line", name="line_declined_until"),
        migrations.AddConstraint(
            model_name="line",
            constraint=models.CheckConstraint(
                condition=Q(declined_on=None) | Q(review_on__isnull=False) | Q(never_ask=True),
                name="line_declined_until",
            ),
        ),
        *statements(SQL, "0024_sealed"),
    ]
