"""Certificates that one agency issues for another, and the agreements that let it."""

from django.db import models
from django.db.models import Q

from ciranda.agencies.models import Agency, Membership
from ciranda.cases.models import Case
from ciranda.common.ids import uuid7


class Delegation(models.Model):
    """One agency lets another issue a certificate of its own.

    Written: with its paper and its end. Informal: with a contact on both sides, so that it does not
    leave with whoever agreed (capability A28). No family in it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    owner = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", help_text="Whose certificate it is"
    )
    issuer = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who may issue it",
        db_index=False,
    )
    certificate = models.TextField(help_text="What it is called")
    paper = models.TextField(blank=True, help_text="The written agreement, by its name or number")
    ends_on = models.DateField(null=True)
    owner_contact = models.TextField(blank=True)
    issuer_contact = models.TextField(blank=True)
    agreed_on = models.DateField()
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(~Q(paper="") & Q(ends_on__isnull=False))
                | (~Q(owner_contact="") & ~Q(issuer_contact="")),
                name="delegation_written_or_known_to_both",
            )
        ]
        indexes = [models.Index(fields=["issuer"], name="delegation_issuer")]


class Certificate(models.Model):
    """A certificate given to a family, for another agency, under a delegation."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=14, unique=True, help_text="Random: it tells nothing")
    about = models.TextField(help_text="The name the family goes by")
    words = models.TextField(help_text="What is certified")
    issued_on = models.DateField()
    until = models.DateField(null=True)
    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        indexes = [models.Index(fields=["case"], name="certificate_case")]
