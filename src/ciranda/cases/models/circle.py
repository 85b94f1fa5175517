"""Trust, and what the family is told about its circle."""

from django.db import models
from django.db.models import Q

from ciranda.agencies.models import Membership
from ciranda.cases.enums import NoticeKind
from ciranda.cases.models.case import Case, CircleMember
from ciranda.common.ids import uuid7
from ciranda.people.models import Person


class Trust(models.Model):
    """The one person the family named as the one they turn to, in any agency, dated.

    Never the same fact as coordination: the trusted person may hold no role at all.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
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
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=NoticeKind.choices)
    about_id = models.UUIDField(null=True, help_text="The cover, member or meeting it is about")
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-at"], name="family_notice_person")]
