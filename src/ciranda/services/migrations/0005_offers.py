"""What services offer, to whom, and needs that nobody met."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.policies.wall import staff_only, statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_sign_in"),
        ("services", "0004_effort"),
    ]

    operations = [
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                (
                    "programme_key",
                    models.CharField(help_text="Whose topics it is about", max_length=60),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None
                    ),
                ),
                ("name", models.TextField()),
                (
                    "words",
                    models.TextField(blank=True, help_text="What else is asked of who comes"),
                ),
                ("formal", models.BooleanField(default=True)),
                (
                    "from_months",
                    models.SmallIntegerField(help_text="Age of a child, in months", null=True),
                ),
                ("to_months", models.SmallIntegerField(null=True)),
                (
                    "parishes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("waiting_weeks", models.SmallIntegerField(null=True)),
                (
                    "takes_nobody",
                    models.BooleanField(default=False, help_text="Full until somebody says so"),
                ),
                ("described_at", models.DateTimeField()),
                ("described_by", models.UUIDField()),
                ("ended_on", models.DateField(null=True)),
                ("version", models.IntegerField(default=1)),
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
                    models.Index(fields=["programme_key", "service"], name="offer_programme")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_months", None),
                            ("to_months", None),
                            ("from_months__lte", models.F("to_months")),
                            _connector="OR",
                        ),
                        name="offer_ages_in_order",
                    )
                ],
            },
        ),
        staff_only("services_offer"),
        *statements(SQL, "0005_unmet"),
    ]
