"""What fills a family's week: written down once, and decided where it overlaps an obligation."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.agencies.models import Service
from ciranda.calendars.enums import Filled, Way
from ciranda.calendars.models import ClashDecision, Commitment
from ciranda.calendars.policies.week import Series, series_overlap
from ciranda.cases.queries.desk import Desk, desk_of
from ciranda.common.database import instant


@dataclass(frozen=True)
class Agreed:
    """What a family has agreed: its kind in the pack, when, how long, and with which service."""

    kind_key: str
    starts_at: datetime
    minutes: int
    words: str = ""
    service_id: UUID | None = None
    is_weekly: bool = False
    until_on: date | None = None

    @property
    def series(self) -> Series:
        """The times of it."""
        return Series(self.starts_at, self.minutes, self.is_weekly, self.until_on)


@dataclass(frozen=True)
class Decided:
    """What is decided about an overlap, and why."""

    way: Way
    reason: str


class Overlaps(Refused):
    """It overlaps an obligation the family may not miss: `others` are what it overlaps."""

    def __init__(self, message: str, others: tuple[UUID, ...]) -> None:
        super().__init__(message)
        self.others = others


@action(Permission.TASK_WRITE)
def commit(*, actor: Actor, case_id: UUID, agreed: Agreed, decided: Decided | None = None) -> UUID:
    """Write down what a family has agreed. Returns its id.

    Where it overlaps a protected obligation (or is one, and overlaps something else) somebody has
    to decide, with a reason: otherwise Overlaps is raised. Raises Refused for a kind the programme
    does not know or a length of nothing; NoSuchCase for a stranger. Source: capability B31.
    """
    desk = _desk(actor, case_id)
    kind = desk.pack.commitments.get(agreed.kind_key)
    if kind is None:
        raise Refused(_("Choose what it is from the programme's list."))
    _sensible(agreed)
    others = _overlapping(case_id, agreed, is_protected=kind.protected)
    if others and (decided is None or not decided.reason.strip()):
        raise Overlaps(_overlap_words(others[0]), tuple(o.pk for o in others))
    assert desk.dossier_id
    made = Commitment.objects.create(
        dossier_id=desk.dossier_id,
        case_id=case_id,
        kind_key=agreed.kind_key,
        service_id=agreed.service_id,
        words=agreed.words.strip(),
        is_protected=kind.protected,
        starts_at=agreed.starts_at,
        minutes=agreed.minutes,
        is_weekly=agreed.is_weekly,
        until_on=agreed.until_on,
        recorded_at=instant(),
        recorded_by=actor.writes_as,
        recorded_by_name=actor.name,
    )
    touched(desk.dossier_id, made.pk, "starts_at", "kind", kind="commitment")
    for other in others if decided else ():
        protected, beside = (made, other) if kind.protected else (other, made)
        assert decided
        _decide(actor, desk, protected, (Filled.COMMITMENT, beside.pk), decided)
    return made.pk


@action(Permission.TASK_WRITE)
def decide_clash(
    *, actor: Actor, protected_id: UUID, other: tuple[Filled, UUID], decided: Decided
) -> None:
    """Decide what becomes of something that overlaps a protected obligation. The last word counts.

    Raises Refused without a reason; Commitment.DoesNotExist for a stranger.
    """
    protected = Commitment.objects.get(pk=protected_id)
    desk = _desk(actor, protected.case_id)
    desk.require_same(protected.dossier_id)
    if not protected.is_protected:
        raise Refused(_("Only what overlaps a protected obligation needs a decision."))
    if not decided.reason.strip():
        raise Refused(_("Say why, so that the family and the others can read it."))
    _decide(actor, desk, protected, other, decided)


@action(Permission.TASK_WRITE)
def end_commitment(*, actor: Actor, commitment_id: UUID, reason: str) -> None:
    """It is no more: from now on it fills nothing. Says why."""
    found = Commitment.objects.select_for_update(of=("self",)).get(pk=commitment_id)
    desk = _desk(actor, found.case_id)
    desk.require_same(found.dossier_id)
    if not reason.strip():
        raise Refused(_("Say in a few words why it ends."))
    if found.ended_at is None:
        found.ended_at, found.end_reason = instant(), reason.strip()
        found.save(update_fields=["ended_at", "end_reason"])
    touched(found.dossier_id, found.pk, "ended_at", kind="commitment")


def _desk(actor: Actor, case_id: UUID) -> Desk:
    desk = desk_of(actor, case_id)
    desk.require(Category.SCHEDULE)
    if desk.is_own:
        raise Refused(_("Whoever answers for the family does this."))
    return desk


def _sensible(agreed: Agreed) -> None:
    if not 0 < agreed.minutes <= 1440:
        raise Refused(_("Say how long it takes, in minutes."))
    if agreed.until_on and agreed.until_on < agreed.starts_at.date():
        raise Refused(_("The last day cannot be before the first."))
    asked = agreed.service_id
    if asked and not Service.objects.filter(pk=asked, ended_on=None).exists():
        raise Refused(_("Choose the service from the list."))


def _overlapping(case_id: UUID, agreed: Agreed, *, is_protected: bool) -> list[Commitment]:
    standing = Commitment.objects.filter(case_id=case_id, ended_at=None)
    if not is_protected:
        standing = standing.filter(is_protected=True)
    zone = timezone.get_current_timezone()
    return [
        one
        for one in standing.order_by("starts_at", "id")
        if series_overlap(
            agreed.series,
            Series(one.starts_at, one.minutes, one.is_weekly, one.until_on),
            zone,
        )
    ]


def _overlap_words(other: Commitment) -> str:
    if other.is_protected:
        return _(
            "At that time the family has an obligation it may not miss. Choose another time, or"
            " decide what gives way and say why."
        )
    return _(
        "The family may not miss this, and something else is agreed for that time. Decide what"
        " gives way and say why."
    )


def _decide(
    actor: Actor,
    desk: Desk,
    protected: Commitment,
    other: tuple[Filled, UUID],
    decided: Decided,
) -> None:
    kind, other_id = other
    ClashDecision.objects.update_or_create(
        protected=protected,
        other_id=other_id,
        defaults={
            "dossier_id": protected.dossier_id,
            "case_id": protected.case_id,
            "other_kind": kind,
            "way": decided.way,
            "reason": decided.reason.strip(),
            "at": instant(),
            "by": actor.writes_as,
            "by_name": actor.name,
        },
    )
    touched(desk.dossier_id, protected.pk, "decision", kind="commitment")
