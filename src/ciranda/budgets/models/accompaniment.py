"""Going along with a family: who went, what it cost, and what it opens for them."""

from django.db import models
from django.db.models import Q

from ciranda.agencies.models import Membership, Service
from ciranda.cases.models import Case
from ciranda.common.ids import uuid7
from ciranda.programmes.models import PackVersion


class Accompaniment(models.Model):
    """One way gone together. An empty line means that nobody pays for it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="+", help_text="Whose cost it is"
    )
    pack_version = models.ForeignKey(
        PackVersion, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    on = models.DateField()
    companion = models.TextField()
    what_for = models.TextField()
    unlocks = models.TextField()
    travel = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    companion_paid = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    line_key = models.CharField(max_length=60, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["case"], name="accompaniment_case"),
            models.Index(fields=["on"], name="accompaniment_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(travel__gte=0, companion_paid__gte=0),
                name="accompaniment_costs_not_below_nothing",
            )
        ]
