from django.db import migrations

from ciranda.common.migrating import LeanOnAnother


class Migration(migrations.Migration):
    """An index that another begins with cost a write each and told the planner nothing."""

    dependencies = [("calendars", "0002_time")]

    operations = [
        LeanOnAnother(
            {
                "clashdecision": ["case", "protected"],
                "commitment": ["case"],
                "teammeeting": ["team"],
                "teampresence": ["meeting"],
            }
        ),
    ]
