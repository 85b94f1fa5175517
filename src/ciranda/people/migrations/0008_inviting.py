"""A relay may ask to invite a family: what was replied is recorded as what it is."""

from pathlib import Path

from django.db import migrations, models

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")
KINDS = [("", "A question"), ("invite", "An invitation to pass on")]
REPLIES = [
    ("comes", "Passed on: the family would like to"),
    ("not_now", "Passed on: not now"),
    ("not_passed", "Not passed on"),
]


class Migration(migrations.Migration):
    dependencies = [("people", "0007_never_and_sealed")]

    operations = [
        *(
            migrations.AddField(
                model_name=model,
                name="kind",
                field=models.CharField(
                    blank=True, choices=KINDS, db_default="", default="", max_length=10
                ),
            )
            for model in ("relay", "relaymessage")
        ),
        migrations.AddField(
            model_name="relaymessage",
            name="reply",
            field=models.CharField(
                blank=True, choices=REPLIES, db_default="", default="", max_length=12
            ),
        ),
        *statements(SQL, "0007_inviting"),
    ]
