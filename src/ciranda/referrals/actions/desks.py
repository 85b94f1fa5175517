"""Naming the team that first reads signals from no known parish."""

from uuid import UUID

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Permission
from ciranda.referrals.models import Desk


@action(Permission.TEAM_CHANGE)
def name_desk(*, actor: Actor, programme_key: str, team_id: UUID) -> None:
    """Make a team the desk of a programme. Signals already received stay where they are."""
    desk, _created = Desk.objects.update_or_create(
        programme_key=programme_key, defaults={"team_id": team_id}
    )
    touched(None, desk.pk, "team", kind="desk")
