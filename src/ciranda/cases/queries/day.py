"""My day: what is due, overdue, climbing, planned and waiting, over all my families.

Drivers: me (tasks, planned contacts, drafts), my families (clocks), my teams (climbs).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ciranda.access.actions import Actor
from ciranda.access.enums import Role
from ciranda.cases.policies.prompts import said
from ciranda.cases.queries.calling import ADULTS
from ciranda.common.database import keeping, rows
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of

MOST = 200

# An array of dossiers, never «in … or in …»: only equalities let the index answer.
_NAME = f"""coalesce((select string_agg(coalesce(nullif(p.known_as, ''), p.given), ', '
    order by p.born_on, p.id)
  from people_person p where p.id in (select q.person_id from people_participation q
    where q.part = 'subject' and q.ended_on is null and q.dossier_id = any (array(
      select v.dossier_id from cases_volume v where v.case_id = {{case}}
      union all select o.dossier_id from cases_ownfile o where o.case_id = {{case}})))),
  {ADULTS})"""  # noqa: S608 - constants

_DAY = """
with families as (
  select k.case_id from cases_coordination k where k.membership_id = %(me)s and k.ended_at is null
  union select k.case_id from cases_cover k where k.membership_id = %(me)s
    and k.started_at <= now() and (k.ended_at is null or k.ended_at > now())),
tasks as (
  select t.id, t.case_id, t.what, t.prompt, t.about, t.due_on, t.name, t.handed_note,
    case when t.membership_id = %(me)s then 'mine' else 'others' end as whose
  from cases_task t where t.done_at is null and t.dropped_at is null
    and (t.membership_id = %(me)s or t.created_by = %(me)s)
  order by t.due_on nulls last, t.id limit {most}),
planned as (
  select k.id, k.case_id, k.kind_key, k.at, w.place from cases_contact k
  left join cases_contactplace w on w.contact_id = k.id and w.replaced_at is null
  where k.membership_id = %(me)s and k.is_planned and k.cancelled_at is null
    and not exists (select 1 from cases_volume v where v.dossier_id = k.dossier_id
      and v.closed_at is not null)
    and k.at < date_trunc('day', now()) + interval '7 days' order by k.at limit {most}),
clocks as (
  select k.id, k.case_id, k.key, k.due_on from cases_clock k
  where k.case_id in (select case_id from families) and k.stopped_at is null
    and k.due_on <= current_date + 14
    and not exists (select 1 from cases_clockpause p where p.clock_id = k.id and p.until_on is null)
  order by k.due_on limit {most}),
climbs as (
  select m.id, m.case_id, m.at, k.key, k.due_on from cases_clockclimb m
  join cases_clock k on k.id = m.clock_id and k.stopped_at is null
  where m.seen_at is null and (
    (%(coordinates)s and m.role_kind = 'coordinator' and m.case_id in (
      select u.case_id from cases_custody u where u.team_id = any (%(teams)s)
        and u.ended_at is null))
    or (m.role_kind = 'case_manager' and m.case_id in (select case_id from families)))
  order by k.due_on limit {most}),
recalls as (
  select s.case_id, s.recall_on from families f join lateral (
    select x.case_id, x.recall_on from cases_stage x where x.case_id = f.case_id
    order by x.started_at desc limit 1) s on true
  where s.recall_on <= current_date + 14),
drafts as (
  select d.case_id, d.about_id, d.saved_at from cases_draft d
  where d.membership_id = %(me)s and d.saved_at > now() - interval '7 days'
    and (select v.closed_at is null from cases_volume v where v.case_id = d.case_id
      order by v.number desc limit 1) is not false
  order by d.saved_at desc limit {most}),
named as (
  select c.id, c.pack_version_id as pack, {name} as name from cases_case c where c.id in (
    select case_id from tasks union select case_id from planned union select case_id from clocks
    union select case_id from climbs union select case_id from recalls
    union select case_id from drafts))
select
  (select coalesce(json_agg(x order by x.due_on nulls last, x.id), '[]') from tasks x) as tasks,
  (select coalesce(json_agg(x order by x.at), '[]') from planned x) as planned,
  (select coalesce(json_agg(x order by x.due_on), '[]') from clocks x) as clocks,
  (select coalesce(json_agg(x order by x.due_on), '[]') from climbs x) as climbs,
  (select coalesce(json_agg(x order by x.recall_on), '[]') from recalls x) as recalls,
  (select coalesce(json_agg(x order by x.saved_at desc), '[]') from drafts x) as drafts,
  {waits} as waits,
  (select coalesce(json_object_agg(n.id, json_build_array(n.pack, n.name)), '{{}}')
    from named n) as named
"""
# Consents put to somebody of my families who has not answered, a line for each person and case.
_CONSENTS = f"""
select asked.case_id as id, asked.case_id, {_NAME.format(case="asked.case_id")} as child,
  '' as what,
  coalesce(nullif(who.known_as, ''), who.given) as name, null::date as due_on, asked.since
