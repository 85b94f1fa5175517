"""Actions of plans by key, in the words of the version that stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from ciranda.common.database import rows
from ciranda.plans.enums import ActionState


@dataclass(frozen=True)
class NamedAction:
    """An action as whoever looks may see it."""

    id: UUID
    what: str
    due_on: date | None
    state: ActionState


_NAMED = """
select distinct on (a.id) a.id, t.what, t.due_on, a.state
from plans_action a join plans_actionterms t on t.action_id = a.id and t.removed_at is null
join plans_planversion v on v.id = t.plan_version_id
where a.id = any(%s) order by a.id, v.number desc
"""


def named_actions(action_ids: Iterable[UUID]) -> list[NamedAction]:
    """Those of these actions that the reader sees. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _NAMED, [list(action_ids)])
    return [NamedAction(**{**row, "state": ActionState(row["state"])}) for row in found]
