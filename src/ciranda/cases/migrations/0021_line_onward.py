"""Who answers next, what is suggested, and which words the family allowed."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import ciranda.common.ids
from ciranda.access.enums import Category
from ciranda.access.policies.wall import statements, wall

SQL = str(Path(__file__).parents[1] / "sql")


def _about_a_case() -> list[tuple[str, models.Field]]:  # type: ignore[type-arg]
    return [
        (
            "id",
            models.UUIDField(default=ciranda.common.ids.uuid7, primary_key=True, serialize=False),
        ),
        ("dossier_id", models.UUIDField()),
        (
            "case",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
            ),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("cases", "0020_asked_parts")]

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
                        "passes_on",
                        "Somebody else will answer for this child soon. Prepare it.",
                    ),
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
        migrations.AddField(
            model_name="paragraph",
            name="item_key",
            field=models.TextField(
                blank=True,
                db_default="",
                help_text="The pack's sensitive item these words are about",
            ),
        ),
        migrations.AddField(
            model_name="paragraph",
            name="allowed_by",
            field=models.TextField(
                blank=True, db_default="", help_text="Who said that it may stand in the file"
            ),
        ),
        migrations.AddConstraint(
            model_name="paragraph",
            constraint=models.CheckConstraint(
                condition=Q(item_key="") | ~Q(allowed_by=""), name="paragraph_item_allowed"
            ),
        ),
        migrations.CreateModel(
            name="Passing",
            fields=[
                *_about_a_case(),
                ("key", models.TextField(help_text="Of the pack's passes")),
                ("due_on", models.DateField()),
                ("prepare_on", models.DateField()),
                (
                    "prepared_on",
                    models.DateField(help_text="When the team was asked to prepare it", null=True),
                ),
                (
                    "received_on",
                    models.DateField(help_text="When the next team took over", null=True),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=Q(("prepared_on", None)),
                        fields=["prepare_on"],
                        name="passing_to_prepare",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("dossier_id", "key"), name="passing_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                *_about_a_case(),
                ("kind_key", models.TextField(help_text="Of the pack's suggestions")),
                (
                    "reason_keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                (
                    "terms_key",
                    models.TextField(blank=True, help_text="The line of the pack's table"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Waits for a person to confirm it"),
                            ("confirmed", "Confirmed"),
                            ("declined", "Not now"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                (
                    "words",
                    models.TextField(blank=True, help_text="What the family says, or why not now"),
                ),
                ("suggested_at", models.DateTimeField()),
                ("suggested_by_name", models.TextField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by_name", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(("state", "proposed")),
                        fields=("dossier_id", "kind_key"),
                        name="suggestion_one_waits",
                    ),
                    models.CheckConstraint(
                        condition=~Q(state="confirmed")
                        | ~Q(terms_key="") & Q(decided_at__isnull=False) & ~Q(decided_by_name=""),
                        name="suggestion_a_person_confirms",
                    ),
                ],
            },
        ),
        wall("cases_passing", Category.SCHEDULE),
        wall("cases_suggestion", Category.EDUCATION),
        *statements(SQL, "0022_line_onward"),
    ]
