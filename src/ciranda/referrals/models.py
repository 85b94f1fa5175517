"""Signals and referrals: who tells us what about a child, who decides, and the answer.

A referral has two dossiers. Its own holds what the sender wrote and the answer; its triage dossier
holds what the team found out (factors, notes), which the sender never sees. A signal has one.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ciranda.access.enums import Category
from ciranda.agencies.enums import Sector
from ciranda.agencies.models import Membership, Service, Team
from ciranda.common.ids import uuid7
from ciranda.people.models import Person
from ciranda.programmes.enums import TriageOutcome
from ciranda.programmes.models import PackVersion
from ciranda.referrals.enums import (
    AskedBy,
    FamilyTold,
    Kind,
    ReferralState,
    Relation,
    SignalState,
    StepKind,
)


class Referral(models.Model):
    """A request that must be answered. It has an owning team from the first second."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField(unique=True)
    triage_dossier_id = models.UUIDField(unique=True)
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    sender = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    state = models.CharField(
        max_length=10, choices=ReferralState.choices, default=ReferralState.NEW
    )
    asked_by = models.CharField(max_length=10, choices=AskedBy.choices)
    family_told = models.CharField(max_length=10, choices=FamilyTold.choices)
    received_at = models.DateTimeField()
    due_on = models.DateField(null=True, help_text="By the pack's clock, without pauses")
    looked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    climbed_to = models.TextField(blank=True, help_text="The role a missed clock has reached")
    case_id = models.UUIDField(null=True, help_text="The case it opened")
    direct_key = models.TextField(
        blank=True, db_default="", help_text="The pack's concern of which the team is told directly"
    )
    parents_referred = models.BooleanField(
        default=False, db_default=False, help_text="The parents themselves were referred as well"
    )

    class Meta:
        indexes = [
            models.Index(fields=["team", "received_at"], name="referral_team"),
            models.Index(fields=["sender", "received_at"], name="referral_sender"),
            models.Index(fields=["due_on"], condition=Q(answered_at=None), name="referral_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ReferralState.ANSWERED, answered_at__isnull=False)
                | ~Q(state=ReferralState.ANSWERED) & Q(answered_at__isnull=True),
                name="referral_answered_with_its_time",
            ),
            models.CheckConstraint(
                condition=Q(direct_key="") | Q(parents_referred=True),
                name="referral_direct_and_the_parents_too",
            ),
        ]


class Signal(models.Model):
    """A concern, possibly anonymous. Confirmed it joins a referral; unconfirmed it expires."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField(unique=True)
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    reference = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=10, choices=SignalState.choices, default=SignalState.NEW)
    is_professional = models.BooleanField(default=False, help_text="Says so; see Source.checked_at")
    sector = models.CharField(max_length=20, choices=Sector.choices, blank=True)
    language = models.CharField(max_length=10, default="en")
    received_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    expires_on = models.DateField()
    looked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.TextField(blank=True)
    climbed_to = models.TextField(blank=True)
    referral = models.ForeignKey(
        Referral, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        indexes = [
            models.Index(fields=["team", "received_at"], name="signal_team"),
            models.Index(fields=["referral"], name="signal_referral"),
        ]


class Telling(models.Model):
    """One thing told, in its own category."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    body = models.TextField()
    code = models.CharField(max_length=12, blank=True, help_text="Of the parish, where it is known")
    language = models.CharField(max_length=10, default="en")
    author = models.TextField(blank=True, help_text="For the team's own notes")
    told_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["dossier_id"], name="telling_dossier")]


