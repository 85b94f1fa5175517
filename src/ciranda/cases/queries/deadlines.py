"""Deadlines of a family: those that run, with pauses and climbs, and those that ended."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from ciranda.cases.policies.clocks import Running, stands
from ciranda.cases.queries.clocks import calendar_of, running_of
from ciranda.common.database import keeping, rows
from ciranda.programmes.policies.clocks import Elapsed
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of

Row = dict[str, Any]


@dataclass(frozen=True)
class Paused:
    """A pause in the pack's words and the writer's."""

    reason: str
    note: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True)
class Climbed:
    """A role a missed deadline went to, and whether they have seen to it."""

    id: UUID
    role: str
    at: datetime
    seen_at: datetime | None


@dataclass(frozen=True)
class ClockRead:
    """A deadline. Raw days ignore pauses, adjusted days leave them out; both as it counts."""

    running: Running
    stands: Elapsed | None
    stopped_at: datetime | None
    raw_days: int | None
    adjusted_days: int | None
    due_on: date
    pauses: tuple[Paused, ...]
    climbs: tuple[Climbed, ...]


@dataclass(frozen=True)
class Clocks:
    """All deadlines of a case, running ones first."""

    pack: Pack
    running: tuple[ClockRead, ...]
    ended: tuple[ClockRead, ...]


_CLOCKS = """
select c.pack_version_id as pack,
  (select json_build_object('country', t.country, 'subdivision', t.subdivision, 'zone', t.zone,
      'days_off', (select coalesce(json_agg(h.on), '[]') from agencies_teamholiday h
        where h.team_id = t.id))
    from cases_custody u join agencies_team t on t.id = u.team_id
    where u.case_id = c.id order by u.started_at desc limit 1) as place,
  (select coalesce(json_agg(json_build_object('id', k.id, 'key', k.key, 'about', k.about_id,
      'started_at', k.started_at, 'fixed_on', k.fixed_on, 'due_on', k.due_on,
      'stopped_at', k.stopped_at, 'raw', k.raw_days, 'adjusted', k.adjusted_days, 'climbed',
      json_build_array(),
      'pauses', (select coalesce(json_agg(json_build_object('reason', p.reason_key,
          'note', p.note, 'from_on', p.from_on, 'until_on', p.until_on) order by p.from_on), '[]')
        from cases_clockpause p where p.clock_id = k.id),
      'climbs', (select coalesce(json_agg(json_build_object('id', m.id, 'role', m.role_key,
          'at', m.at, 'seen_at', m.seen_at) order by m.at), '[]')
        from cases_clockclimb m where m.clock_id = k.id))), '[]')
    from (select * from cases_clock x where x.case_id = c.id and x.stopped_by_event <> 'moved'
      order by x.stopped_at is not null, x.stopped_at desc, x.due_on limit 60) k) as clocks
from cases_case c where c.id = %s
"""


def clocks_of(case_id: UUID) -> Clocks | None:
    """The deadlines of a case (60 at most), or None for a stranger. One statement."""
    with keeping() as cursor:
        found = rows(cursor, _CLOCKS, [case_id])
    if not found:
        return None
    row = found[0]
    pack, place = pack_of(row["pack"]), _json(row["place"])
    read = [_clock(pack, r, place) for r in _json(row["clocks"]) if r["key"] in pack.clocks]
    running = sorted((c for c in read if not c.stopped_at), key=lambda c: c.due_on)
    return Clocks(pack, tuple(running), tuple(c for c in read if c.stopped_at))


def _clock(pack: Pack, row: Row, place: Row | None) -> ClockRead:
    running, stopped = running_of(row), _maybe(row["stopped_at"])
    found = None
    if stopped is None:
        rule = pack.clocks[running.key]
        found = stands(rule, running, calendar_of(place), now=timezone.now())
    return ClockRead(
        running=running,
        stands=found,
        stopped_at=stopped,
        raw_days=found.raw_days if found else row["raw"],
        adjusted_days=found.adjusted_days if found else row["adjusted"],
        due_on=found.due_on if found else date.fromisoformat(row["due_on"]),
        pauses=tuple(
            Paused(p["reason"], p["note"], _day(p["from_on"]), _maybe_day(p["until_on"]))
            for p in row["pauses"]
        ),
        climbs=tuple(
            Climbed(UUID(c["id"]), c["role"], datetime.fromisoformat(c["at"]), _maybe(c["seen_at"]))
            for c in row["climbs"]
        ),
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _maybe_day(text: str | None) -> date | None:
    return _day(text) if text else None


def _maybe(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
