"""All budgets of a team on one page, for every member: one statement."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.budgets.policies.ending import warns
from ciranda.common.database import rows

_PAGE = """
select t.id, t.name, now()::date as today, t.programme_key,
  (select count(distinct m.agency_id) from agencies_placement p
    join agencies_membership m on m.id = p.membership_id
    where p.team_id = t.id and p.ended_on is null) as members,
  (select coalesce(jsonb_agg(x order by x.line_key, x.service), '[]') from (
    select b.id, b.line_key, b.pooled, b.unit, b.total, b.drawn, b.ends_on, b.service_id,
      b.pack_version_id, coalesce(nullif(s.public_label, ''), a.name) as service
    from budgets_budget b join agencies_service s on s.id = b.service_id
    join agencies_agency a on a.id = s.agency_id
    where b.team_id = t.id and b.ends_on >= now()::date - 120
    order by b.line_key limit 200) x) as budgets,
  (select coalesce(jsonb_agg(x order by x.drawn_on desc, x.id), '[]') from (
    select d.id, d.amount, d.paid_for, d.words, d.drawn_on, b.line_key, b.unit,
      coalesce(nullif(s.public_label, ''), a.name) as service, g.name as session
    from budgets_draw d join budgets_budget b on b.id = d.budget_id
    join agencies_service s on s.id = d.service_id join agencies_agency a on a.id = s.agency_id
    left join groups_session y on y.id = d.session_id left join groups_group g on g.id = y.group_id
    where b.team_id = t.id order by d.recorded_at desc limit 30) x) as draws,
  (select coalesce(jsonb_agg(x order by x.asked_at desc), '[]') from (
    select m.id, m.amount, m.why, m.asked_at, m.approved_amount, m.approved_by, m.approved_on,
      m.document, m.moved_at is not null as has_moved, b.line_key, b.unit,
      coalesce(nullif(f.public_label, ''), fa.name) as giver,
      coalesce(nullif(s.public_label, ''), a.name) as taker
    from budgets_move m join budgets_budget b on b.id = m.source_id
    join agencies_service f on f.id = b.service_id join agencies_agency fa on fa.id = f.agency_id
    join agencies_service s on s.id = m.service_id join agencies_agency a on a.id = s.agency_id
    where m.team_id = t.id order by m.asked_at desc limit 30) x) as moves,
  (select coalesce(jsonb_agg(x order by x.recorded_at desc), '[]') from (
    select c.id, c.what, c.amount, c.line_key, c.recorded_at,
      coalesce(nullif(s.public_label, ''), a.name) as service
    from budgets_cost c join agencies_service s on s.id = c.service_id
    join agencies_agency a on a.id = s.agency_id
    where c.team_id = t.id order by c.recorded_at desc limit 30) x) as costs
from agencies_team t where t.id = any (%(teams)s) order by t.name
"""


@dataclass(frozen=True)
class Line:
    """One budget; `warns` says that much is left and little time."""

    id: UUID
    line_key: str
    pooled: bool
    unit: str
    total: Decimal
    drawn: Decimal
    ends_on: date
    service_id: UUID
    pack_version_id: UUID
    service: str
    warns: bool = False

    @property
    def left(self) -> Decimal:
        """What is unspent."""
        return self.total - self.drawn


@dataclass(frozen=True)
class DrawLine:
    """What a budget paid for."""

    id: UUID
    amount: Decimal
    paid_for: str
    words: str
    drawn_on: date
    line_key: str
    unit: str
    service: str
    session: str | None


@dataclass(frozen=True)
class MoveLine:
    """Hours asked to go from one member to another."""

    id: UUID
    amount: Decimal
    why: str
    approved_amount: Decimal | None
    approved_by: str
    approved_on: date | None
    document: str
    has_moved: bool
    line_key: str
    unit: str
    giver: str
    taker: str


@dataclass(frozen=True)
class CostLine:
    """A cost; an empty line key says that there is no such category."""

    id: UUID
    what: str
    amount: Decimal
    line_key: str
    service: str


@dataclass(frozen=True)
class TeamBudgets:
    """A team with all its budgets, the last draws, moves and costs."""

    id: UUID
    name: str
    programme_key: str
    members: int
    budgets: tuple[Line, ...]
    draws: tuple[DrawLine, ...]
    moves: tuple[MoveLine, ...]
    costs: tuple[CostLine, ...]


def budgets_of(actor: Actor) -> tuple[TeamBudgets, ...]:
    """The budgets of the actor's teams; nothing for somebody in none. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _PAGE, {"teams": list(actor.team_ids)})
    return tuple(_team(row) for row in found)


def _team(row: dict[str, Any]) -> TeamBudgets:
    today = row["today"]
    return TeamBudgets(
        row["id"],
        row["name"],
        row["programme_key"],
        row["members"],
        tuple(_line(x, today) for x in _json(row["budgets"])),
        tuple(_draw(x) for x in _json(row["draws"])),
        tuple(_move(x) for x in _json(row["moves"])),
        tuple(_cost(x) for x in _json(row["costs"])),
    )


def _json(value: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(value) if isinstance(value, str) else value
    return found


def _number(value: Any) -> Decimal:
    return Decimal(str(value))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _line(x: dict[str, Any], today: date) -> Line:
    total, drawn = _number(x["total"]), _number(x["drawn"])
    ends_on = date.fromisoformat(x["ends_on"])
    known = {**x, "total": total, "drawn": drawn, "ends_on": ends_on}
    keys = {name: UUID(x[name]) for name in ("id", "service_id", "pack_version_id")}
    return Line(**{**known, **keys}, warns=warns(total, drawn, ends_on, today))


def _draw(x: dict[str, Any]) -> DrawLine:
    day = date.fromisoformat(x["drawn_on"])
    return DrawLine(**{**x, "id": UUID(x["id"]), "amount": _number(x["amount"]), "drawn_on": day})


def _move(x: dict[str, Any]) -> MoveLine:
    approved = x["approved_amount"]
    kept = {k: v for k, v in x.items() if k != "asked_at"}
    kept |= {
        "id": UUID(x["id"]),
        "amount": _number(x["amount"]),
        "approved_amount": None if approved is None else _number(approved),
        "approved_on": _day(x["approved_on"]),
    }
    return MoveLine(**kept)


def _cost(x: dict[str, Any]) -> CostLine:
    kept = {k: v for k, v in x.items() if k != "recorded_at"}
    return CostLine(**{**kept, "id": UUID(x["id"]), "amount": _number(x["amount"])})
