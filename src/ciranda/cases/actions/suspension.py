"""Suspending a worker: at once and always allowed. Only closing waits for handover (section 7)."""

import json
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.actions.derivation import lock, rederive


@dataclass(frozen=True)
class Suspended:
    """How many cases somebody else stands in for now, and for how many nobody could be found."""

    covered: int
    alone: int


@action(Permission.WORKER_SUSPEND)
def suspend(*, actor: Actor, membership_id: UUID, reason: str) -> Suspended:
    """Take a worker's access away from their next request on.

    In the same transaction the team's coordinator stands in for every case they manage or were
    covering, and each person of those families is told that somebody else does. Open to the
    coordinator of their team and the lead of their agency; raises Refused for others.
    """
    if not reason.strip():
        raise Refused(_("Write the reason. It stays with those who lead; families do not see it."))
    with connection.cursor() as cursor:
        cursor.execute("select cases_suspend(%s, %s)", [membership_id, reason.strip()])
        found = cursor.fetchone()[0]
    if found is None:
        raise Refused(_("You do not lead this worker: ask their coordinator or agency."))
    answer = json.loads(found) if isinstance(found, str) else found
    case_ids = _derive([UUID(c) for c in answer["cases"]])
    touched(None, membership_id, "suspended_at", kind="membership")
    return Suspended(len(case_ids) - answer["alone"], answer["alone"])


@action(Permission.WORKER_SUSPEND)
def reinstate(*, actor: Actor, membership_id: UUID) -> int:
    """Let a suspended worker return. Gives how many cases are theirs again.

    Who stood in does so no longer, except where a bar keeps the worker out.
    """
    with connection.cursor() as cursor:
        cursor.execute("select cases_reinstate(%s)", [membership_id])
        changed: list[UUID] | None = cursor.fetchone()[0]
    if changed is None:
        raise Refused(_("You do not lead this worker: ask their coordinator or agency."))
    case_ids = _derive(changed)
    touched(None, membership_id, "suspended_at", kind="membership")
    return len(case_ids)


def _derive(case_ids: list[UUID]) -> list[UUID]:
    found = sorted(set(case_ids))
    for case_id in found:
        lock(case_id)
        rederive(case_id)
    return found
