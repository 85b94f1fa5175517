"""Budgets of a team: every member of it reads them, nobody else."""

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.policies.wall import of_team, through


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0003_sign_in"),
        ("groups", "0001_initial"),
        ("programmes", "0002_only_added"),
    ]

    operations = [
        migrations.CreateModel(
            name="Budget",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("line_key", models.TextField(help_text="A budget line of the pack")),
                (
                    "pooled",
                    models.BooleanField(
                        default=False, help_text="Every member of the team may draw"
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[("hours", "hours"), ("money", "money")],
                        default="hours",
                        max_length=5,
                    ),
                ),
                ("total", models.DecimalField(decimal_places=2, max_digits=12)),
                ("drawn", models.DecimalField(decimal_places=2, default=0, max_digits=12)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("version", models.IntegerField(default=1)),
                (
                    "pack_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.packversion",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.service",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.team",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Cost",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("what", models.TextField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                (
                    "line_key",
                    models.TextField(blank=True, help_text="Empty: there is no such category"),
                ),
                ("recorded_by", models.UUIDField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.service",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.team",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Draw",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                (
                    "paid_for",
                    models.CharField(
                        choices=[
                            ("session", "A session of a group"),
                            ("contact", "A visit, talk or consultation"),
                            ("supervision", "A supervision"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("drawn_on", models.DateField()),
                ("recorded_by", models.UUIDField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "budget",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budgets.budget",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.service",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="groups.session",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("why", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField()),
                (
                    "approved_amount",
                    models.DecimalField(decimal_places=2, max_digits=12, null=True),
                ),
                (
                    "approved_by",
                    models.TextField(blank=True, help_text="Who at the funder, and in what office"),
                ),
                ("approved_on", models.DateField(null=True)),
                (
                    "document",
                    models.TextField(blank=True, help_text="Number or name of the funder's paper"),
                ),
                ("approval_recorded_by", models.UUIDField(null=True)),
                ("moved_at", models.DateTimeField(null=True)),
                (
                    "moved_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budgets.budget",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.service",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="budgets.budget",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.team",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="budget",
            index=models.Index(fields=["team", "ends_on"], name="budget_team"),
        ),
        migrations.AddConstraint(
            model_name="budget",
            constraint=models.CheckConstraint(
                condition=models.Q(("drawn__gte", 0), ("drawn__lte", models.F("total"))),
                name="budget_never_overdrawn",
            ),
        ),
        migrations.AddConstraint(
            model_name="budget",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="budget_order"
            ),
        ),
        migrations.AddIndex(
            model_name="cost",
            index=models.Index(fields=["team", "-recorded_at"], name="cost_team"),
        ),
        migrations.AddIndex(
            model_name="draw",
            index=models.Index(fields=["budget", "-recorded_at"], name="draw_budget"),
        ),
        migrations.AddConstraint(
            model_name="draw",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="draw_more_than_nothing"
            ),
        ),
        migrations.AddIndex(
            model_name="move",
            index=models.Index(fields=["team", "-asked_at"], name="move_team"),
        ),
        migrations.AddConstraint(
            model_name="move",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("moved_at", None),
                    models.Q(
                        ("approved_on__isnull", False),
                        models.Q(("approved_by", ""), _negated=True),
                        models.Q(("document", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="move_only_approved",
            ),
        ),
        of_team("budgets_budget"),
        through("budgets_draw", "budgets_budget", "id", mine="budget_id"),
        of_team("budgets_move"),
        of_team("budgets_cost"),
    ]
