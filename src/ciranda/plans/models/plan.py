"""A plan, its numbered versions, and who agreed to them."""

from django.db import models
from django.db.models import Q

from ciranda.common.ids import uuid7
from ciranda.people.models import Person
from ciranda.plans.enums import SigningMethod, VersionState
from ciranda.programmes.models import PackVersion


class Plan(models.Model):
    """One family's plan, whatever number of programmes works on it.

    It holds nothing itself: its rows live in a dossier per custody (`cases.PlanVolume`), and what
    it asks of each service in a dossier of that service's part (`cases.PlanPart`). The pack gives
    its sections and its paper; a plan keeps the version it began with.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    opened_by = models.UUIDField(null=True)


class PlanVersion(models.Model):
    """A version: written as a draft, proposed to the family, signed, replaced by the next one."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    number = models.SmallIntegerField()
    state = models.CharField(
        max_length=10, choices=VersionState.choices, default=VersionState.DRAFT
    )
    language = models.CharField(max_length=10)
    made_from = models.UUIDField(null=True, help_text="The version it was copied from")
    carried_over = models.BooleanField(
        default=False, help_text="Came with the family from another team; signed there"
    )
    started_at = models.DateTimeField()
    started_by = models.TextField(help_text="Role and agency at that time")
    proposed_at = models.DateTimeField(null=True)
    proposed_by = models.TextField(blank=True)
    proposed_words = models.TextField(blank=True, help_text="What was said to the family with it")
    digest = models.TextField(blank=True, help_text="SHA-256 of what was proposed")
    signed_at = models.DateTimeField(null=True)
    review_on = models.DateField(null=True)
    replaced_at = models.DateTimeField(null=True)
    edition = models.IntegerField(default=1)

    class Meta:
        # what was carried over is asked for by its dossier
        indexes = [models.Index(fields=["dossier_id"], name="plan_version_dossier")]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_number"),
            models.UniqueConstraint(
                fields=["dossier_id"],
                condition=Q(state__in=["draft", "proposed"]),
                name="plan_version_one_open",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(proposed_at__isnull=False) | Q(carried_over=True),
                name="plan_version_proposed_first",
            ),
        ]


class PlanSignature(models.Model):
    """One person's own answer to a proposed version. A refusal is not shown to the others."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    plan_version = models.ForeignKey(
        PlanVersion, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    dossier_id = models.UUIDField()
    line_key = models.TextField(help_text="The line of the pack's paper it stands on")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    membership_id = models.UUIDField(null=True)
    name = models.TextField(help_text="As called at that time")
    standing = models.TextField(help_text="mother, case manager …")
    agrees = models.BooleanField()
    words = models.TextField(blank=True, help_text="What they said with it, or why not")
    method = models.CharField(max_length=10, choices=SigningMethod.choices)
    typed_name = models.TextField(blank=True)
    drawing = models.BinaryField(null=True)
    document_id = models.UUIDField(null=True)
    digest = models.TextField(help_text="Of the version that was shown")
    signed_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["plan_version"], name="plan_signature_version")]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(membership_id=None), name="plan_signature_one_signer"
            ),
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(words=""), name="plan_signature_refusal_says_why"
            ),
        ]