class Source(models.Model):
    """Who told us. Category source: never shown to the family (design, section 7)."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    relation = models.CharField(max_length=12, choices=Relation.choices)
    name = models.TextField(blank=True)
    profession = models.TextField(blank=True)
    agency_name = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    membership_id = models.UUIDField(null=True, help_text="The sender's, if they have an account")
    checked_at = models.DateTimeField(
        null=True, help_text="When the team made sure that this professional works there"
    )
    register = models.TextField(blank=True, help_text="The list it was imported from")
    register_code = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["dossier_id"], name="source_dossier")]


class Step(models.Model):
    """Something that happened to a referral, as its sender may see it: a role, never a note."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=12, choices=StepKind.choices)
    team_name = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["referral", "at"], name="step_referral")]


class Answer(models.Model):
    """What became of a referral, with its reason, for the sender. Taken back only the same day."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=15, choices=TriageOutcome.choices)
    reason_key = models.TextField(blank=True, help_text="A reason of the pack")
    words = models.TextField(blank=True, help_text="To the sender")
    redirected_to = models.TextField(blank=True)
    family_agreed = models.BooleanField(null=True, help_text="To the redirection")
    recall_on = models.DateField(null=True)
    answered_at = models.DateTimeField()
    answered_by = models.UUIDField()
    author = models.TextField()
    family_told_on = models.DateField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["referral"], condition=Q(taken_back_at=None), name="answer_stands_once"
            )
        ]


class Enquiry(models.Model):
    """A question to a service about a referral. Its own dossier: the service sees only this."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField(unique=True)
    category = models.SmallIntegerField(choices=Category.choices)
    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", db_index=False)
    question = models.TextField()
    family_knows = models.BooleanField()
    why_not_known = models.TextField(blank=True)
    pause_reason = models.TextField(blank=True, help_text="The pack's reason, if the clock waits")
    asked_at = models.DateTimeField()
    asked_by = models.TextField()
    team_name = models.TextField()
    due_on = models.DateField()
    answer = models.TextField(blank=True)
    knows_nothing = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["referral"], name="enquiry_referral"),
            models.Index(fields=["service", "asked_at"], name="enquiry_service"),
        ]


class Area(models.Model):
    """What of another row tells where a protected family is: whom it was sent to, which team asked.

    Triggers bring it here from the row whose `id` this is, whoever writes that row.
    """

    id = models.UUIDField(primary_key=True, help_text="The row's own")
    dossier_id = models.UUIDField()
    words = models.TextField()


class SignUp(models.Model):
    """A birth of an area. Whoever was told of it sees whose; the area's team sees a number, and
    the name from the moment the form is complete (`done` holds what the pack asks)."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField(unique=True)
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    parish_code = models.CharField(max_length=12)
    done = ArrayField(models.TextField(), default=list)
    told_at = models.DateTimeField()
    told_by = models.IntegerField(help_text="The principal that was told, and keeps the form")
    completed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True, help_text="Does not want to, or moved away")
    version = models.IntegerField(default=1)

    class Meta:
        # no unique key on the person: it would tell one keeper that another has a form already
        indexes = [
            models.Index(
                fields=["team", "parish_code"],
                condition=Q(completed_at=None, ended_at=None),
                name="sign_up_waiting",
            )
        ]


class Desk(models.Model):
    """The team that first reads a programme's signals from no known parish."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    programme_key = models.TextField(unique=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")


class Tally(models.Model):
    """A count that only grows: what became of signals in a week. No row, author or time behind."""

    id = models.BigAutoField(primary_key=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    week = models.DateField(help_text="Its Monday")
    outcome = models.CharField(max_length=12)
    number = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "week", "outcome"], name="tally_once")
        ]


class Knock(models.Model):
    """How often a connection used a public page today. The connection is a hash with a salt that
    is thrown away at midnight: yesterday's hashes mean nothing to anyone."""

    id = models.BigAutoField(primary_key=True)
    day = models.DateField()
    page = models.CharField(max_length=10)
    who = models.CharField(max_length=64)
    number = models.IntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "page", "who"], name="knock_once")]


class Salt(models.Model):
    """The day's salt of `Knock`."""

    day = models.DateField(primary_key=True)
    salt = models.TextField()
