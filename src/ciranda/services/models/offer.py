"""What services offer, to whom, and how long one waits: described by who leads the agency."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ciranda.agencies.models import Service
from ciranda.common.ids import uuid7


class Offer(models.Model):
    """Something a service does about some topics, with its rules. No family stands in it.

    Empty lists and ages mean no limit. `formal` False: a food bank, reading volunteers, a neighbour
    who lends toys; then `service` is whose lead keeps the description.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    programme_key = models.CharField(max_length=60, help_text="Whose topics it is about")
    topics = ArrayField(models.CharField(max_length=60))
    name = models.TextField()
    words = models.TextField(blank=True, help_text="What else is asked of who comes")
    formal = models.BooleanField(default=True)
    from_months = models.SmallIntegerField(null=True, help_text="Age of a child, in months")
    to_months = models.SmallIntegerField(null=True)
    parishes = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    waiting_weeks = models.SmallIntegerField(null=True)
    takes_nobody = models.BooleanField(default=False, help_text="Full until somebody says so")
    described_at = models.DateTimeField()
    described_by = models.UUIDField()
    ended_on = models.DateField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["programme_key", "service"], name="offer_programme")]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_months=None)
                | Q(to_months=None)
                | Q(from_months__lte=F("to_months")),
                name="offer_ages_in_order",
            )
        ]
