from django.db import migrations

from ciranda.common.migrating import LeanOnAnother


class Migration(migrations.Migration):
    """An index that another begins with cost a write each and told the planner nothing."""

    dependencies = [("agencies", "0006_service_moves")]

    operations = [
        LeanOnAnother(
            {
                "agreement": ["team"],
                "identitylink": ["provider"],
            }
        ),
        migrations.RemoveIndex("agreement", "agreement_team"),
    ]