from (select q.case_id, q.person_id, min(q.asked_at)::date as since from consent_question q
  where q.case_id in (select case_id from families) and q.closed_at is null
    and not exists (select 1 from consent_signature s where s.question_id = q.id)
  group by q.case_id, q.person_id) asked
join people_person who on who.id = asked.person_id"""  # noqa: S608 - constants


def statement(waits: Mapping[str, str]) -> str:
    """The day's SQL. `waits` are selects of other areas over %(me)s and the CTE `families`, each
    with id, case_id, child, what, name, due_on and since; their rows are behind the same wall."""
    parts = ", ".join(
        f"'{kind}', (select coalesce(json_agg(x), '[]') from"  # noqa: S608 - constants
        f" (select * from ({sql}) y order by y.due_on nulls last, y.since limit {MOST}) x)"
        for kind, sql in {"consent": _CONSENTS, **waits}.items()
    )
    said = f"json_build_object({parts})"
    return _DAY.format(name=_NAME.format(case="c.id"), most=MOST, waits=said)


@dataclass(frozen=True)
class Item:
    """Something of the day, about one family. `kind`: task, other's, planned, clock, climb,
    recall, draft. `key` is the pack's word for a clock or contact, `what` a task's own words."""

    kind: str
    case_id: UUID
    pack: Pack
    child: str
    id: UUID | None = None
    key: str = ""
    what: str = ""
    on: date | None = None
    at: datetime | None = None
    name: str = ""
    place: str | None = None


@dataclass(frozen=True)
class Wait:
    """Something somebody else has to answer. `name` is whom it waits for, `since` when it was
    asked; `case_id` is None where no case is open yet."""

    kind: str
    id: UUID
    case_id: UUID | None
    child: str
    what: str
    name: str
    on: date | None
    since: date | None


@dataclass(frozen=True)
class Day:
    """One's day, each list with the most urgent first."""

    tasks: tuple[Item, ...]
    waiting: tuple[Item, ...]
    planned: tuple[Item, ...]
    clocks: tuple[Item, ...]
    climbs: tuple[Item, ...]
    recalls: tuple[Item, ...]
    drafts: tuple[Item, ...]
    answers: tuple[Wait, ...] = ()


def day(actor: Actor, *, waits: Mapping[str, str] | None = None) -> Day:
    """What waits for `actor` today, and whom they wait for. One statement.

    `waits` are selects of other areas (see `statement`).
    """
    asked = {
        "me": actor.membership_id,
        "teams": list(actor.team_ids),
        "coordinates": actor.role == Role.COORDINATOR,
    }
    with keeping() as cursor:
        row = rows(cursor, statement(waits or {}), asked)[0]
    found = {key: json.loads(v) if isinstance(v, str) else v for key, v in row.items()}
    named, answers = found.pop("named"), found.pop("waits")
    # a row whose family is not to be seen (any more) is not shown either
    seen = {k: [r for r in v if r["case_id"] in named] for k, v in found.items()}
    make = _maker(named)
    return Day(
        tasks=tuple(make("task", r) for r in seen["tasks"] if r["whose"] == "mine"),
        waiting=tuple(make("other's", r) for r in seen["tasks"] if r["whose"] == "others"),
        planned=tuple(make("planned", r) for r in seen["planned"]),
        clocks=tuple(make("clock", r) for r in seen["clocks"]),
        climbs=tuple(make("climb", r) for r in seen["climbs"]),
        recalls=tuple(make("recall", r) for r in seen["recalls"]),
        drafts=tuple(make("draft", r) for r in seen["drafts"]),
        answers=tuple(_wait(kind, r) for kind, lines in answers.items() for r in lines),
    )


def _wait(kind: str, row: dict[str, Any]) -> Wait:
    return Wait(
        kind=kind,
        id=UUID(row["id"]),
        case_id=UUID(row["case_id"]) if row["case_id"] else None,
        child=row["child"] or "",
        what=row["what"] or "",
        name=row["name"] or "",
        on=date.fromisoformat(row["due_on"]) if row["due_on"] else None,
        since=date.fromisoformat(row["since"]) if row["since"] else None,
    )


def _maker(named: dict[str, Any]) -> Any:
    def make(kind: str, row: dict[str, Any]) -> Item:
        pack, child = named[row["case_id"]]
        on = row.get("due_on") or row.get("recall_on")
        at = row.get("at") or row.get("saved_at")
        identity = row.get("id") or row.get("about_id")
        return Item(
            kind=kind,
            case_id=UUID(row["case_id"]),
            pack=pack_of(pack),
            child=child or "",
            id=UUID(identity) if identity else None,
            key=row.get("key") or row.get("kind_key") or "",
            what=said(row.get("what", ""), row.get("prompt", ""), row.get("about")),
            on=date.fromisoformat(on) if on else None,
            at=datetime.fromisoformat(at) if at else None,
            name=row.get("name", ""),
            place=row.get("place"),
        )

    return make
