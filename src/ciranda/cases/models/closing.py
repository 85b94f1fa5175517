"""How a case ended."""

from django.db import models

from ciranda.cases.models.case import Case
from ciranda.common.ids import uuid7


class Closing(models.Model):
    """Why and how a case was closed, what the family was told, when someone may ask again."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    reason_key = models.TextField()
    note = models.TextField(blank=True)
    family_told_on = models.DateField(null=True)
    family_not_told_because = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    left_open = models.TextField(blank=True, help_text="What becomes of what was still open")
    ask_again_on = models.DateField(null=True)
    never_ask = models.BooleanField(default=False, db_default=False)
    closed_at = models.DateTimeField()
    closed_by = models.UUIDField()
    closed_by_name = models.TextField()
