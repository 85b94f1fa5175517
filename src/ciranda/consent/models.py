"""A consent names whose data, who signs, which service, which categories, why and how long."""

from django.db import models
from django.db.models import F, Q

from ciranda.agencies.models import Membership, Service
from ciranda.common.ids import uuid7
from ciranda.consent.enums import Answer, Capacity, GroundKind, Method
from ciranda.people.models import Person
from ciranda.programmes.enums import ConsentKind


class Consent(models.Model):
    """One column of the form: agreed, refused, withdrawn. Opens something only while `GIVEN`.

    Bound to the volume of the custody it was signed under: a new team is a new question.
    `started_at` and `ended_at` bound what it opens; both are set by the actions alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    case_id = models.UUIDField()
    custody_id = models.UUIDField()
    column_key = models.TextField()
    kind = models.CharField(max_length=15, choices=ConsentKind.choices)
    about = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, null=True, on_delete=models.PROTECT, related_name="+")
    cats = models.IntegerField(default=0)
    purposes = models.IntegerField(default=1)
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.WAITING)
    text_digest = models.TextField(help_text="SHA-256 of the words that were shown")
    text_version = models.TextField()
    text_language = models.CharField(max_length=10)
    text_shown = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["case_id", "answer"], name="consent_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(started_at=None) | Q(ended_at__gte=F("started_at")),
                name="consent_order",
            )
        ]


class Signature(models.Model):
    """One person's own answer to one consent. Others of the family are not told of it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=12, choices=Capacity.choices)
    agrees = models.BooleanField()
    method = models.CharField(max_length=10, choices=Method.choices)
    typed_name = models.TextField(blank=True)
    drawing = models.BinaryField(null=True)
    document_id = models.UUIDField(null=True)
    witness = models.TextField(blank=True)
    signed_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["consent"], name="signature_consent")]


class LegalBasis(models.Model):
    """A basis other than consent, with its grounds: a court's order, a duty to protect."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    case_id = models.UUIDField()
    custody_id = models.UUIDField()
    kind = models.CharField(max_length=20, choices=GroundKind.choices)
    grounds = models.TextField()
    reference = models.TextField(blank=True)
    service = models.ForeignKey(Service, null=True, on_delete=models.PROTECT, related_name="+")
    membership = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, related_name="+"
    )
    cats = models.IntegerField()
    purposes = models.IntegerField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    recorded_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["case_id"], name="legal_basis_case")]
