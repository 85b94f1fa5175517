"""What a worker who leaves holds, thing by thing, and what passed on already. Driver: the worker.

A coordinator sees the things of their own teams; what they may not see is only counted (team.py).
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ciranda.cases.enums import Held
from ciranda.cases.policies.prompts import said
from ciranda.common.database import keeping, rows

AT_ONCE = 50
# An absence covers every case of a worker, however many: nobody is left without a stand-in unsaid.
EVERY_CASE = 2000


@dataclass(frozen=True)
class Holding:
    """One thing. `what` is its own words or the pack's key, `on` its day where it has one."""

    kind: Held
    id: UUID
    case_id: UUID
    pack_version_id: UUID
    child: str
    what: str
    on: date | None

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Passed:
    """One thing that passed on, to whom (nobody: they only left a circle) and when."""

    id: UUID
    kind: Held
    child: str
    to_name: str
    handed_at: datetime


@dataclass(frozen=True)
class Leaving:
    """What is still held (the cases first), how many things in all, what passed on."""

    things: tuple[Holding, ...]
    total: int
    passed: tuple[Passed, ...]


_NAME = """coalesce((select string_agg(coalesce(nullif(p.known_as, ''), trim(p.given || ' ' ||
  p.surnames)), ', ' order by p.born_on, p.id) from cases_subject b
  join people_person p on p.id = b.person_id
  where b.case_id = {case} and b.ended_on is null), '')"""

_LEAVING = f"""
with things as (
  select 1 as rank, 'case' as kind, k.id, k.case_id, '' as what, null::date as on,
    '' as prompt, null::jsonb as about
    from cases_coordination k where k.membership_id = %(who)s and k.ended_at is null
  union all
  select 2, 'circle', m.id, m.case_id, m.role_key, null, '', null from cases_circlemember m
    where m.membership_id = %(who)s and m.ended_at is null
  union all
  select 3, 'meeting', g.id, g.case_id, g.kind_key, g.starts_at::date, '', null
    from cases_meeting g
    where g.called_by_id = %(who)s and g.starts_at > now() and g.held_at is null
      and g.cancelled_at is null
  union all
  select 4, 'planned', k.id, k.case_id, k.kind_key, k.at::date, '', null from cases_contact k
    where k.membership_id = %(who)s and k.is_planned and k.cancelled_at is null
  union all
  select 5, 'task', t.id, t.case_id, t.what, t.due_on, t.prompt, t.about from cases_task t
    where t.membership_id = %(who)s and t.done_at is null and t.dropped_at is null),
page as (select * from things order by rank, "on" nulls last, id limit %(limit)s)
select (select count(*) from things) as total,
  (select coalesce(json_agg(json_build_object('kind', x.kind, 'id', x.id, 'case_id', x.case_id,
      'pack_version_id', c.pack_version_id, 'what', x.what, 'on', x."on",
      'prompt', x.prompt, 'about', x.about,
      'child', {_NAME.format(case="x.case_id")}) order by x.rank, x."on" nulls last, x.id), '[]')
    from page x join cases_case c on c.id = x.case_id) as things,
  (select coalesce(json_agg(json_build_object('id', h.id, 'kind', h.kind, 'to_name', h.to_name,
      'handed_at', h.handed_at, 'child', {_NAME.format(case="h.case_id")})
      order by h.handed_at desc, h.id), '[]')
    from (select * from cases_handedover o where o.from_membership_id = %(who)s
      and o.taken_back_at is null order by o.handed_at desc, o.id limit 200) h) as passed
"""  # noqa: S608 - constants


def leaving(membership_id: UUID, *, most: int = AT_ONCE) -> Leaving:
    """What a worker holds (`most` things at once) and what passed on already. One statement."""
    with keeping() as cursor:
        row = rows(cursor, _LEAVING, {"who": membership_id, "limit": most})[0]
    return Leaving(
        tuple(_holding(x) for x in _json(row["things"])),
        row["total"],
        tuple(_passed(x) for x in _json(row["passed"])),
    )


def _holding(row: dict[str, Any]) -> Holding:
    return Holding(
        kind=Held(row["kind"]),
        id=UUID(row["id"]),
        case_id=UUID(row["case_id"]),
        pack_version_id=UUID(row["pack_version_id"]),
        child=row["child"],
        what=said(row["what"], row["prompt"], row["about"]),
        on=date.fromisoformat(row["on"]) if row["on"] else None,
    )


def _passed(row: dict[str, Any]) -> Passed:
    at = datetime.fromisoformat(row["handed_at"])
    return Passed(UUID(row["id"]), Held(row["kind"]), row["child"], row["to_name"], at)


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
