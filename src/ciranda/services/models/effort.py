"""Minutes of coordination, and words left for whoever works on the same thing."""

from django.db import models

from ciranda.agencies.models import Membership, Service
from ciranda.common.ids import uuid7
from ciranda.services.models.request import RequestPart


class CoordinationTally(models.Model):
    """How many minutes one service spent coordinating in a month: no author, no family, no day."""

    id = models.BigAutoField(primary_key=True)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", db_index=False)
    month = models.DateField(help_text="Its first day")
    minutes = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "month"], name="coordination_tally_once"),
            models.CheckConstraint(
                condition=models.Q(minutes__gte=0), name="coordination_tally_not_below"
            ),
        ]


class EffortTally(models.Model):
    """How many minutes of contacts of one kind a worker wrote in a month: never for whom.

    Kept by triggers on contacts (sql/0007_kept_effort.sql), read by `services_effort` alone, which
    gives sums of agencies only. By worker, since a worker's agency and service may change.
    """

    id = models.BigAutoField(primary_key=True)
    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    programme_key = models.TextField()
    kind_key = models.TextField(help_text="A contact kind of the pack")
    month = models.DateField(help_text="Its first day")
    minutes = models.BigIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["month"], name="effort_month")]
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "programme_key", "kind_key", "month"], name="effort_once"
            )
        ]


class Knock(models.Model):
    """Somebody else who works on the same asks to be called. It holds no words at all."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    part = models.ForeignKey(
        RequestPart, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["part"], name="knock_part")]
