"""Figures of teams: closed tables that two named functions touch."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from ciranda.access.policies.wall import closed, statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_initial"),
        ("agencies", "0003_sign_in"),
        ("cases", "0020_asked_parts"),
        ("plans", "0003_joining"),
        ("referrals", "0002_above"),
    ]

    operations = [
        migrations.CreateModel(
            name="Counting",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("counted_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("programme_key", models.TextField()),
                (
                    "month",
                    models.DateField(help_text="Its first day; none: as it stands", null=True),
                ),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("open", "Open cases"),
                            ("entry", "Beginning"),
                            ("active", "Being supported"),
                            ("surveillance", "Watched, with a date to look again"),
                            ("transition", "Preparing to leave"),
                            ("managed", "With a case manager"),
                            ("planned", "With a signed plan"),
                            ("waiting", "Referrals waiting for an answer"),
                            ("waiting_late", "Of these, past their day"),
                            ("late", "Deadlines missed"),
                            ("opened", "Opened"),
                            ("closed", "Closed"),
                            ("moved_in", "Came from another team"),
                            ("moved_out", "Moved to another team"),
                            ("received", "Referrals received"),
                            ("answered", "Of these, answered"),
                            ("in_time", "Of these, answered in time"),
                            ("reviewed", "Plans looked at again"),
                        ],
                        max_length=20,
                    ),
                ),
                ("number", models.IntegerField()),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.team",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("team", "programme_key", "measure", "month"),
                        name="figure_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gt", 0)), name="figure_above_zero"
                    ),
                ],
            },
        ),
        closed("outcomes_figure"),
        closed("outcomes_counting"),
        *statements(SQL, "0001_figures"),
    ]
