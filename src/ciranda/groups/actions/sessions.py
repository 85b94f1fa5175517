"""The meetings of a group: a series at once, or one; called off with a word why."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.common.database import instant
from ciranda.groups.actions.opening import running
from ciranda.groups.models import Session

MOST = 60


@dataclass(frozen=True)
class Series:
    """Sessions from a first one on: how long each, how many, how many weeks apart.

    `units` is what one session counts for in the group's unit: two lessons, one and a half hours.
    """

    first: datetime
    minutes: int = 60
    times: int = 1
    weeks_apart: int = 1
    place: str = ""
    units: Decimal = Decimal(1)


@action(Permission.GROUP_RUN)
def add_sessions(*, actor: Actor, group_id: UUID, series: Series) -> list[UUID]:
    """Put sessions in the calendar; those that stand at the same time already are left alone.

    The hour of the day stays the same when the clocks change. Raises Refused for a group that is
    over, or for a series that makes no sense.
    """
    group = running(actor, group_id)
    if group.ended_on:
        raise Refused(_("This group is over already."))
    if not (0 < series.minutes <= 24 * 60 and 0 < series.times <= MOST and series.weeks_apart > 0):
        raise Refused(_("Up to %(most)s sessions at once, each within a day.") % {"most": MOST})
    if series.units <= 0:
        raise Refused(_("A session counts for more than nothing."))
    held = set(Session.objects.filter(group=group).values_list("starts_at", flat=True))
    starts = [at for at in _starts(series) if at not in held]
    made = Session.objects.bulk_create(
        Session(
            group=group,
            starts_at=at,
            ends_at=at + timedelta(minutes=series.minutes),
            place=series.place,
            units=series.units,
        )
        for at in starts
    )
    touched(None, group.pk, "sessions", kind="group")
    return [session.pk for session in made]


def _starts(series: Series) -> list[datetime]:
    step = timedelta(weeks=series.weeks_apart)
    # Added to the local time of day, so that ten o'clock stays ten o'clock in summer and winter.
    return [series.first + step * number for number in range(series.times)]


@action(Permission.GROUP_RUN)
def cancel_session(*, actor: Actor, session_id: UUID, why: str) -> None:
    """Call a session off. It stays visible as called off; nobody counts as absent from it.

    Raises Refused without a reason, or once it was held and counted.
    """
    session = Session.objects.select_for_update().get(pk=session_id)
    running(actor, session.group_id)
    if not why.strip():
        raise Refused(_("Say why in a few words: people will read it."))
    if hasattr(session, "headcount"):
        raise Refused(_("This session was held and counted."))
    session.cancelled_at, session.cancelled_why = instant(), why.strip()
    session.save(update_fields=["cancelled_at", "cancelled_why"])
    touched(None, session.pk, "cancelled_at", kind="session")
