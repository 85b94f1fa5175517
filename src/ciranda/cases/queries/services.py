"""Services, found by name, under the label that may be known."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from ciranda.cases.queries.workers import ACCENTS
from ciranda.common.database import rows
from ciranda.common.text import fold

MOST_FOUND = 20


@dataclass(frozen=True)
class Found:
    """A service as shown: its public label where it has one."""

    service_id: UUID
    name: str
    agency: str


_FIND = """
select * from (
  select s.id as service_id, coalesce(nullif(s.public_label, ''), s.name) as name,
    case when s.public_label <> '' and a.public_label = '' then ''
      else coalesce(nullif(a.public_label, ''), a.name) end as agency
  from agencies_service s join agencies_agency a on a.id = s.agency_id
  where (s.ended_on is null or s.ended_on > current_date)
    and (a.ended_on is null or a.ended_on > current_date)) x
where translate(lower(x.name || ' ' || x.agency), %s, %s) like all (%s::text[])
order by x.name, x.agency limit %s
"""


def find_services(typed: str) -> list[Found]:
    """Services whose shown name, or whose agency's, holds every word typed; at most 20.

    A discreet service is found by its label only: its true name finds nothing. One statement.
    """
    words = [f"%{word}%" for word in fold(typed).split()]
    if not words:
        return []
    with connection.cursor() as cursor:
        found = rows(cursor, _FIND, [*ACCENTS, words, MOST_FOUND])
    return [Found(**row) for row in found]
