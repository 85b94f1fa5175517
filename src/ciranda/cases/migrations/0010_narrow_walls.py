"""Custody and circle are involvement or, with a shield, location: their walls ask for these two."""

from django.db import migrations, models

from ciranda.access.enums import Category
from ciranda.access.policies.wall import rewall

EITHER = (Category.LOCATION, Category.INVOLVEMENT)


def _checked(model: str, name: str) -> migrations.AddConstraint:
    return migrations.AddConstraint(
        model_name=model,
        constraint=models.CheckConstraint(condition=models.Q(("category__in", (1, 2))), name=name),
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_shielding"), ("access", "0007_own_grants")]
    operations = [
        _checked("circlemember", "circle_known_or_hidden"),
        _checked("custody", "custody_known_or_hidden"),
        rewall("cases_custody", column="category", among=EITHER),
        rewall("cases_circlemember", column="category", among=EITHER),
    ]
