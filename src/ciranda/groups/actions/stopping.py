"""A family's groups stop with the project that paid for them."""

from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Permission
from ciranda.groups.enums import Left


@action(Permission.SYSTEM_RUN)
def stop_groups(*, actor: Actor, case_id: UUID) -> int:
    """Everybody of a case leaves its groups by name, whichever service runs them. How many did."""
    with connection.cursor() as cursor:
        cursor.execute("select groups_stop(%s, %s)", [case_id, Left.PROJECT.value])
        left = int(cursor.fetchone()[0])
    touched(None, case_id, "groups", kind="case")
    return left
