"""Minutes of coordination in one tap; nothing of it remains but a number that grew."""

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action
from ciranda.access.enums import Permission

TAPS = (5, 15, 30, 60)
NO_TRACE = "minutes of coordination are a sum of a service's month: no author, family or day"


@action(Permission.DESK_COUNT, leaves_no_trace=NO_TRACE)
def log_coordination(*, actor: Actor, minutes: int) -> None:
    """So many minutes more that one's own service spent with others, for no family by name.

    Raises Refused for anything but the four taps, or without a service. Source: capability A41.
    """
    _move(minutes, minutes)


@action(Permission.DESK_COUNT, leaves_no_trace=NO_TRACE)
def take_back_coordination(*, actor: Actor, minutes: int) -> None:
    """Take a tap back. Raises Refused where this month holds fewer."""
    _move(minutes, -minutes)


def _move(minutes: int, more: int) -> None:
    if minutes not in TAPS:
        raise Refused(_("Press one of the buttons."))
    with connection.cursor() as cursor:
        cursor.execute("select services_coordinated(%s)", [more])
        done = bool(cursor.fetchone()[0])
    if not done and more > 0:
        raise Refused(_("Minutes belong to a service. Choose for whom you act at the top."))
    if not done:
        raise Refused(_("This can no longer be taken back."))
