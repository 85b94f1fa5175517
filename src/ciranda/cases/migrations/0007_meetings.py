"""Meetings; suspension, emergencies and «who can see this» as named functions."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.enums import Category
from ciranda.access.policies.wall import fixed, statements, wall

SQL = str(Path(__file__).parents[1] / "sql")
STAFF = "(select app_staff())"
ONESELF = f"person_id = (select app_person()) or {STAFF}"


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_looks"),
        ("agencies", "0001_initial"),
        ("cases", "0006_contacts_tasks_clocks"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                (
                    "category",
                    models.SmallIntegerField(
                        choices=[
                            (0, "Identity"),
                            (1, "Whereabouts"),
                            (2, "Who is involved"),
                            (3, "Contacts and visits"),
                            (4, "Dates and tasks"),
                            (5, "Plan"),
                            (6, "Development"),
                            (7, "Health"),
                            (8, "Education"),
                            (9, "Social situation"),
                            (10, "Safeguarding"),
                            (11, "Legal"),
                            (12, "Money"),
                            (13, "Consents and who looked"),
                            (14, "Who told us"),
                        ]
                    ),
                ),
                ("position", models.SmallIntegerField()),
                ("words", models.TextField()),
                ("raised_by_name", models.TextField()),
                ("raised_by_family", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                (
                    "category",
                    models.SmallIntegerField(
                        choices=[
                            (0, "Identity"),
                            (1, "Whereabouts"),
                            (2, "Who is involved"),
                            (3, "Contacts and visits"),
                            (4, "Dates and tasks"),
                            (5, "Plan"),
                            (6, "Development"),
                            (7, "Health"),
                            (8, "Education"),
                            (9, "Social situation"),
                            (10, "Safeguarding"),
                            (11, "Legal"),
                            (12, "Money"),
                            (13, "Consents and who looked"),
                            (14, "Who told us"),
                        ]
                    ),
                ),
                ("words", models.TextField()),
                ("name", models.TextField()),
                ("due_on", models.DateField()),
                ("task_id", models.UUIDField(null=True)),
                ("decided_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Invitee",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                ("name", models.TextField()),
                ("role", models.TextField(blank=True)),
                ("agency_name", models.TextField(blank=True)),
                ("is_organiser", models.BooleanField(default=False)),
                ("invited_at", models.DateTimeField()),
                ("uninvited_at", models.DateTimeField(null=True)),
                (
                    "attended",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("came", "Came"),
                            ("excused", "Could not come, and said so"),
                            ("absent", "Did not come"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField(unique=True)),
                ("custody_id", models.UUIDField()),
                ("kind_key", models.TextField()),
                ("is_safeguarding", models.BooleanField(default=False)),
                ("starts_at", models.DateTimeField()),
                ("lasts_minutes", models.SmallIntegerField(default=60)),
                ("place", models.TextField(blank=True)),
                ("called_by_name", models.TextField()),
                ("called_at", models.DateTimeField()),
                ("held_at", models.DateTimeField(null=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("cancel_reason", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                (
                    "category",
                    models.SmallIntegerField(
                        choices=[
                            (0, "Identity"),
                            (1, "Whereabouts"),
                            (2, "Who is involved"),
                            (3, "Contacts and visits"),
                            (4, "Dates and tasks"),
                            (5, "Plan"),
                            (6, "Development"),
                            (7, "Health"),
                            (8, "Education"),
                            (9, "Social situation"),
                            (10, "Safeguarding"),
                            (11, "Legal"),
                            (12, "Money"),
                            (13, "Consents and who looked"),
                            (14, "Who told us"),
                        ]
                    ),
                ),
                ("body", models.TextField()),
                ("language", models.CharField(default="pt", max_length=10)),
                ("version", models.IntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft, not yet shown to the family"),
                            ("shown", "Shown to the family"),
                            ("final", "Final"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("written_by_name", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("shown_at", models.DateTimeField(null=True)),
                ("final_at", models.DateTimeField(null=True)),
                ("final_by", models.UUIDField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="MinutesSeen",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                ("version", models.IntegerField()),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("portal", "In their own pages"),
                            ("paper", "On paper"),
                            ("aloud", "Read aloud to them"),
                        ],
                        max_length=10,
                    ),
                ),
                ("remark", models.TextField(blank=True)),
                ("seen_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name="Veto",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
            ],
        ),
        migrations.AddField(
            model_name="breakglass",
            name="justified",
            field=models.BooleanField(help_text="What the review found", null=True),
        ),
        migrations.AlterField(
            model_name="familynotice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("stand_in", "Someone else stands in for your case manager for now."),
                    ("stand_in_ended", "Your case manager is back."),
                    ("case_manager", "You have a new case manager."),
                    (
                        "away",
                        "Someone of your circle is away for now. Your case manager can tell you more.",
                    ),
                    ("circle", "Someone joined or left your circle."),
                    ("meeting", "You are invited to a meeting."),
                    ("meeting_changed", "Something changed about a meeting."),
                    ("minutes", "The notes of a meeting are ready for you to read."),
                ],
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="breakglass",
            index=models.Index(
                condition=models.Q(("reviewed_at", None)),
                fields=["case"],
                name="break_glass_waiting",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="membership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.membership",
            ),
        ),
        migrations.AddField(
            model_name="invitee",
            name="helper_of",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="invitee",
            name="membership",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.membership",
            ),
        ),
        migrations.AddField(
            model_name="invitee",
            name="person",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="invitee",
            name="service",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.service",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="called_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.membership",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="invitee",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.meeting"
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.meeting"
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.meeting"
            ),
        ),
        migrations.AddField(
            model_name="minutes",
            name="meeting",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.meeting"
            ),
        ),
        migrations.AddField(
            model_name="minutesseen",
            name="minutes",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.minutes"
            ),
        ),
        migrations.AddField(
            model_name="minutesseen",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="veto",
            name="invitee",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.invitee"
            ),
        ),
        migrations.AddField(
            model_name="veto",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.meeting"
            ),
        ),
        migrations.AddField(
            model_name="veto",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["case", "-starts_at"], name="meeting_case"),
        ),
        migrations.AddIndex(
            model_name="invitee",
            index=models.Index(fields=["meeting"], name="invitee_meeting"),
        ),
        migrations.AddIndex(
            model_name="invitee",
            index=models.Index(fields=["membership"], name="invitee_membership"),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["meeting"], name="decision_meeting"),
        ),
        migrations.AddIndex(
            model_name="agendaitem",
            index=models.Index(fields=["meeting", "position"], name="agenda_meeting"),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("final_at", None),
                    ("final_at__gte", models.F("shown_at")),
                    ("shown_at", None),
                    _connector="OR",
                ),
                name="minutes_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutesseen",
            constraint=models.UniqueConstraint(
                fields=("minutes", "person", "version"), name="minutes_seen_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="veto",
            constraint=models.UniqueConstraint(
                fields=("meeting", "person"), name="veto_one_an_adult"
            ),
        ),
        wall("cases_meeting", Category.SCHEDULE),
        wall("cases_invitee", Category.SCHEDULE),
        wall("cases_veto", Category.SCHEDULE, also=ONESELF),
        wall("cases_agendaitem", column="category"),
        wall("cases_decision", column="category"),
        # a draft is staff's own
        wall("cases_minutes", column="category", also=f"state <> 'draft' or {STAFF}"),
        wall("cases_minutesseen", Category.SCHEDULE, also=ONESELF),
        *statements(SQL, "0007_suspension", "0008_emergency", "0009_sight", "0010_vetoes"),
        migrations.RunSQL(
            "create policy wall on cases_breakglass to ciranda_web"
            f" using ({fixed('cases_breakglass', Category.CONSENT, 'cats')} and {STAFF})"
            f" with check ({fixed('cases_breakglass', Category.CONSENT, 'writes')} and {STAFF})",
            migrations.RunSQL.noop,
        ),
    ]
