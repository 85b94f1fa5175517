"""Mediators without certification, their private notes, and agreements made by word of mouth."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ciranda.agencies.models import Agency, Membership
from ciranda.cases.models import Case
from ciranda.common.ids import uuid7


class Mediator(models.Model):
    """The defined role of somebody who mediates: training, languages, areas, from a day on."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="+")
    training = models.TextField(help_text="What they were trained in; no certificate is needed")
    languages = ArrayField(models.CharField(max_length=12))
    areas = models.TextField(help_text="Where they are known: quarters, sites, in plain words")
    defined_at = models.DateTimeField()
    defined_by = models.UUIDField()
    ended_on = models.DateField(null=True)


class MediatorNote(models.Model):
    """A note about a family that its author alone reads; erased with the file all the same."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    human_id = models.UUIDField()
    words = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "-written_at"], name="mediator_note_case")]


class OralAgreement(models.Model):
    """What two sides agreed by word of mouth, in one line with the day. No family in it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    ours = models.TextField(help_text="Who agreed on our side")
    theirs = models.TextField(help_text="Who agreed on the other side, and for whom")
    words = models.CharField(max_length=200)
    agreed_on = models.DateField()
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["agency", "-agreed_on"], name="agreement_agency")]
