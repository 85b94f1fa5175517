"""Workers' time: say what is taken and who stands in, and book a colleague's free time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.agencies.models import Membership, Placement
from ciranda.calendars.enums import Taken
from ciranda.calendars.models import TakenTime
from ciranda.cases.queries.naming import identifiers_in
from ciranda.common.database import instant


@dataclass(frozen=True)
class Stretch:
    """From when to when, and what it is about in words that name nobody."""

    starts_at: datetime
    ends_at: datetime
    words: str = ""


@action(Permission.TEAM_MEET)
def take_time(*, actor: Actor, stretch: Stretch) -> UUID:
    """Say that one is busy. Colleagues see that, and these words. Returns its id.

    Raises Refused for an end before the beginning, and for words that name somebody.
    """
    _sensible(actor, stretch)
    return _keep(actor, actor.writes_as, Taken.BUSY, stretch)


@action(Permission.TEAM_MEET)
def book(*, actor: Actor, membership_id: UUID, stretch: Stretch) -> UUID:
    """Book free time of a colleague of one's teams. Returns the booking's id.

    Raises Refused when it is taken (and says who stands in, where the colleague is away), for
    somebody of no common team, and for words that name somebody. Source: capability B36.
    """
    _sensible(actor, stretch)
    _colleague(actor, membership_id)
    _hold(membership_id)
    standing = TakenTime.objects.filter(
        membership_id=membership_id,
        cancelled_at=None,
        starts_at__lt=stretch.ends_at,
        ends_at__gt=stretch.starts_at,
    )
    if taken := standing.select_related("substitute").order_by("starts_at").first():
        raise Refused(_taken_words(taken))
    return _keep(actor, membership_id, Taken.BOOKED, stretch, booked_by_id=actor.writes_as)


@action(Permission.TEAM_MEET)
def say_away(
    *,
    actor: Actor,
    from_on: date,
    until_on: date,
    substitute_id: UUID | None = None,
    membership_id: UUID | None = None,
) -> UUID:
    """Say that one is away, whole days, and who stands in: colleagues see it at once, never why.

    Whoever runs the team says it for a colleague who cannot. Raises Refused for a stand-in who is
    no colleague, and for somebody else's absence said by anybody else.
    """
    whose = membership_id or actor.writes_as
    if whose != actor.writes_as and not actor.may(Permission.TEAM_CHANGE):
        raise Refused(_("Everybody says it for themselves; for others the coordinator does."))
    if whose != actor.writes_as:
        _colleague(actor, whose)
    if until_on < from_on:
        raise Refused(_("The last day cannot be before the first."))
    if substitute_id is not None:
        if substitute_id == whose:
            raise Refused(_("Nobody stands in for themselves."))
        _colleague(actor, substitute_id)
    zone = timezone.get_current_timezone()
    stretch = Stretch(
        datetime.combine(from_on, time(), zone),
        datetime.combine(until_on + timedelta(days=1), time(), zone),
    )
    _hold(whose)
    return _keep(actor, whose, Taken.AWAY, stretch, substitute_id=substitute_id)


@action(Permission.TEAM_MEET)
def free_again(*, actor: Actor, taken_id: UUID) -> None:
    """The time is free again: said by whose it is, by who booked it, or by who entered it."""
    taken = TakenTime.objects.select_for_update(of=("self",)).get(pk=taken_id)
    if actor.writes_as not in {taken.membership_id, taken.booked_by_id, taken.recorded_by}:
        raise Refused(_("Whose time it is, or who booked it, makes it free again."))
    if taken.cancelled_at is None:
        taken.cancelled_at = instant()
        taken.save(update_fields=["cancelled_at"])
    touched(None, taken.pk, "cancelled_at", kind="taken_time")


def _sensible(actor: Actor, stretch: Stretch) -> None:
    if stretch.ends_at <= stretch.starts_at:
        raise Refused(_("The end comes after the beginning."))
    if found := identifiers_in(actor, stretch.words):
        raise Refused(
            _("Colleagues of every agency read this. Take out what points at somebody: %(words)s.")
            % {"words": ", ".join(found)}
        )


def _colleague(actor: Actor, membership_id: UUID) -> None:
    worker = Membership.objects.filter(pk=membership_id, ended_on=None, suspended_at=None)
    placed = Placement.objects.filter(
        membership_id=membership_id, team_id__in=list(actor.team_ids), ended_on=None
    )
    if not (worker.exists() and placed.exists()):
        raise Refused(_("Choose a colleague of one of your teams."))


def _hold(membership_id: UUID) -> None:
    """Two who book the same hour at once: the second waits, and finds it taken."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 9))", [str(membership_id)]
        )


def _taken_words(taken: TakenTime) -> str:
    if taken.kind != Taken.AWAY:
        return _("This time is taken. Choose a time that is shown as free.")
    if taken.substitute:
        return _("They are away then. %(name)s stands in: book their time instead.") % {
            "name": taken.substitute.name
        }
    return _("They are away then, and nobody stands in. Ask the coordinator.")


def _keep(
    actor: Actor, membership_id: UUID, kind: Taken, stretch: Stretch, **more: UUID | None
) -> UUID:
    made = TakenTime.objects.create(
        membership_id=membership_id,
        kind=kind,
        starts_at=stretch.starts_at,
        ends_at=stretch.ends_at,
        words=stretch.words.strip(),
        recorded_at=instant(),
        recorded_by=actor.writes_as,
        **more,
    )
    touched(None, made.pk, "starts_at", "ends_at", kind="taken_time")
    return made.pk
