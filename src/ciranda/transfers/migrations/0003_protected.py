"""For a shielded family a transfer is whereabouts, and so is who receives the child."""

from pathlib import Path

from django.db import migrations, models

from ciranda.access.enums import Category
from ciranda.access.policies.wall import rewall, statements

EITHER = (Category.LOCATION, Category.INVOLVEMENT)
SQL = str(Path(__file__).parents[1] / "sql")


def category(model: str) -> migrations.AddField:
    """Who is involved; whereabouts for the shielded."""
    return migrations.AddField(
        model_name=model,
        name="category",
        field=models.SmallIntegerField(
            choices=Category.choices,
            db_default=Category.INVOLVEMENT.value,
            default=Category.INVOLVEMENT,
        ),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("transfers", "0002_consents_end"),
        ("cases", "0023_protected_areas"),
        ("people", "0005_reach"),
    ]

    operations = [
        category("transfer"),
        category("transferstep"),
        rewall("transfers_transfer", column="category", among=EITHER),
        rewall("transfers_transferstep", column="category", among=EITHER),
        *statements(SQL, "0004_protected"),
    ]
