"""What a leaving worker handed over; links for guests without an account."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.enums import Category
from ciranda.access.policies.wall import statements, wall

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0001_initial"),
        ("cases", "0011_workplaces"),
    ]

    operations = [
        migrations.CreateModel(
            name="GuestLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                ("digest", models.BinaryField(unique=True)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.UUIDField()),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "invitee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.invitee",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.meeting",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["invitee"], name="guest_link_invitee")],
            },
        ),
        migrations.CreateModel(
            name="HandedOver",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("case", "Case manager"),
                            ("circle", "In the circle"),
                            ("task", "Task"),
                            ("meeting", "Calls a meeting"),
                            ("planned", "Planned contact"),
                        ],
                        max_length=10,
                    ),
                ),
                ("object_id", models.UUIDField()),
                ("made_id", models.UUIDField(null=True)),
                (
                    "to_name",
                    models.TextField(blank=True, help_text="Empty: nobody follows in the circle"),
                ),
                ("handed_at", models.DateTimeField()),
                ("handed_by", models.UUIDField()),
                ("taken_back_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "from_membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
                (
                    "to_membership",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["from_membership", "-handed_at"], name="handed_from")
                ],
            },
        ),
        wall("cases_handedover", Category.INVOLVEMENT),
        wall("cases_guestlink", Category.SCHEDULE, also="(select app_staff())"),
        *statements(SQL, "0012_handover"),
    ]
