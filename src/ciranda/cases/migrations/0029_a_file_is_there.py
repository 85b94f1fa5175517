"""Whoever reads anything of a file knows that it is there, whatever was agreed to be read."""

from django.db import migrations

from ciranda.access.enums import Category
from ciranda.access.policies.wall import known


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0028_faces_and_offers"),
    ]

    operations = [known("cases_volume", Category.INVOLVEMENT)]
