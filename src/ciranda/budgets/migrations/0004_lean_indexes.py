from django.db import migrations

from ciranda.common.migrating import LeanOnAnother


class Migration(migrations.Migration):
    """An index that another begins with cost a write each and told the planner nothing."""

    dependencies = [("budgets", "0003_accompaniment")]

    operations = [
        LeanOnAnother(
            {
                "accompaniment": ["case"],
                "budget": ["team"],
                "cost": ["team"],
                "draw": ["budget"],
                "move": ["team"],
                "projectend": ["team"],
            }
        ),
    ]
