"""Why one more worker joined a circle; offers of a place as events and notices."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0027_telling"),
    ]

    operations = [
        migrations.AddField(
            model_name="circlemember",
            name="one_more_because",
            field=models.TextField(
                blank=True,
                db_default="",
                help_text="Why the family should know one more worker than its programme means",
            ),
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
                    ("offer", "A place was offered. It is lost without your answer."),
                    ("minutes", "The notes of a meeting are ready for you to read."),
                    ("consent_ends", "Something you agreed to ends soon. You can answer again."),
                    (
                        "consent_lapsed",
                        "Something you agreed to has ended by rule. Your case manager can tell you more.",
                    ),
                    ("of_age", "Part of the file is now the young person's own to decide about."),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="happening",
            name="event",
            field=models.CharField(
                choices=[
                    ("signal_received", "a concern arrived"),
                    ("signal_confirmed", "a concern was confirmed"),
                    ("referral_received", "a referral arrived"),
                    ("referral_answered", "the referral was answered"),
                    ("case_opened", "the case was opened"),
                    ("case_allocated", "a case manager was named"),
                    ("first_contact", "the first contact with the family took place"),
                    ("contact_made", "any contact with the family took place"),
                    ("consent_given", "the family signed to take part"),
                    ("assessment_done", "an assessment was completed"),
                    ("meeting_held", "a meeting took place"),
                    ("plan_proposed", "a plan was proposed to the family"),
                    ("plan_signed", "the family signed the plan"),
                    ("plan_reviewed", "the plan was reviewed"),
                    ("surveillance_started", "watching without direct support began"),
                    ("surveillance_recalled", "the family was seen again while watching"),
                    ("request_made", "a plan action asked a service"),
                    ("request_answered", "the asked service answered"),
                    ("transfer_offered", "the case was offered to another team"),
                    ("transfer_accepted", "the other team accepted"),
                    ("transfer_contacted", "the new team first spoke with the family"),
                    ("offer_received", "a place elsewhere was offered"),
                    ("offer_answered", "the family answered the offer, or it was lost"),
                    ("transition_started", "preparing to leave began"),
                    ("transition_received", "the receiving school or service confirmed"),
                    ("case_closed", "the case was closed"),
                    ("birth", "the child was born"),
                    ("exit_age", "the exit age is reached"),
                ],
                max_length=30,
            ),
        ),
    ]
