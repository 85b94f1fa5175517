"""Requests to services: a part each, in a dossier of its own."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.enums import Category
from ciranda.access.policies.wall import either, statements, wall

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_sign_in"),
        ("cases", "0020_asked_parts"),
        ("services", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Request",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                ("topic", models.CharField(max_length=60)),
                ("words", models.TextField()),
                ("language", models.CharField(max_length=10)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField(help_text="The sender's membership")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RequestPart",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("told", "Told where to go"),
                            ("warm", "Appointment made together"),
                        ],
                        max_length=8,
                    ),
                ),
                ("column_key", models.CharField(blank=True, max_length=60)),
                ("topic", models.CharField(max_length=60)),
                ("about", models.TextField(help_text="The name the family goes by")),
                ("words", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unsigned", "Waits for the family's signature"),
                            ("sent", "Sent, not answered yet"),
                            ("accepted", "Accepted"),
                            ("waiting", "On a waiting list"),
                            ("below", "Below the threshold"),
                            ("refused", "Refused"),
                            ("ended", "The family no longer shares this"),
                            ("told", "Told where to go"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("due_on", models.DateField(null=True)),
                ("appointment_at", models.DateTimeField(null=True)),
                ("family_holds_at", models.DateTimeField(null=True)),
                ("sender_holds_at", models.DateTimeField(null=True)),
                ("arrived", models.BooleanField(null=True)),
                (
                    "arrival_said_by",
                    models.CharField(
                        blank=True,
                        choices=[("receiver", "The service"), ("family", "The family")],
                        max_length=10,
                    ),
                ),
                ("version", models.IntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="services.request",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.service",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unsigned", "Waits for the family's signature"),
                            ("sent", "Sent, not answered yet"),
                            ("accepted", "Accepted"),
                            ("waiting", "On a waiting list"),
                            ("below", "Below the threshold"),
                            ("refused", "Refused"),
                            ("ended", "The family no longer shares this"),
                            ("told", "Told where to go"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("by", models.UUIDField()),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="services.requestpart",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(fields=["case"], name="request_case"),
        ),
        migrations.AddIndex(
            model_name="requestpart",
            index=models.Index(fields=["case"], name="request_part_case"),
        ),
        migrations.AddIndex(
            model_name="requestpart",
            index=models.Index(fields=["service"], name="request_part_service"),
        ),
        migrations.AddIndex(
            model_name="requestpart",
            index=models.Index(fields=["request"], name="request_part_request"),
        ),
        migrations.AddConstraint(
            model_name="requestpart",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["below", "refused"]), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="request_part_says_why",
            ),
        ),
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(fields=["part"], name="answer_part"),
        ),
        wall("services_request", Category.PLAN),
        # a service that is asked no more still reads what it was that it answered
        either("services_requestpart", Category.PLAN, Category.CONTACT),
        wall("services_answer", Category.CONTACT),
        *statements(SQL, "0002_working"),
    ]
