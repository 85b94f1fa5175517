"""A worker's time as colleagues see it: free or taken, and who stands in. No family in it."""

from django.db import models
from django.db.models import F, Q

from ciranda.agencies.models import Membership
from ciranda.calendars.enums import Taken
from ciranda.common.ids import uuid7


class TakenTime(models.Model):
    """A stretch of a worker's time that is taken. Seen by colleagues of their teams."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Taken.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    words = models.TextField(blank=True, help_text="What it is about; names nobody")
    booked_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    substitute = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["membership", "starts_at"],
                condition=Q(cancelled_at=None),
                name="taken_time_worker",
            )
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="taken_order"),
            models.CheckConstraint(
                condition=Q(kind="away") | Q(substitute=None), name="taken_stands_in_when_away"
            ),
            models.CheckConstraint(
                condition=~Q(kind="booked") | Q(booked_by__isnull=False), name="taken_booked_by"
            ),
        ]
