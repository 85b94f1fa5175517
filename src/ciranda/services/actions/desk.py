"""Counting at the counter. Nothing of it remains but a number that grew by one."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action
from ciranda.access.enums import Permission
from ciranda.common.database import instant
from ciranda.programmes.policies.schema import Desk
from ciranda.programmes.queries import current

NO_TRACE = "a contact at the counter leaves no row, author or time behind (design, section 4)"


@dataclass(frozen=True)
class Slip:
    """What was counted last, for taking it back: kept by the browser alone, never here."""

    programme: str
    week: date
    topic: str
    outcome: str


@action(Permission.DESK_COUNT, leaves_no_trace=NO_TRACE)
def count(*, actor: Actor, programme: str, topic: str, outcome: str) -> Slip:
    """Count one contact: what it was about, and what came of it. Nobody is named, ever.

    Raises Refused for words the programme does not know, or without a service to count for.
    """
    desk = desk_of_programme(programme)
    if topic not in desk.topics or outcome not in desk.outcomes:
        raise Refused(_("Choose what it was about and what came of it."))
    today = instant().date()
    slip = Slip(programme, today - timedelta(days=today.weekday()), topic, outcome)
    if not _move(slip, 1):
        raise Refused(_("A counter belongs to a service. Choose for whom you act at the top."))
    return slip


@action(Permission.DESK_COUNT, leaves_no_trace=NO_TRACE)
def take_back(*, actor: Actor, slip: Slip) -> None:
    """Take the last one back. Raises Refused once its week is long over, or if nothing is there."""
    if not _move(slip, -1):
        raise Refused(_("This can no longer be taken back."))


def desk_of_programme(key: str) -> Desk:
    """The counter of a programme. Raises Refused where it has none."""
    desk = current(key).pack.desk
    if desk is None:
        raise Refused(_("This programme has no counter."))
    return desk


def _move(slip: Slip, step: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "select services_count(%s, %s, %s, %s, %s)",
            [slip.programme, slip.week, slip.topic, slip.outcome, step],
        )
        return bool(cursor.fetchone()[0])
