"""Showing the family a look that was withheld to protect a child."""

from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission


@action(Permission.AUDIT_RELEASE)
def release_look(*, actor: Actor, event_id: int, case_id: UUID) -> None:
    """From now on the family sees this look in «who looked». Only the case's data officer."""
    with connection.cursor() as cursor:
        cursor.execute("select audit_release_event(%s)", [event_id])
        if not cursor.fetchone()[0]:
            raise Refused(_("Only the data officer of this case decides about this."))
    touched(None, case_id, "released", kind="look")
