from django.db import migrations

from ciranda.common.migrating import LeanOnAnother


class Migration(migrations.Migration):
    """An index that another begins with cost a write each and told the planner nothing."""

    dependencies = [("people", "0009_never_hinted")]

    operations = [
        LeanOnAnother(
            {
                "contactpoint": ["person"],
                "householdmember": ["household", "person"],
                "identifier": ["person"],
                "namechange": ["person"],
                "notsame": ["first", "second"],
                "participation": ["person"],
                "placerisk": ["place"],
                "pregnancy": ["woman"],
                "residence": ["person"],
                "sameperson": ["other", "person"],
                "schooling": ["person"],
                "shield": ["person"],
                "shieldnotice": ["person"],
                "spokenlanguage": ["person"],
            }
        ),
    ]
