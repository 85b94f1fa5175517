"""Meetings of a team itself, without a family: held, by which institutions, what was decided."""

from django.db import models

from ciranda.agencies.models import Agency, Team
from ciranda.common.ids import uuid7
from ciranda.programmes.models import PackVersion


class TeamMeeting(models.Model):
    """One meeting that was held; its kind is a key of the pack."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    kind_key = models.TextField()
    held_on = models.DateField()
    led_by = models.TextField(blank=True, help_text="Who led it from outside, by profession")
    issues = models.TextField(help_text="What was talked about")
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "held_on", "kind_key"], name="team_meeting_once"
            )
        ]


class TeamPresence(models.Model):
    """Whether an institution of the team was represented."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    meeting = models.ForeignKey(
        TeamMeeting, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    was_there = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "agency"], name="team_presence_once")
        ]


class TeamDecision(models.Model):
    """What was decided."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    meeting = models.ForeignKey(TeamMeeting, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
