from django.db import migrations

from ciranda.common.migrating import LeanOnAnother


class Migration(migrations.Migration):
    """An index that another begins with cost a write each and told the planner nothing."""

    dependencies = [("assessments", "0003_partial_days")]

    operations = [
        LeanOnAnother(
            {
                "groupanswers": ["assessment"],
            }
        ),
    ]
