"""What is said about the topics of a handover."""

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.policies.wall import wall


class Migration(migrations.Migration):
    dependencies = [
        ("transfers", "0003_protected"),
    ]

    operations = [
        migrations.CreateModel(
            name="TransitionTopic",
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
                ("item_key", models.TextField(help_text="Something of the pack's hands_over")),
                ("words", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.UUIDField()),
                ("written_by_name", models.TextField()),
                (
                    "transition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="transfers.transition",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("transition", "item_key"), name="transition_topic_once"
                    )
                ],
            },
        ),
        wall("transfers_transitiontopic", column="category"),
    ]
