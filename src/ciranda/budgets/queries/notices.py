"""What a team should hear of in time: hours that would be lost, its own meeting overdue."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from ciranda.access.actions import Actor
from ciranda.budgets.policies.ending import WARN_DAYS, warns
from ciranda.calendars.policies.turns import counted, later, next_turn
from ciranda.common.database import keeping, rows
from ciranda.programmes.queries import pack_of

_NOTICES = """
select t.id, t.name, now()::date as today,
  (select coalesce(jsonb_agg(x order by x.ends_on, x.line_key), '[]') from (
    select b.id, b.line_key, b.unit, b.total, b.drawn, b.ends_on, b.pack_version_id,
      coalesce(nullif(s.public_label, ''), a.name) as service
    from budgets_budget b join agencies_service s on s.id = b.service_id
    join agencies_agency a on a.id = s.agency_id
    where b.team_id = t.id and b.ends_on between now()::date and now()::date + %(days)s
    order by b.ends_on limit 50) x) as budgets,
  (select coalesce(jsonb_agg(x order by x.held_on desc, x.id desc), '[]') from (
    select k.id, k.kind_key, k.held_on, k.pack_version_id,
      not exists (select 1 from calendars_teampresence r
        where r.meeting_id = k.id and not r.was_there) as whole
    from calendars_teammeeting k where k.team_id = t.id
    order by k.held_on desc, k.id desc limit 12) x) as held,
  (select jsonb_build_object('id', e.id, 'last_day', e.last_day, 'version', e.pack_version_id)
    from budgets_projectend e where e.team_id = t.id and e.taken_back_at is null
      and e.stopped_at is null limit 1) as ending
from agencies_team t where t.id = any (%(teams)s) order by t.name
"""


@dataclass(frozen=True)
class Unspent:
    """A budget of which much is left and little time."""

    id: UUID
    team: str
    line_key: str
    unit: str
    left: Decimal
    ends_on: date
    service: str
    pack_version_id: UUID


@dataclass(frozen=True)
class Overdue:
    """A meeting of the team itself that should have been held by a day."""

    team: str
    kind_key: str
    due_on: date
    pack_version_id: UUID


@dataclass(frozen=True)
class Ending:
    """A project that ends soon: its families are asked before the day."""

    id: UUID
    team: str
    last_day: date


@dataclass(frozen=True)
class Notices:
    """What a worker's teams should hear of today."""

    unspent: tuple[Unspent, ...]
    overdue: tuple[Overdue, ...]
    ending: tuple[Ending, ...] = ()


def notices(actor: Actor) -> Notices:
    """What the actor's teams should hear of. One statement."""
    asked = {"teams": list(actor.team_ids), "days": WARN_DAYS}
    with keeping() as cursor:
        found = rows(cursor, _NOTICES, asked)
    unspent = tuple(one for row in found for one in _unspent(row))
    late = (_overdue(row) for row in found)
    ending = (_ending(row) for row in found)
    return Notices(unspent, tuple(one for one in late if one), tuple(one for one in ending if one))


def _json(value: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(value) if isinstance(value, str) else value
    return found


def _unspent(row: dict[str, Any]) -> list[Unspent]:
    found = []
    for x in _json(row["budgets"]):
        total, drawn = Decimal(str(x["total"])), Decimal(str(x["drawn"]))
        ends_on = date.fromisoformat(x["ends_on"])
        if warns(total, drawn, ends_on, row["today"]):
            version = UUID(x["pack_version_id"])
            found.append(
                Unspent(UUID(x["id"]), row["name"], x["line_key"], x["unit"], total - drawn,
                        ends_on, x["service"], version)
            )  # fmt: skip
    return found


def _overdue(row: dict[str, Any]) -> Overdue | None:
    held = _json(row["held"])
    if not held:
        return None
    version = UUID(held[0]["pack_version_id"])
    rhythm = pack_of(version).team_meetings
    if rhythm is None:
        return None
    days = [(x["kind_key"], date.fromisoformat(x["held_on"]), x["whole"]) for x in held]
    turn = next_turn(rhythm, counted(rhythm, days))
    if turn.due_on is None or turn.due_on >= row["today"]:
        return None
    return Overdue(row["name"], turn.kind_key, turn.due_on, version)


def _ending(row: dict[str, Any]) -> Ending | None:
    if not row["ending"]:
        return None
    x = json.loads(row["ending"]) if isinstance(row["ending"], str) else row["ending"]
    project = pack_of(UUID(x["version"])).project_end
    last_day = date.fromisoformat(x["last_day"])
    if project is None or later(row["today"], project.warn_before) < last_day:
        return None
    return Ending(UUID(x["id"]), row["name"], last_day)
