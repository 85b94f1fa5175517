"""The sessions of one's own service, for a form that asks which one and for a calendar."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.common.database import rows

_HELD = """
select y.id, y.group_id, g.name as group, y.starts_at, y.ends_at,
  coalesce(nullif(y.place, ''), g.place) as place
from groups_session y join groups_group g on g.id = y.group_id
where g.service_id = %(mine)s and y.cancelled_at is null
  and y.starts_at between now() - make_interval(days => %(before)s)
    and now() + make_interval(days => %(after)s)
order by y.starts_at, y.id limit 300
"""


@dataclass(frozen=True)
class OwnSession:
    """A session of a group of one's own service. Nobody stands in it by name."""

    id: UUID
    group_id: UUID
    group: str
    starts_at: datetime
    ends_at: datetime
    place: str


def own_sessions(actor: Actor, *, before: int = 0, after: int = 0) -> list[OwnSession]:
    """The sessions of the actor's service that were not called off: so many days back and ahead.

    One statement.
    """
    asked = {"mine": actor.service_id, "before": before, "after": after}
    with connection.cursor() as cursor:
        return [OwnSession(**row) for row in rows(cursor, _HELD, asked)]
