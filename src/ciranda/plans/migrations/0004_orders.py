"""An action a court ordered: nobody takes it out, stops or declines it; dissent is noted beside it."""

from pathlib import Path

from django.db import migrations, models
from django.db.models import Q

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_joining")]

    operations = [
        migrations.AddField(
            model_name="action",
            name="ordered_by",
            field=models.TextField(
                blank=True,
                db_default="",
                help_text="The court's decision that asks it: nobody may take it out, stop or decline it",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="order_explained",
            field=models.TextField(
                blank=True, db_default="", help_text="What the decision means, in plain words"
            ),
        ),
        migrations.AddField(
            model_name="actionupdate",
            name="dissents",
            field=models.BooleanField(
                db_default=False, default=False, help_text="Somebody notes that they disagree"
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=Q(ordered_by="") | ~Q(state="stopped") & ~Q(request="refused"),
                name="plan_action_order_stands",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=Q(ordered_by="") | ~Q(order_explained=""),
                name="plan_action_order_explained",
            ),
        ),
        *statements(SQL, "0003_orders"),
    ]
