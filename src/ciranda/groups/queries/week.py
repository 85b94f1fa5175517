"""The sessions of groups that somebody of a family comes to, for its week."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from ciranda.common.database import rows

_SESSIONS = """
select y.id, e.case_id, g.name, p.given as who, y.starts_at, y.ends_at
from groups_enrolment e join groups_group g on g.id = e.group_id
join groups_session y on y.group_id = g.id and y.cancelled_at is null
join people_person p on p.id = e.person_id
where e.case_id = any (%(cases)s) and e.ended_on is null and e.standing = 'in'
  and y.starts_at >= %(since)s and y.starts_at < %(until)s
order by y.starts_at, y.id
"""


@dataclass(frozen=True)
class ComingSession:
    """A session that somebody of the family is expected at."""

    id: UUID
    case_id: UUID
    name: str
    who: str
    starts_at: datetime
    ends_at: datetime


def sessions_for(cases: list[UUID], since: datetime, until: datetime) -> list[ComingSession]:
    """The sessions in which people of these cases have a place. One statement."""
    with connection.cursor() as cursor:
        asked = {"cases": cases, "since": since, "until": until}
        return [ComingSession(**row) for row in rows(cursor, _SESSIONS, asked)]
