"""A service goes to another controller from a day on; persons named for its own notes."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.policies.wall import staff_only


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0005_agreement"),
    ]

    operations = [
        migrations.AddField(
            model_name="appointment",
            name="reason",
            field=models.TextField(blank=True, db_default="", help_text="What they need it for"),
        ),
        migrations.AddField(
            model_name="appointment",
            name="service",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.service",
            ),
        ),
        migrations.AlterField(
            model_name="appointment",
            name="kind",
            field=models.CharField(
                choices=[
                    ("case_supervisor", "Case supervisor"),
                    ("data_officer", "Data officer"),
                    ("location_holder", "Keeper of protected whereabouts"),
                    ("agency_lead", "Agency lead"),
                    ("team_supervisor", "Stands above a team"),
                    ("service_reader", "Named for a service's own notes"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="ServiceMove",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                (
                    "goes_along",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("decided_by", models.UUIDField()),
                ("decided_at", models.DateTimeField()),
                ("moved_at", models.DateTimeField(null=True)),
                ("cases", models.IntegerField(default=0)),
                ("done", models.IntegerField(default=0)),
                ("taken_back_at", models.DateTimeField(null=True)),
                (
                    "from_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
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
                (
                    "to_agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("moved_at", None), ("taken_back_at", None)),
                        fields=("service",),
                        name="service_moves_once_at_a_time",
                    )
                ],
            },
        ),
        staff_only("agencies_servicemove"),
    ]
