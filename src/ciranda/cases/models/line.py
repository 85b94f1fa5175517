"""The monitoring line of a child: planned contacts from birth or arrival, and capped extras."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ciranda.cases.enums import Change, Release, SuggestionState
from ciranda.cases.models.case import Case
from ciranda.cases.models.contact import Contact
from ciranda.common.ids import uuid7
from ciranda.programmes.enums import LineStart


class Line(models.Model):
    """That a case is a line: how it began, and whether the family declined it for now.

    One in each volume of the case; what holds is the newest. Says nothing of any register.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    start = models.CharField(max_length=10, choices=LineStart.choices)
    began_on = models.DateField()
    declined_on = models.DateField(null=True)
    review_on = models.DateField(null=True, help_text="Nobody is invited by itself before")
    never_ask = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier_id"], name="line_once_a_volume"),
            models.CheckConstraint(
                condition=Q(declined_on=None) | Q(review_on__isnull=False) | Q(never_ask=True),
                name="line_declined_until",
            ),
        ]
        indexes = [models.Index(fields=["case"], name="line_case")]


class Moment(models.Model):
    """One planned contact of a line. `first_on` is the original day and never changes.

    Added ones have none. Reasons are keys of the pack, never words: a date is seen more widely
    than what is behind it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    key = models.TextField(blank=True, help_text="Of the pack's contact schedule; none: added")
    kind_key = models.TextField(help_text="A contact kind of the pack")
    payer_key = models.TextField(blank=True)
    first_on = models.DateField(null=True)
    due_on = models.DateField()
    change = models.CharField(max_length=10, choices=Change.choices, blank=True)
    reason_key = models.TextField(blank=True)
    changed_at = models.DateTimeField(null=True)
    changed_by_name = models.TextField(blank=True)
    earlier = models.JSONField(default=list, help_text="The days and reasons before, oldest first")
    invited_on = models.DateField(null=True)
    answer_by = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    visit_asked_on = models.DateField(null=True, help_text="Unanswered: a home visit was asked")
    held_on = models.DateField(null=True)
    minutes = models.SmallIntegerField(null=True)
    contact = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier_id", "key"], condition=~Q(key=""), name="moment_once"
            ),
            models.CheckConstraint(
                condition=Q(change="") | Q(change=Change.ADDED) | ~Q(reason_key=""),
                name="moment_changed_for_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "due_on"], name="moment_case"),
            models.Index(
                fields=["due_on"],
                condition=Q(held_on=None) & ~Q(change=Change.SKIPPED),
                name="moment_open",
            ),
        ]


class Support(models.Model):
    """One contact of extra support: which cap it counts to, how long, who pays."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    cap_key = models.TextField()
    payer_key = models.TextField(blank=True)
    on = models.DateField()
    minutes = models.SmallIntegerField()
    contact = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "cap_key"], name="support_case")]


class SupportRelease(models.Model):
    """Why extra support may go on past its number, from when, decided by whom."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    cap_key = models.TextField()
    kind = models.CharField(max_length=10, choices=Release.choices)
    words = models.TextField(help_text="To whom, or why")
    decided_by_name = models.TextField()
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="support_release_has_grounds")
        ]
        indexes = [models.Index(fields=["case"], name="support_release_case")]


class Passing(models.Model):
    """A day on which somebody else begins to answer for a child of this line.

    It is prepared by itself; custody moves by a transfer, so that nobody is ever without a team.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    key = models.TextField(help_text="Of the pack's passes")
    due_on = models.DateField()
    prepare_on = models.DateField()
    prepared_on = models.DateField(null=True, help_text="When the team was asked to prepare it")
    received_on = models.DateField(null=True, help_text="When the next team took over")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier_id", "key"], name="passing_once")]
        indexes = [
            models.Index(
                fields=["prepare_on"], condition=Q(prepared_on=None), name="passing_to_prepare"
            )
        ]


class Suggestion(models.Model):
    """What a programme suggests to a family, why, and what a person made of it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    kind_key = models.TextField(help_text="Of the pack's suggestions")
    reason_keys = ArrayField(models.TextField())
    terms_key = models.TextField(blank=True, help_text="The line of the pack's table")
    state = models.CharField(
        max_length=10, choices=SuggestionState.choices, default=SuggestionState.PROPOSED
    )
    words = models.TextField(blank=True, help_text="What the family says, or why not now")
    suggested_at = models.DateTimeField()
    suggested_by_name = models.TextField()
    decided_at = models.DateTimeField(null=True)
    decided_by_name = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier_id", "kind_key"],
                condition=Q(state=SuggestionState.PROPOSED),
                name="suggestion_one_waits",
            ),
            models.CheckConstraint(
                condition=~Q(state=SuggestionState.CONFIRMED)
                | ~Q(terms_key="") & Q(decided_at__isnull=False) & ~Q(decided_by_name=""),
                name="suggestion_a_person_confirms",
            ),
        ]
