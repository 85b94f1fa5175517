"""Taking up what climbed above a team."""

from uuid import UUID

from django.db import connection
from django.utils.translation import gettext

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission


@action(Permission.TEAM_SUPERVISE)
def see_above(*, actor: Actor, climb_id: UUID) -> None:
    """Say that one has taken up a deadline that a team below missed.

    Raises Refused for whoever does not stand above that team, or where it was taken up already.
    """
    with connection.cursor() as cursor:
        cursor.execute("select referrals_see_above(%s)", [climb_id])
        if not cursor.fetchone()[0]:
            raise Refused(gettext("This deadline did not climb to you, or is taken up already."))
    touched(None, climb_id, "seen_at", kind="climb")
