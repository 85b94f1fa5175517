"""Trust, and what the family is told about its circle."""

from django.db import models
from django.db.models import Q

from ciranda.agencies.models import Membership
from ciranda.cases.enums import Held, NoticeKind
from ciranda.cases.models.case import Case, CircleMember
from ciranda.common.ids import uuid7
from ciranda.people.models import Person


class Trust(models.Model):
    """The one person the family named as the one they turn to, in any agency, dated.

    Never the same fact as coordination: the trusted person may hold no role at all.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    membership = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, related_name="+"
    )
    member = models.ForeignKey(CircleMember, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    agency_name = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    words = models.TextField(blank=True, help_text="What the family said about it")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at=None), name="trust_one_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["case"], name="trust_case")]


class FamilyNotice(models.Model):
    """Something to look at, for one person of the family. Says that, never what or who."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=NoticeKind.choices)
    about_id = models.UUIDField(null=True, help_text="The cover, member or meeting it is about")
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-at"], name="family_notice_person")]


class HandedOver(models.Model):
    """One thing that passed from a leaving worker to a successor. Taken back, it passes again and
    keeps both instants. `made_id` is the row that began for the successor, where one did."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    kind = models.CharField(max_length=10, choices=Held.choices)
    object_id = models.UUIDField()
    made_id = models.UUIDField(null=True)
    from_membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    to_membership = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, related_name="+"
    )
    to_name = models.TextField(blank=True, help_text="Empty: nobody follows in the circle")
    handed_at = models.DateTimeField()
    handed_by = models.UUIDField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["from_membership", "-handed_at"], name="handed_from")]
