"""A worker chosen, how it was by a show of hands, totals published, and a team's series."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.policies.wall import staff_only, statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0005_agreement"),
        ("groups", "0002_stop"),
        ("people", "0003_details"),
        ("referrals", "0001_initial"),
        ("services", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="enrolment",
            name="worker",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.membership",
            ),
        ),
        migrations.AddField(
            model_name="enrolment",
            name="chosen_by",
            field=models.CharField(
                blank=True,
                choices=[
                    ("self", "They chose themselves"),
                    ("family", "The family chose"),
                    ("service", "The service named somebody"),
                ],
                db_default="",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="headcount",
            name="liked",
            field=models.SmallIntegerField(
                help_text="Said by a show of hands, by nobody's name", null=True
            ),
        ),
        migrations.AddField(
            model_name="headcount", name="unsure", field=models.SmallIntegerField(null=True)
        ),
        migrations.AddField(
            model_name="headcount", name="disliked", field=models.SmallIntegerField(null=True)
        ),
        migrations.CreateModel(
            name="PublishedTotal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.TextField()),
                ("number", models.IntegerField()),
                ("parts", models.JSONField(help_text="Name of a part, and its number")),
                (
                    "gap",
                    models.IntegerField(default=0, help_text="What the parts leave over"),
                ),
                ("explained", models.TextField(blank=True)),
                ("published_at", models.DateTimeField()),
                ("published_by", models.UUIDField()),
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
                    models.Index(
                        fields=["service", "-published_at"], name="published_total_service"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gap", 0), models.Q(("explained", ""), _negated=True), _connector="OR"
                        ),
                        name="published_total_adds_up",
                    )
                ],
            },
        ),
        staff_only("groups_publishedtotal"),
        *statements(SQL, "0003_series"),
    ]
