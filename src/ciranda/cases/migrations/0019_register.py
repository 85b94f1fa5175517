"""The shared register: which services are involved, asked and answered behind the wall."""

from pathlib import Path

from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.policies.wall import closed, statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0004_register"),
        ("cases", "0018_archive_reviewed"),
    ]

    operations = [
        migrations.CreateModel(
            name="RegisterLook",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("human_id", models.UUIDField()),
                ("membership_id", models.UUIDField()),
                (
                    "looked_for",
                    models.CharField(
                        choices=[
                            ("before_calling", "Before contacting the family"),
                            (
                                "case_talk",
                                "To prepare a talk about this child with the family's knowledge",
                            ),
                            ("activity", "To plan an activity or a place"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["human_id", "-at"], name="register_look_of_human")
                ],
            },
        ),
        closed("cases_registerlook"),
        *statements(SQL, "0019_register"),
    ]
