"""The end of a project: when it is, and where each family stands with going on."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.common.database import rows
from ciranda.programmes.queries import pack_of

_ENDS = """
select e.id, e.team_id, t.name as team, e.last_day, e.paper, e.stopped_at, e.pack_version_id,
  now()::date as today
from budgets_projectend e join agencies_team t on t.id = e.team_id
where e.team_id = any (%(teams)s) and e.taken_back_at is null
  and (%(end)s::uuid is null or e.id = %(end)s)
  and (e.stopped_at is null or e.stopped_at > now() - interval '90 days')
order by e.announced_at desc, e.id
"""
# Driven by the team's custody; the newest answer to the onward consent under it.
_FAMILIES = """
select u.case_id, (select string_agg(coalesce(nullif(p.known_as, ''),
    trim(p.given || ' ' || p.surnames)), ', ' order by p.born_on, p.id)
  from cases_subject b join people_person p on p.id = b.person_id
  where b.case_id = u.case_id and b.ended_on is null) as child,
  (select k.name from cases_coordination k where k.case_id = u.case_id and k.ended_at is null)
    as manager,
  s.id as consent_id,
  case when s.id is null then null
    when exists (select 1 from consent_effect f where f.consent_id = s.id and f.started_at <= now()
      and (f.ended_at is null or f.ended_at > now())) then 'goes_on'
    when s.answer = 'waiting' then 'waiting' else 'no' end as stands
from cases_custody u
left join lateral (select c.id, c.answer from consent_consent c where c.case_id = u.case_id
  and c.custody_id = u.id and c.column_key = %(onward)s and c.answer <> 'replaced'
  order by c.asked_at desc limit 1) s on true
where u.team_id = %(team)s and u.ended_at is null
order by child, u.case_id limit 500
"""
# Seen through the family's own cases: the wall shows the custody of no other.
_MINE = """
select distinct e.last_day from budgets_projectend e
join cases_custody u on u.team_id = e.team_id and u.ended_at is null
where e.taken_back_at is null and e.stopped_at is null order by 1
"""


@dataclass(frozen=True)
class End:
    """The announced end of a team's project."""

    id: UUID
    team_id: UUID
    team: str
    last_day: date
    paper: str
    stopped_at: datetime | None
    pack_version_id: UUID
    today: date


@dataclass(frozen=True)
class Family:
    """A family of the team: `stands` is None where it was not asked, else «waiting», «goes_on» or
    «no»."""

    case_id: UUID
    child: str
    manager: str
    consent_id: UUID | None
    stands: str | None


def ends_of(actor: Actor, end_id: UUID | None = None) -> list[End]:
    """The announced ends of the actor's teams, or only that one. One statement."""
    asked = {"teams": list(actor.team_ids), "end": end_id}
    return [End(**row) for row in _rows(_ENDS, asked)]


def families_of(actor: Actor, end_id: UUID) -> list[Family]:
    """The families concerned by an end, and where each stands. Two statements; none for others."""
    found = ends_of(actor, end_id)
    return families(found[0]) if found else []


def families(end: End) -> list[Family]:
    """The open cases of the end's team. One statement."""
    project = pack_of(end.pack_version_id).project_end
    assert project is not None
    asked = {"team": end.team_id, "onward": project.onward}
    return [
        Family(**{**row, "child": row["child"] or "", "manager": row["manager"] or ""})
        for row in _rows(_FAMILIES, asked)
    ]


def ends_for_family() -> list[date]:
    """The last days of the projects that pay for what the reader's family takes part in."""
    return [row["last_day"] for row in _rows(_MINE, {})]


def _rows(sql: str, asked: dict[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        return rows(cursor, sql, asked)
