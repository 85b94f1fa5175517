from django.db import migrations

from ciranda.common.migrating import LeanOnAnother


class Migration(migrations.Migration):
    """An index that another begins with cost a write each and told the planner nothing."""

    dependencies = [("services", "0009_papers")]

    operations = [
        LeanOnAnother(
            {
                "answer": ["part"],
                "certificate": ["case"],
                "consultation": ["asked", "asking"],
                "consultedfamily": ["case"],
                "coordinationtally": ["service"],
                "delegation": ["issuer"],
                "desktally": ["service"],
                "interpreting": ["case"],
                "interpretingtally": ["team"],
                "knock": ["part"],
                "offerplace": ["case"],
                "oralagreement": ["agency"],
                "placefinding": ["case"],
                "placeoffer": ["case"],
                "request": ["case"],
                "requestpart": ["case", "request", "service"],
            }
        ),
    ]
