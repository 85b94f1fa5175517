"""What keeps a closed case from being erased, and what was erased."""

from django.db import models
from django.db.models import Q

from ciranda.cases.models.case import Case
from ciranda.common.ids import uuid7


class Hold(models.Model):
    """A legal hold: nothing of this case is erased while it stands. Set by its data officer."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    placed_at = models.DateTimeField()
    placed_by = models.UUIDField(help_text="The data officer's membership")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(lifted_at=None), name="hold_one_stands"
            )
        ]


class Erasure(models.Model):
    """A line of the erasure list: ids and a count, no person. A restored backup replays it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case_id = models.UUIDField()
    from_dossier = models.UUIDField()
    category = models.SmallIntegerField()
    controller_id = models.UUIDField(null=True, help_text="The service; none: the joint ones")
    rows = models.IntegerField()
    erased_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case_id"], name="erasure_case")]
        constraints = [
            models.UniqueConstraint(fields=["from_dossier", "category"], name="erasure_once")
        ]
