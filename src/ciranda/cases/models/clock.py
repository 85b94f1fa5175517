"""Deadlines of a case, what they run on, and where a missed one went."""

from django.db import models
from django.db.models import F, Q

from ciranda.cases.models.case import Case
from ciranda.common.ids import uuid7
from ciranda.programmes.enums import Event, RoleKind


class Happening(models.Model):
    """Something happened in the case that the pack's clocks know. Only ever added."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    event = models.CharField(max_length=30, choices=Event.choices)
    about_id = models.UUIDField(null=True, help_text="The request, plan, transfer … it is about")
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    human_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="happening_case")]


class Clock(models.Model):
    """A deadline running from an event, by the pack's rule. `due_on` includes pauses that ended.

    Raw and adjusted days are both kept once it is stopped (design, section 2).
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    key = models.TextField(help_text="A clock of the pack")
    about_id = models.UUIDField(null=True, help_text="The request, transfer … it is about")
    started_at = models.DateTimeField()
    due_on = models.DateField()
    fixed_on = models.DateField(null=True, help_text="A day a person set instead of the rule's")
    stopped_at = models.DateTimeField(null=True)
    stopped_by_event = models.CharField(max_length=30, blank=True)
    raw_days = models.IntegerField(null=True)
    adjusted_days = models.IntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case", "due_on"], name="clock_case"),
            models.Index(fields=["due_on"], condition=Q(stopped_at=None), name="clock_running"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(stopped_at=None) | Q(stopped_at__gte=F("started_at")),
                name="clock_order",
            )
        ]


class ClockPause(models.Model):
    """Whole days that do not count, for a reason the pack allows."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    reason_key = models.TextField()
    note = models.TextField(blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, help_text="The day it runs again")
    recorded_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["clock"], name="clock_pause_clock")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="clock_pause_order"
            )
        ]


class ClockClimb(models.Model):
    """A missed clock reached someone further up; they say when they have seen to it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.UUIDField()
    dossier_id = models.UUIDField()
    role_key = models.TextField()
    role_kind = models.CharField(max_length=20, choices=RoleKind.choices)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    seen_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clock", "role_key"], name="clock_climb_once")
        ]
        indexes = [models.Index(fields=["case_id"], name="clock_climb_case")]
