"""The end of a team's project: its members write it, whoever sees a case of the team reads it."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")
# Placed in the team, or a job of the night. A family reads its own team's day through its case.
_TEAM = """exists (select 1 from agencies_placement p where p.team_id = budgets_projectend.team_id
 and p.membership_id = (select app_membership()) and p.started_on <= current_date
 and (p.ended_on is null or p.ended_on > current_date))
 or ((select app_staff()) and (select app_human()) is null)"""
_CONCERNED = """exists (select 1 from cases_custody u
 where u.team_id = budgets_projectend.team_id and u.ended_at is null)"""
WALL = f"""
alter table budgets_projectend enable row level security;
alter table budgets_projectend force row level security;
create policy owner_all on budgets_projectend to ciranda_owner using (true) with check (true);
create policy wall on budgets_projectend to ciranda_web
 using ({_TEAM} or {_CONCERNED}) with check ({_TEAM});
grant select, insert, update on budgets_projectend to ciranda_web;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0005_agreement"),
        ("budgets", "0001_initial"),
        ("cases", "0025_project_over"),
        ("groups", "0002_stop"),
        ("programmes", "0002_only_added"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProjectEnd",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("last_day", models.DateField()),
                (
                    "paper",
                    models.TextField(help_text="Number or name of the paper that says so"),
                ),
                ("announced_at", models.DateTimeField()),
                ("announced_by", models.UUIDField()),
                ("taken_back_at", models.DateTimeField(null=True)),
                ("stopped_at", models.DateTimeField(null=True)),
                (
                    "pack_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.packversion",
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
            options={
                "indexes": [models.Index(fields=["team"], name="project_end_team")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stopped_at", None), ("taken_back_at", None)),
                        fields=("team",),
                        name="project_end_one_at_a_time",
                    )
                ],
            },
        ),
        migrations.RunSQL(WALL, migrations.RunSQL.noop),
        *statements(SQL, "0002_project_end"),
    ]
