"""What a service is asked outside any plan has a dossier of its own."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.enums import Category
from ciranda.access.policies.wall import either, statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_sign_in"),
        ("cases", "0019_register"),
    ]

    operations = [
        migrations.CreateModel(
            name="AskedPart",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("custody_id", models.UUIDField()),
                ("dossier_id", models.UUIDField(unique=True)),
                ("request_id", models.UUIDField()),
                ("opened_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
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
            options={
                "indexes": [
                    models.Index(fields=["case"], name="asked_part_case"),
                    models.Index(fields=["service"], name="asked_part_service"),
                ],
            },
        ),
        # a service whose part has ended still learns that it ended
        either("cases_askedpart", Category.PLAN, Category.CONTACT),
        *statements(SQL, "0021_asked"),
    ]
