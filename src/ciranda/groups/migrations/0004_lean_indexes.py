from django.db import migrations

from ciranda.common.migrating import LeanOnAnother


class Migration(migrations.Migration):
    """An index that another begins with cost a write each and told the planner nothing."""

    dependencies = [("groups", "0003_choosing_and_totals")]

    operations = [
        LeanOnAnother(
            {
                "attendance": ["enrolment", "session"],
                "enrolment": ["case", "group"],
                "group": ["service"],
                "publishedtotal": ["service"],
                "session": ["group"],
            }
        ),
    ]
