from django.db import migrations

from ciranda.common.migrating import LeanOnAnother


class Migration(migrations.Migration):
    """An index that another begins with cost a write each and told the planner nothing."""

    dependencies = [("transfers", "0004_topics")]

    operations = [
        LeanOnAnother(
            {
                "transfer": ["from_team", "to_team"],
                "transferstep": ["transfer"],
                "transition": ["case"],
                "transitiontopic": ["transition"],
            }
        ),
    ]
