"""Families in a list. Each list names its driver: me as case manager or cover, the circles I stand
in, my teams, or what is shared with my service (my grants); never the wall alone.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from ciranda.access.actions import Actor
from ciranda.access.enums import Role
from ciranda.common.database import keeping, rows
from ciranda.common.text import fold
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of


class Scope(StrEnum):
    """Which families: the driver of the list."""

    MINE = "mine"
    CIRCLE = "circle"
    TEAM = "team"
    SHARED = "shared"
    MOVED = "moved"
    CLOSED = "closed"


_DRIVERS = {
    Scope.MINE: """
 select k.case_id from cases_coordination k where k.membership_id = %(me)s and k.ended_at is null
 union select k.case_id from cases_cover k where k.membership_id = %(me)s
  and k.started_at <= now() and (k.ended_at is null or k.ended_at > now())""",
    Scope.CIRCLE: """
 select m.case_id from cases_circlemember m where m.ended_at is null
  and (m.membership_id = %(me)s or m.service_id = %(service)s)""",
    Scope.TEAM: """
 select u.case_id from cases_custody u where u.team_id = any (%(teams)s) and u.ended_at is null""",
    Scope.SHARED: """
 select v.case_id from cases_volume v where v.dossier_id = any (array(
   select g.dossier_id from access_grant g where g.principal = any (%(principals)s)
    and g.purposes & app_purpose() <> 0 and now() >= g.valid_from and now() < g.valid_until))
 union select o.case_id from cases_ownfile o where o.service_id = %(service)s""",
    Scope.MOVED: """
 select u.case_id from cases_custody u where u.team_id = any (%(teams)s)
  and u.ended_at > now() - interval '30 days' and u.end_reason <> 'closed'
  and not exists (select 1 from cases_custody n where n.case_id = u.case_id
    and n.team_id = u.team_id and n.ended_at is null)""",
    Scope.CLOSED: """
 select u.case_id from cases_custody u where u.team_id = any (%(teams)s)
  and u.ended_at > now() - interval '90 days' and u.end_reason = 'closed'""",
}

_LIST = """
with driver as ({driver}),
lines as (
  select c.id, c.pack_version_id, c.closed_at, coalesce(n.name, f.name) as name, n.born_on,
    n.precision, coalesce(n.folded, f.folded) as folded, n.name is null as of_family,
    s.key as stage, k.key as clock, k.due_on
  from (select distinct case_id from driver) d join cases_case c on c.id = d.case_id
  left join lateral (
    select string_agg(coalesce(nullif(p.known_as, ''), trim(p.given || ' ' || p.surnames)), ', '
        order by p.born_on, p.id) as name, min(p.born_on) as born_on,
      min(p.born_precision) as precision, string_agg(p.folded, ' ') as folded
    from people_person p where p.id in (
      select q.person_id from people_participation q where q.part = 'subject'
        and q.ended_on is null and q.dossier_id = any (array(
          select v.dossier_id from cases_volume v where v.case_id = c.id
          union all select o.dossier_id from cases_ownfile o where o.case_id = c.id)))
  ) n on true
  -- a family opened without a child by name goes by whoever of it is known
  left join lateral (
    select string_agg(coalesce(nullif(p.known_as, ''), trim(p.given || ' ' || p.surnames)), ', '
        order by x.started_at, x.id) as name, string_agg(p.folded, ' ') as folded
    from cases_familymember x join people_person p on p.id = x.person_id
    where n.name is null and x.case_id = c.id and x.ended_at is null
  ) f on true
  left join lateral (select x.key from cases_stage x where x.case_id = c.id
    order by x.started_at desc limit 1) s on true
  left join lateral (select x.key, x.due_on from cases_clock x where x.case_id = c.id
    and x.stopped_at is null and not exists (select 1 from cases_clockpause p
      where p.clock_id = x.id and p.until_on is null)
    order by x.due_on limit 1) k on true
  where {closed}),
chosen as (select * from lines l
  where (%(stage)s = '' or l.stage = %(stage)s)
    and (not %(late)s or l.due_on < current_date)
    and (%(words)s = '' or l.folded like '%%' || %(words)s || '%%')),
shown as (select * from chosen order by due_on nulls last, name, id
  limit %(length)s offset %(start)s)
