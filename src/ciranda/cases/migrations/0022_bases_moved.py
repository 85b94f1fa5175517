"""Legal bases are decided about anew when custody moves."""

from pathlib import Path

from django.db import migrations, models

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0021_line_onward"),
        ("consent", "0006_carried_bases"),
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
                        "Who signs for this family has changed."
                        " Look at its consents and ask again.",
                    ),
                    ("consent_ends", "A consent ends soon. Ask the family again."),
                    (
                        "home_visit",
                        "An invitation went unanswered. Visit the family at home.",
                    ),
                    (
                        "passes_on",
                        "Somebody else will answer for this child soon. Prepare it.",
                    ),
                    (
                        "decide_bases",
                        "Decide whether what was open without consent goes on here.",
                    ),
                    (
                        "coming_of_age",
                        "Someone will soon sign for themselves."
                        " Talk about it, and ask before the day.",
                    ),
                ],
                db_default="",
                help_text="What the record itself asks: said in the reader's language, not in"
                " `what`",
                max_length=20,
            ),
        ),
        *statements(SQL, "0022_bases_moved"),
    ]
