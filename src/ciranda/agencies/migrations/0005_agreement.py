"""Which agency signed what holds a team together: for the members of the team."""

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.policies.wall import of_team


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_packs"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("signed_on", models.DateField()),
                ("holds_until", models.DateField(null=True)),
                (
                    "paper",
                    models.TextField(help_text="Number or name of the paper, and where it lies"),
                ),
                ("recorded_by", models.UUIDField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.team",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["team", "agency"], name="agreement_team")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("team", "agency", "signed_on"), name="agreement_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("holds_until", None),
                            ("holds_until__gte", models.F("signed_on")),
                            _connector="OR",
                        ),
                        name="agreement_order",
                    ),
                ],
            },
        ),
        of_team("agencies_agreement"),
    ]
