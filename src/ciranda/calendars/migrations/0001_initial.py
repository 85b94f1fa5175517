"""A team's own meetings, read and written by its members."""

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.policies.wall import of_team, through


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0003_sign_in"),
        ("programmes", "0002_only_added"),
    ]

    operations = [
        migrations.CreateModel(
            name="TeamMeeting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("kind_key", models.TextField()),
                ("held_on", models.DateField()),
                (
                    "led_by",
                    models.TextField(
                        blank=True, help_text="Who led it from outside, by profession"
                    ),
                ),
                ("issues", models.TextField(help_text="What was talked about")),
                ("recorded_by", models.UUIDField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "pack_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.packversion",
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
        ),
        migrations.CreateModel(
            name="TeamDecision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("words", models.TextField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="calendars.teammeeting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TeamPresence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("was_there", models.BooleanField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="calendars.teammeeting",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="teammeeting",
            constraint=models.UniqueConstraint(
                fields=("team", "held_on", "kind_key"), name="team_meeting_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="teampresence",
            constraint=models.UniqueConstraint(
                fields=("meeting", "agency"), name="team_presence_once"
            ),
        ),
        of_team("calendars_teammeeting"),
        through("calendars_teampresence", "calendars_teammeeting", "id", mine="meeting_id"),
        through("calendars_teamdecision", "calendars_teammeeting", "id", mine="meeting_id"),
    ]