select (select count(*) from chosen) as total, (select count(*) from lines) as everything,
  (select coalesce(jsonb_agg(distinct jsonb_build_array(l.pack_version_id, l.stage)), '[]')
    from lines l where l.stage is not null) as stages,
  (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'pack', x.pack_version_id,
      'name', x.name, 'of_family', x.of_family, 'born_on', x.born_on,
      'precision', x.precision, 'stage', x.stage,
      'clock', x.clock, 'due_on', x.due_on, 'closed_at', x.closed_at,
      'manager', (select m.name from cases_coordination m where m.case_id = x.id
        and m.ended_at is null),
      'next', (select jsonb_build_object('kind', t.kind_key, 'at', t.at) from cases_contact t
        where t.case_id = x.id and t.is_planned and t.cancelled_at is null and t.at > now()
        order by t.at limit 1),
      'task_on', (select min(t.due_on) from cases_task t where t.case_id = x.id
        and t.done_at is null and t.dropped_at is null and t.membership_id = %(me)s),
      'expected', exists (select 1 from cases_subject b where b.case_id = x.id
        and b.ended_on is null and b.kind = 'pregnancy'),
      'changes', (select (select count(*) from cases_contact t where t.case_id = x.id
            and t.recorded_at > l.at and t.membership_id is distinct from %(me)s)
          + (select count(*) from cases_task t where t.case_id = x.id
            and t.created_at > l.at and t.created_by is distinct from %(me)s)
          + (select count(*) from cases_stage t where t.case_id = x.id
            and t.started_at > l.at and t.decided_by is distinct from %(human)s)
        from cases_lastvisit l where l.case_id = x.id and l.human_id = %(human)s))
    order by x.due_on nulls last, x.name, x.id), '[]') from shown x) as lines
"""


@dataclass(frozen=True)
class Chosen:
    """What was asked of the list."""

    scope: Scope
    stage: str = ""
    late: bool = False
    words: str = ""


@dataclass(frozen=True)
class Line:
    """A family in the list. `changes` None: never opened by this reader. Without a name: a child is
    expected, or the name is not shared with this reader. `of_family`: no child is known by name;
    `name` is then that of the adults."""

    case_id: UUID
    pack: Pack
    name: str
    born_on: date | None
    precision: str
    stage: str
    clock: str
    due_on: date | None
    manager: str
    next_kind: str
    next_at: datetime | None
    task_on: date | None
    changes: int | None
    is_closed: bool
    is_expected: bool = False
    of_family: bool = False


@dataclass(frozen=True)
class Families:
    """A part of a list, how many match, how many there are, and the stages among them."""

    lines: tuple[Line, ...]
    total: int
    everything: int
    stages: tuple[tuple[Pack, str], ...]


def scopes_for(actor: Actor) -> list[Scope]:
    """The lists that make sense for someone, the first being where they begin."""
    if actor.role == Role.COORDINATOR:
        return [Scope.TEAM, Scope.MINE, Scope.CIRCLE, Scope.MOVED, Scope.CLOSED]
    if actor.role == Role.PRACTITIONER and actor.team_ids:
        return [Scope.MINE, Scope.CIRCLE, Scope.TEAM, Scope.MOVED, Scope.CLOSED]
    return [Scope.SHARED]


def families(actor: Actor, chosen: Chosen, *, start: int = 0, length: int = 20) -> Families:
    """The families of one list, the most urgent deadline first. One statement."""
    closed = "c.closed_at is not null" if chosen.scope is Scope.CLOSED else "c.closed_at is null"
    if chosen.scope is Scope.SHARED:
        closed = "true"
    asked = {
        "me": actor.membership_id,
        "human": actor.human_id,
        "service": actor.service_id,
        "teams": list(actor.team_ids),
        "principals": list(actor.principals),
        "stage": chosen.stage,
        "late": chosen.late,
        "words": fold(chosen.words),
        "length": length,
        "start": start,
    }
    with keeping() as cursor:
        sql = _LIST.format(driver=_DRIVERS[chosen.scope], closed=closed)
        row = rows(cursor, sql, asked)[0]
    return Families(
        tuple(_line(r) for r in _json(row["lines"])),
        row["total"],
        row["everything"],
        tuple((pack_of(version), key) for version, key in _json(row["stages"])),
    )


def _line(row: dict[str, Any]) -> Line:
    following = row["next"] or {}
    return Line(
        case_id=UUID(row["id"]),
        pack=pack_of(row["pack"]),
        name=row["name"] or "",
        born_on=_day(row["born_on"]),
        precision=row["precision"] or "unknown",
        stage=row["stage"] or "",
        clock=row["clock"] or "",
        due_on=_day(row["due_on"]),
        manager=row["manager"] or "",
        next_kind=following.get("kind", ""),
        next_at=datetime.fromisoformat(following["at"]) if following else None,
        task_on=_day(row["task_on"]),
        changes=row["changes"],
        is_closed=row["closed_at"] is not None,
        is_expected=row["expected"],
        of_family=row["of_family"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
