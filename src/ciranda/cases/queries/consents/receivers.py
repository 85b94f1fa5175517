"""Services that could receive: those already around the child first, others by name."""

from dataclasses import dataclass
from uuid import UUID

from ciranda.common.database import keeping, rows
from ciranda.common.text import fold


@dataclass(frozen=True)
class Receiver:
    """A service that a sharing column could name."""

    id: UUID
    name: str
    agency: str
    sector: str
    is_near: bool


_RECEIVERS = """
with near as (
  select m.service_id as id from cases_circlemember m
    where m.case_id = %(case)s and m.ended_at is null and m.service_id is not null
  union select k.service_id from cases_circlemember m join agencies_membership k
      on k.id = m.membership_id
    where m.case_id = %(case)s and m.ended_at is null and k.service_id is not null
  union select x.service_id from consent_consent x
    where x.case_id = %(case)s and x.service_id is not null
  union select k.service_id from cases_custody u
    join agencies_placement l on l.team_id = u.team_id and l.ended_on is null
    join agencies_membership k on k.id = l.membership_id and k.service_id is not null
    where u.case_id = %(case)s and u.ended_at is null),
named as (
  select s.id from agencies_agency a join agencies_service s on s.agency_id = a.id
    where %(words)s <> '' and a.folded like '%%' || %(words)s || '%%' and s.ended_on is null
    order by a.folded limit 30)
select s.id, coalesce(nullif(s.public_label, ''), s.name) as name,
  case when s.public_label = '' then a.name else '' end as agency, s.sector,
  s.id in (select id from near) as is_near
from agencies_service s join agencies_agency a on a.id = s.agency_id
where s.ended_on is null and (s.id in (select id from near) or s.id in (select id from named))
order by is_near desc, a.folded, s.name, s.id
"""


def receivers_for(case_id: UUID, words: str = "") -> list[Receiver]:
    """Services around the child, and up to thirty whose agency's name has these words.

    One statement.
    """
    with keeping() as cursor:
        found = rows(cursor, _RECEIVERS, {"case": case_id, "words": fold(words)})
    return [Receiver(**row) for row in found]
