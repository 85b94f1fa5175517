from django.db import migrations, models

from ciranda.common.migrating import LeanOnAnother


class Migration(migrations.Migration):
    """An index that another begins with cost a write each and told the planner nothing."""

    dependencies = [("consent", "0006_carried_bases")]

    operations = [
        LeanOnAnother(
            {
                "effect": ["consent"],
                "question": ["consent", "person"],
                "signature": ["consent"],
            }
        ),
        migrations.RemoveIndex("question", "question_consent"),
        migrations.AddIndex(
            "consent",
            models.Index(
                condition=models.Q(answer="replaced"),
                fields=["custody_id"],
                name="consent_replaced",
            ),
        ),
    ]
