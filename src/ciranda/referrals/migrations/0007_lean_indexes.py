from django.db import migrations

from ciranda.common.migrating import LeanOnAnother


class Migration(migrations.Migration):
    """An index that another begins with cost a write each and told the planner nothing."""

    dependencies = [("referrals", "0006_undecided")]

    operations = [
        LeanOnAnother(
            {
                "enquiry": ["referral", "service"],
                "referral": ["sender", "team"],
                "signal": ["referral", "team"],
                "step": ["referral"],
                "tally": ["team"],
            }
        ),
    ]
