from django.db import migrations, models

from ciranda.common.migrating import LeanOnAnother


class Migration(migrations.Migration):
    """An index that another begins with cost a write each and told the planner nothing."""

    dependencies = [("plans", "0006_levels")]

    operations = [
        LeanOnAnother(
            {
                "action": ["plan"],
                "actionterms": ["action", "plan_version"],
                "actionupdate": ["action"],
                "attainment": ["review"],
                "goal": ["plan_version"],
                "plansignature": ["plan_version"],
                "planversion": ["plan"],
                "rank": ["goal"],
                "review": ["plan_version"],
                "words": ["plan_version"],
            }
        ),
        migrations.RemoveIndex("goal", "plan_goal_version"),
        migrations.AddIndex(
            "planversion", models.Index(fields=["dossier_id"], name="plan_version_dossier")
        ),
    ]
