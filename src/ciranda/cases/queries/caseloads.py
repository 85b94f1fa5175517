"""Caseloads side by side: what each worker of a team holds before another case is given.

Driver: the team. Counts hold only what the reader may see, as everywhere.
"""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.cases.policies.weight import weight_of
from ciranda.common.database import rows
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class Caseload:
    """A worker of a team with what they hold. `weight` counts an ordinary case as 1.

    `overdue`: missed deadlines of their cases and their own tasks past their day.
    """

    membership_id: UUID
    name: str
    profession: str
    agency: str
    phone: str
    is_coordinator: bool
    hours_per_week: Decimal | None
    open_cases: int
    covering: int
    weight: Decimal
    overdue: int
    suspended: bool


_CASELOADS = """
with held as (
  select k.membership_id, k.case_id from cases_custody u join cases_coordination k
    on k.case_id = u.case_id and k.ended_at is null
  where u.team_id = %(team)s and u.ended_at is null),
staged as (
  select h.membership_id, c.pack_version_id, g.key, count(*) as cases from held h
  join cases_case c on c.id = h.case_id
  left join lateral (select x.key from cases_stage x where x.case_id = h.case_id
    order by x.started_at desc limit 1) g on true
  group by 1, 2, 3),
covered as (
  select v.membership_id, count(*) as cases from cases_custody u
  join cases_cover v on v.case_id = u.case_id and v.started_at <= now()
    and (v.ended_at is null or v.ended_at > now())
  where u.team_id = %(team)s and u.ended_at is null group by 1),
late as (
  select x.membership_id, count(*) as things from (
    select h.membership_id from held h join cases_clock k on k.case_id = h.case_id
      where k.stopped_at is null and k.due_on < current_date
    union all
    select t.membership_id from cases_custody u join cases_task t on t.case_id = u.case_id
      where u.team_id = %(team)s and u.ended_at is null and t.done_at is null
        and t.dropped_at is null and t.due_on < current_date) x group by 1)
select m.id as membership_id, m.name, m.profession, m.phone,
  coalesce(nullif(a.public_label, ''), a.name) as agency,
  m.suspended_at is not null as suspended, l.is_coordinator, l.hours_per_week,
  coalesce(v.cases, 0) as covering, coalesce(z.things, 0) as overdue,
  (select coalesce(json_agg(json_build_array(s.pack_version_id, s.key, s.cases)), '[]')
    from staged s where s.membership_id = m.id) as stages
from (select p.membership_id, bool_or(p.role = 'coordinator') as is_coordinator,
    sum(p.hours_per_week) as hours_per_week
  from agencies_placement p where p.team_id = %(team)s and p.started_on <= current_date
    and (p.ended_on is null or p.ended_on > current_date) group by 1) l
join agencies_membership m on m.id = l.membership_id
  and (m.ended_on is null or m.ended_on > current_date)
join agencies_agency a on a.id = m.agency_id
left join covered v on v.membership_id = m.id
left join late z on z.membership_id = m.id
order by m.name
"""


def caseloads(team_id: UUID) -> list[Caseload]:
    """Everyone placed in the team now, by name, with what they hold. One statement."""
    with connection.cursor() as cursor:
        return [_caseload(row) for row in rows(cursor, _CASELOADS, {"team": team_id})]


def _caseload(row: dict[str, Any]) -> Caseload:
    stages = row.pop("stages")
    counted = json.loads(stages) if isinstance(stages, str) else stages
    return Caseload(
        **row,
        open_cases=sum(number for _, _, number in counted),
        weight=sum((_weight(v, key) * number for v, key, number in counted), Decimal()),
    )


def _weight(version_id: str, stage_key: str | None) -> Decimal:
    pack = pack_of(version_id)
    stage = pack.stages.get(stage_key or "", pack.entry_stage)
    return weight_of(stage.kind)
