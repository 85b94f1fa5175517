"""A task for the day after a project ended."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0024_never_and_sealed"),
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
                    (
                        "project_over",
                        "The project is over and this family did not go on. Talk with them and close the case.",
                    ),
                    ("home_visit", "An invitation went unanswered. Visit the family at home."),
                    ("passes_on", "Somebody else will answer for this child soon. Prepare it."),
                    (
                        "decide_bases",
                        "Decide whether what was open without consent goes on here.",
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
    ]
