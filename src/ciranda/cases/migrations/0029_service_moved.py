"""A notice: a service that one let read went to another controller."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0028_faces_and_offers"),
    ]

    operations = [
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
                    ("offer", "A place was offered. It is lost without your answer."),
                    ("minutes", "The notes of a meeting are ready for you to read."),
                    ("consent_ends", "Something you agreed to ends soon. You can answer again."),
                    (
                        "consent_lapsed",
                        "Something you agreed to has ended by rule. Your case manager can tell you more.",
                    ),
                    (
                        "service_moved",
                        "A service that you let read answers to another agency now. You can take it back.",
                    ),
                    ("of_age", "Part of the file is now the young person's own to decide about."),
                ],
                max_length=20,
            ),
        ),
    ]
