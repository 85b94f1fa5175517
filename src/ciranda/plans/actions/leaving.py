"""A worker leaves: what they do by name in plans passes on within their agency first."""

from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.actions import handover
from ciranda.plans.queries.leaving import left_in_all


@action(Permission.WORKER_CLOSE)
def pass_on_actions(*, actor: Actor, membership_id: UUID, to: UUID) -> int:
    """Let a colleague of the same agency do what a leaving worker does by name. Gives how many.

    The agency stays responsible and what the family signed stays as signed. Raises Refused for a
    worker of another agency, or one the actor does not lead.
    """
    with connection.cursor() as cursor:
        cursor.execute("select plans_pass_on(%s, %s)", [membership_id, to])
        passed: list[UUID] | None = cursor.fetchone()[0]
    if passed is None:
        raise Refused(_("Plan actions pass to a colleague of the same agency."))
    for action_id in passed:
        touched(None, action_id, "person_now", kind="plan.action")
    touched(None, membership_id, "plan_actions", kind="membership")
    return len(passed)


@action(Permission.WORKER_CLOSE)
def close_membership(*, actor: Actor, membership_id: UUID, ends_on: date) -> None:
    """End a membership from a day on, when neither cases nor plans wait for a successor.

    Raises Refused while anything is left.
    """
    if left_in_all(membership_id).actions:
        raise Refused(_("Actions of plans still name this worker. Pass them on first."))
    handover.close_membership(actor=actor, membership_id=membership_id, ends_on=ends_on)
