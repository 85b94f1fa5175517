"""A consent names whose data, who signs, which service, which categories, why and how long.

What was asked of whom, what each person answered and what the answers together open are three
tables, because they have three kinds of readers: a family member sees only the questions put to
them and their own answers, never another adult's (design, section 7).
"""

from django.db import models
from django.db.models import F, Q

from ciranda.agencies.models import Membership, Service
from ciranda.common.ids import uuid7
from ciranda.consent.enums import Answer, Capacity, GroundKind, Method
from ciranda.people.models import Person
from ciranda.programmes.enums import ConsentKind


class Consent(models.Model):
    """One column of the form for one receiving service. Staff see it; a family member does not.

    Bound to the volume of the custody it was asked under: a new team is a new question. `answer`
    is what all answers come to; what that opens, and when, is in `Effect`.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    case_id = models.UUIDField()
    custody_id = models.UUIDField()
    team_id = models.UUIDField(null=True, help_text="The team that asked, for its sign rate")
    column_key = models.TextField()
    kind = models.CharField(max_length=15, choices=ConsentKind.choices)
    about = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, null=True, on_delete=models.PROTECT, related_name="+")
    cats = models.IntegerField(default=0, help_text="What was asked for; an answer may give less")
    purposes = models.IntegerField(default=1)
    months = models.SmallIntegerField(default=12)
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.WAITING)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["case_id", "answer"], name="consent_case"),
            # what a newer question replaced is settled with it
            models.Index(
                fields=["custody_id"],
                condition=models.Q(answer="replaced"),
                name="consent_replaced",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["custody_id", "column_key", "service"],
                condition=~Q(answer="replaced"),
                nulls_distinct=False,
                name="consent_asked_once",
            )
        ]


class Effect(models.Model):
    """A time during which a consent opened something. Ended and begun anew, never rewritten."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    cats = models.IntegerField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["consent"], name="effect_consent")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="effect_order",
            )
        ]


class Question(models.Model):
    """A consent put to one person, in their language: they and staff see it, nobody else."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    case_id = models.UUIDField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    capacity = models.CharField(max_length=12, choices=Capacity.choices)
    column_key = models.TextField()
    kind = models.CharField(max_length=15, choices=ConsentKind.choices)
    service = models.ForeignKey(Service, null=True, on_delete=models.PROTECT, related_name="+")
    cats = models.IntegerField()
    months = models.SmallIntegerField()
    text_digest = models.TextField(help_text="SHA-256 of the words that were shown")
    text_version = models.TextField()
    text_language = models.CharField(max_length=10)
    text_shown = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True, help_text="No longer asked: replaced or moved")

    class Meta:
        indexes = [
            models.Index(fields=["person", "case_id"], name="question_person"),
            models.Index(fields=["case_id"], name="question_case"),
        ]
        constraints = [models.UniqueConstraint(fields=["consent", "person"], name="question_once")]


class Signature(models.Model):
    """One person's own answer to their question. Others of the family are not told of it.

    The newest counts. `cats` are the categories agreed to; none is a refusal. A withdrawn one
    counts as a refusal from that moment on.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=12, choices=Capacity.choices)
    agrees = models.BooleanField()
    cats = models.IntegerField(default=0)
    until_on = models.DateField(null=True, help_text="The last day this person agreed to")
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
    review_on = models.DateField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.UUIDField(null=True)
    review = models.TextField(blank=True)
    end_reason = models.TextField(blank=True)
    carried_from = models.UUIDField(
        null=True, help_text="The basis of the team before, which the new team decides about"
    )
    decide_by = models.DateField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case_id"], name="legal_basis_case")]


class Figure(models.Model):
    """How many columns a team asked in a month and what became of them. Kept by a trigger."""

    team_id = models.UUIDField()
    column_key = models.TextField()
    month = models.DateField()
    asked = models.IntegerField(default=0)
    given = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    withdrawn = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team_id", "column_key", "month"], name="consent_figure_once"
            )
        ]
