"""The monitoring line: planned contacts, extra support, and how many were reached."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.enums import Category
from ciranda.access.policies.wall import statements, wall

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0016_silent_notices"),
    ]

    operations = [
        migrations.AlterField(
            model_name="task",
            name="prompt",
            field=models.CharField(
                blank=True,
                choices=[
                    (
                        "usual_talk",
                        "Ring the family for a usual talk. Look at its consents before you do.",
                    ),
                    ("passed_on", "Look at what passed to you."),
                    (
                        "ask_again",
                        "Who signs for this family has changed. Look at its consents and ask again.",
                    ),
                    ("consent_ends", "A consent ends soon. Ask the family again."),
                    ("home_visit", "An invitation went unanswered. Visit the family at home."),
                    (
                        "coming_of_age",
                        "Someone will soon sign for themselves. Talk about it, and ask before the day.",
                    ),
                ],
                db_default="",
                help_text="What the record itself asks: said in the reader's language, not in `what`",
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                (
                    "start",
                    models.CharField(
                        choices=[
                            ("birth", "the register told of a birth"),
                            ("arrival", "the register told of an arrival"),
                            ("came", "the family came by itself, without the register"),
                        ],
                        max_length=10,
                    ),
                ),
                ("began_on", models.DateField()),
                ("declined_on", models.DateField(null=True)),
                (
                    "review_on",
                    models.DateField(help_text="Nobody is invited by itself before", null=True),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case"], name="line_case")],
                "constraints": [
                    models.UniqueConstraint(fields=("dossier_id",), name="line_once_a_volume"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("declined_on", None), ("review_on__isnull", False), _connector="OR"
                        ),
                        name="line_declined_until",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Moment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                (
                    "key",
                    models.TextField(
                        blank=True, help_text="Of the pack's contact schedule; none: added"
                    ),
                ),
                ("kind_key", models.TextField(help_text="A contact kind of the pack")),
                ("payer_key", models.TextField(blank=True)),
                ("first_on", models.DateField(null=True)),
                ("due_on", models.DateField()),
                (
                    "change",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "As planned"),
                            ("moved", "Moved"),
                            ("skipped", "Skipped"),
                            ("added", "Added"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason_key", models.TextField(blank=True)),
                ("changed_at", models.DateTimeField(null=True)),
                ("changed_by_name", models.TextField(blank=True)),
                (
                    "earlier",
                    models.JSONField(
                        default=list, help_text="The days and reasons before, oldest first"
                    ),
                ),
                ("invited_on", models.DateField(null=True)),
                ("answer_by", models.DateField(null=True)),
                ("answered_on", models.DateField(null=True)),
                (
                    "visit_asked_on",
                    models.DateField(help_text="Unanswered: a home visit was asked", null=True),
                ),
                ("held_on", models.DateField(null=True)),
                ("minutes", models.SmallIntegerField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.contact",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case", "due_on"], name="moment_case"),
                    models.Index(
                        condition=models.Q(
                            ("held_on", None), models.Q(("change", "skipped"), _negated=True)
                        ),
                        fields=["due_on"],
                        name="moment_open",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("dossier_id", "key"),
                        name="moment_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("change", ""),
                            ("change", "added"),
                            models.Q(("reason_key", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="moment_changed_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Support",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                ("cap_key", models.TextField()),
                ("payer_key", models.TextField(blank=True)),
                ("on", models.DateField()),
                ("minutes", models.SmallIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.contact",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "cap_key"], name="support_case")],
            },
        ),
        migrations.CreateModel(
            name="SupportRelease",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                ("cap_key", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("referral", "Referred on"),
                            ("decision", "Decided by whoever leads the team"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(help_text="To whom, or why")),
                ("decided_by_name", models.TextField()),
                ("decided_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case"], name="support_release_case")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="support_release_has_grounds",
                    )
                ],
            },
        ),
        wall("cases_line", Category.SCHEDULE),
        wall("cases_moment", Category.SCHEDULE),
        wall("cases_support", Category.SCHEDULE),
        wall("cases_supportrelease", Category.SCHEDULE),
        *statements(SQL, "0019_line"),
    ]
