"""Places and their risks: about no person, read by workers alone."""

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.policies.wall import staff_only


class Migration(migrations.Migration):
    dependencies = [("people", "0005_reach"), ("agencies", "0003_sign_in")]

    operations = [
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("building", "A building"), ("area", "An area")], max_length=10
                    ),
                ),
                (
                    "name",
                    models.TextField(
                        help_text="Street and number of a building, or what an area is called"
                    ),
                ),
                ("folded", models.TextField(help_text="The name as it is compared")),
                ("postcode", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "parish",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.parish",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "parish", "folded"), name="place_once"),
                    models.CheckConstraint(
                        condition=models.Q(("folded", ""), _negated=True), name="place_has_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlaceRisk",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                (
                    "words",
                    models.TextField(help_text="About the place, never about who lives there"),
                ),
                ("folded", models.TextField(help_text="The words as they are compared")),
                (
                    "care",
                    models.TextField(blank=True, help_text="What to do when going there"),
                ),
                ("look_again_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_name", models.TextField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by_name", models.TextField(blank=True)),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="people.place",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["place"], name="place_risk_place")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="place_risk_says"
                    )
                ],
            },
        ),
        staff_only("people_place"),
        staff_only("people_placerisk"),
    ]
