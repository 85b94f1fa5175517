"""Listed concerns of which a team is told directly, the parents referred too."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("referrals", "0002_above")]

    operations = [
        migrations.AlterField(
            model_name="telling",
            name="kind",
            field=models.CharField(
                choices=[
                    ("worry", "What worries"),
                    ("child_name", "Name of the child"),
                    ("child_age", "Age of the child"),
                    ("place", "Where the child lives"),
                    ("reach", "How to reach the family"),
                    ("told", "What the family was told"),
                    ("request", "The family's own request"),
                    ("grounds", "Why the team is told directly"),
                    ("note", "Note of the team"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="direct_key",
            field=models.TextField(
                blank=True,
                db_default="",
                help_text="The pack's concern of which the team is told directly",
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="parents_referred",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="The parents themselves were referred as well",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=Q(direct_key="") | Q(parents_referred=True),
                name="referral_direct_and_the_parents_too",
            ),
        ),
    ]
