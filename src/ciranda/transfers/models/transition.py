"""Leaving at the exit age: prepared from long before, to a named school or service."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ciranda.agencies.models import Agency
from ciranda.cases.models import Case
from ciranda.common.ids import uuid7
from ciranda.transfers.enums import TransitionState


class Transition(models.Model):
    """One child's way out of the programme. No closure without its receipt or a refusal."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    state = models.CharField(
        max_length=10, choices=TransitionState.choices, default=TransitionState.PREPARING
    )
    exit_on = models.DateField(null=True)
    receiving_kind = models.TextField(blank=True)
    receiving = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    receiving_name = models.TextField(blank=True)
    receiving_contact = models.TextField(blank=True)
    wishes = models.TextField(blank=True, help_text="What the family hopes and worries about")
    steps = models.TextField(blank=True, help_text="Visits, meetings, who comes along")
    hands_over = ArrayField(models.TextField(), default=list)
    agreed_by = models.TextField(blank=True)
    agreed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    received_by = models.TextField(blank=True)
    declined_reason = models.TextField(blank=True)
    started_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "dossier_id"], name="transition_once_a_volume")
        ]
