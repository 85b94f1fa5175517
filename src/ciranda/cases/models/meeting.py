"""Meetings around a family: whom they invite, what they decide, and notes the family has seen.

A meeting is a dossier of its own: an invitation opens the meeting, not the case.
"""

from django.db import models
from django.db.models import F, Q

from ciranda.access.enums import Category
from ciranda.agencies.models import Membership, Service
from ciranda.cases.enums import Attended, MinutesState, SeenHow
from ciranda.cases.models.case import Case
from ciranda.common.ids import uuid7
from ciranda.people.models import Person


class Meeting(models.Model):
    """A meeting of one kind of the pack. What is said in it is category *plan*, or *safeguarding*
    where the meeting is about a child's safety: then a veto binds nobody."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField(unique=True)
    custody_id = models.UUIDField()
    kind_key = models.TextField()
    is_safeguarding = models.BooleanField(default=False)
    starts_at = models.DateTimeField()
    lasts_minutes = models.SmallIntegerField(default=60)
    place = models.TextField(blank=True)
    called_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    called_by_name = models.TextField()
    called_at = models.DateTimeField()
    held_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["case", "-starts_at"], name="meeting_case")]

    @property
    def category(self) -> Category:
        """What the words of this meeting are about."""
        return Category.SAFEGUARDING if self.is_safeguarding else Category.PLAN


class Invitee(models.Model):
    """Someone a meeting invites: a worker, a service, a person of the family, or a name."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    membership = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    service = models.ForeignKey(Service, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    role = models.TextField(blank=True)
    agency_name = models.TextField(blank=True)
    helper_of = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    is_organiser = models.BooleanField(default=False)
    invited_at = models.DateTimeField()
    uninvited_at = models.DateTimeField(null=True)
    attended = models.CharField(max_length=10, choices=Attended.choices, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["meeting"], name="invitee_meeting"),
            models.Index(fields=["membership"], name="invitee_membership"),
        ]


class Veto(models.Model):
    """One adult of the family does not want one invitee there. The other adults are not told who
    said so."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    invitee = models.ForeignKey(Invitee, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="veto_one_an_adult")
        ]


class AgendaItem(models.Model):
    """A line of the agenda, in the words of whoever raised it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices)
    position = models.SmallIntegerField()
    words = models.TextField()
    raised_by_name = models.TextField()
    raised_by_family = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["meeting", "position"], name="agenda_meeting")]


class Decision(models.Model):
    """What was decided: exactly one worker is responsible, and it is a task of theirs."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices)
    words = models.TextField()
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    due_on = models.DateField()
    task_id = models.UUIDField(null=True)
    decided_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["meeting"], name="decision_meeting")]


class Minutes(models.Model):
    """The notes of a meeting: a draft is staff's, then shown to the family, final only after."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices)
    body = models.TextField()
    language = models.CharField(max_length=10, default="pt")
    version = models.IntegerField(default=1)
    state = models.CharField(
        max_length=10, choices=MinutesState.choices, default=MinutesState.DRAFT
    )
    written_by_name = models.TextField()
    written_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)
    final_at = models.DateTimeField(null=True)
    final_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(final_at=None) | Q(final_at__gte=F("shown_at")) | Q(shown_at=None),
                name="minutes_order",
            )
        ]


class MinutesSeen(models.Model):
    """One person of the family has seen one version of the notes, and what they said to them."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    version = models.IntegerField()
    how = models.CharField(max_length=10, choices=SeenHow.choices)
    remark = models.TextField(blank=True)
    seen_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "person", "version"], name="minutes_seen_once"
            )
        ]


class GuestLink(models.Model):
    """A link for one invited guest without an account: it opens the agenda and nothing else, ends
    by itself, and can be taken back. Only a digest of its secret is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    invitee = models.ForeignKey(Invitee, on_delete=models.PROTECT, related_name="+", db_index=False)
    digest = models.BinaryField(unique=True)
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["invitee"], name="guest_link_invitee")]
