"""What fills a family's week, and what was decided where two things overlap."""

from django.db import models
from django.db.models import Q

from ciranda.agencies.models import Service
from ciranda.calendars.enums import Filled, Way
from ciranda.cases.models import Case
from ciranda.common.ids import uuid7


class Commitment(models.Model):
    """Something a family has agreed with a service, once or every week. No place: it would tell."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind_key = models.TextField(help_text="A kind of the pack's commitments")
    service = models.ForeignKey(Service, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    is_protected = models.BooleanField(default=False)
    starts_at = models.DateTimeField(help_text="The first time")
    minutes = models.SmallIntegerField()
    is_weekly = models.BooleanField(default=False)
    until_on = models.DateField(null=True, help_text="The last day, where it is weekly")
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    recorded_by_name = models.TextField()
    ended_at = models.DateTimeField(null=True)
    end_reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["case", "starts_at"], name="commitment_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gt=0, minutes__lte=1440), name="commitment_length"
            ),
            models.CheckConstraint(
                condition=Q(is_weekly=True) | Q(until_on=None), name="commitment_until"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | ~Q(end_reason=""), name="commitment_ends_with_why"
            ),
        ]


class ClashDecision(models.Model):
    """What was decided about something that overlaps a protected obligation."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    protected = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    other_kind = models.CharField(max_length=12, choices=Filled.choices)
    other_id = models.UUIDField()
    way = models.CharField(max_length=16, choices=Way.choices)
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.UUIDField()
    by_name = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["case"], name="clash_decision_case")]
        constraints = [
            models.UniqueConstraint(fields=["protected", "other_id"], name="clash_decided_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="clash_decision_says_why"),
        ]
