"""Whether somebody works on something already, and who asked to be called about it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from ciranda.common.database import rows

# Whoever knocks is shown as workers are beside a family: under the label that may be known.
_KNOCKS = """
select k.id, k.at, m.name, m.profession,
  coalesce(nullif(s.public_label, ''), nullif(a.public_label, ''), a.name) as agency,
  case when coalesce(nullif(s.public_label, ''), a.public_label, '') <> '' then '' else m.phone end
    as phone
from services_knock k join agencies_membership m on m.id = k.membership_id
join agencies_agency a on a.id = m.agency_id left join agencies_service s on s.id = m.service_id
where k.part_id = %s and k.heard_at is null order by k.at
"""


@dataclass(frozen=True)
class KnockLine:
    """Somebody asks to be called; about what, the part says."""

    id: UUID
    at: datetime
    name: str
    profession: str
    agency: str
    phone: str


def is_worked_on(case_id: UUID, topic: str) -> bool:
    """Whether another service works on this topic for the family: yes or no, nothing else.

    Always no to whoever the family has not let know them, and about services it did not sign for.
    """
    return topic in worked_on(case_id, [topic])


def worked_on(case_id: UUID, topics: list[str]) -> set[str]:
    """Those of these topics on which another service works already. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select t from unnest(%s::text[]) t where services_working_on(%s, t)",
            [topics, case_id],
        )
        return {row[0] for row in cursor.fetchall()}


def knocks_of(part_id: UUID) -> list[KnockLine]:
    """Who asks to be called about a part and was not yet. One statement."""
    with connection.cursor() as cursor:
        return [KnockLine(**row) for row in rows(cursor, _KNOCKS, [part_id])]
