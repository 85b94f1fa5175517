"""Closing a membership: everything a worker holds passes to somebody else first (section 7)."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission, Role
from ciranda.agencies.models import Membership, Placement
from ciranda.cases.actions.circle import leave
from ciranda.cases.actions.coordination import replace_manager
from ciranda.cases.actions.tasks import hand_on
from ciranda.cases.enums import EndReason
from ciranda.cases.models import CircleMember, Coordination, Task
from ciranda.cases.queries.team import left_by, members
from ciranda.common.database import instant

# Each case is locked and derived anew: so many at once keep the page within its time.
AT_ONCE = 50


@dataclass(frozen=True)
class HandedOver:
    """What passed on just now, and how many cases wait for the next step."""

    cases: int
    tasks: int
    left: int


@action(Permission.CASE_ALLOCATE)
def hand_over(*, actor: Actor, membership_id: UUID, to: UUID) -> HandedOver:
    """Let `to` take over the cases and tasks of a worker, 50 cases a step; circles are left.

    Only what the actor sees of their teams. Raises Refused where somebody cannot take over.
    """
    held = list(
        Coordination.objects.filter(membership_id=membership_id, ended_at=None)
        .order_by("case_id")
        .values_list("case_id", flat=True)[: AT_ONCE + 1]
    )
    for case_id in held[:AT_ONCE]:
        replace_manager(actor=actor, case_id=case_id, membership_id=to, reason=EndReason.LEFT_JOB)
    tasks = Task.objects.filter(membership_id=membership_id, done_at=None, dropped_at=None)
    passed = 0
    for task in tasks[:AT_ONCE]:
        hand_on(actor=actor, task_id=task.pk, membership_id=to)
        passed += 1
    for member in CircleMember.objects.filter(membership_id=membership_id, ended_at=None)[:AT_ONCE]:
        leave(actor=actor, member_id=member.pk, reason=EndReason.LEFT_JOB)
    touched(None, membership_id, "cases", "tasks", kind="membership")
    return HandedOver(len(held[:AT_ONCE]), passed, max(0, len(held) - AT_ONCE))


@action(Permission.WORKER_CLOSE)
def close_membership(*, actor: Actor, membership_id: UUID) -> None:
    """End a membership, from today. Raises Refused while anything is left to hand over."""
    agency_id = actor.agency_id if actor.role is Role.AGENCY_LEAD else None
    led = members(human_id=actor.human_id, team_ids=actor.team_ids, agency_id=agency_id)
    if not any(m.membership_id == membership_id and not m.is_me for m in led):
        raise Refused(_("You do not lead this worker: ask their coordinator or agency."))
    left = left_by(membership_id)
    if left:
        teams = ", ".join(x.team for x in left)
        raise Refused(
            _("Something is left to hand over in: %(teams)s. Hand it over first.")
            % {"teams": teams}
        )
    today = instant().date()
    changed = Membership.objects.filter(pk=membership_id, ended_on=None).update(ended_on=today)
    Placement.objects.filter(membership_id=membership_id, ended_on=None).update(ended_on=today)
    if not changed:
        raise Refused(_("This membership has ended already."))
    touched(None, membership_id, "ended_on", kind="membership")
