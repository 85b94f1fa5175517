"""What a case came from."""

from django.db import models

from ciranda.cases.models.case import Case
from ciranda.common.ids import uuid7


class Origin(models.Model):
    """A dossier the case came from, such as its referral's: stays its own, is read with the case.

    `dossier_id` is the volume it was linked in; `origin_id` the dossier that may be read.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    origin_id = models.UUIDField()
    linked_at = models.DateTimeField()
