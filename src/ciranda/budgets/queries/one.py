"""One budget or one move on its page, and what a form about it offers. One statement each."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.common.database import rows

# The services of the team's members, as others may know them.
_SERVICES = """(select coalesce(jsonb_agg(distinct jsonb_build_array(v.id,
    coalesce(nullif(v.public_label, ''), va.name))), '[]')
  from agencies_placement p join agencies_membership m on m.id = p.membership_id
  join agencies_service v on v.id = m.service_id join agencies_agency va on va.id = v.agency_id
  where p.team_id = t.id and p.ended_on is null)"""

_BUDGET = f"""
select b.id, b.team_id, t.name as team, b.line_key, b.pooled, b.unit, b.total, b.drawn, b.starts_on,
  b.ends_on, b.service_id, b.pack_version_id, now()::date as today,
  coalesce(nullif(s.public_label, ''), a.name) as service, {_SERVICES} as services,
  (select coalesce(jsonb_agg(x order by x.drawn_on desc, x.id), '[]') from (
    select d.id, d.amount, d.paid_for, d.words, d.drawn_on, g.name as session,
      coalesce(nullif(ds.public_label, ''), da.name) as service
    from budgets_draw d join agencies_service ds on ds.id = d.service_id
    join agencies_agency da on da.id = ds.agency_id
    left join groups_session y on y.id = d.session_id left join groups_group g on g.id = y.group_id
    where d.budget_id = b.id order by d.recorded_at desc limit 100) x) as draws
from budgets_budget b join agencies_team t on t.id = b.team_id
join agencies_service s on s.id = b.service_id join agencies_agency a on a.id = s.agency_id
where b.id = %(budget)s
"""  # noqa: S608

_MOVE = """
select m.id, m.team_id, t.name as team, m.amount, m.why, m.approved_amount, m.approved_by,
  m.approved_on, m.document, m.moved_at is not null as has_moved, b.line_key, b.unit,
  b.pack_version_id, m.source_id, b.total - b.drawn as left,
  coalesce(nullif(f.public_label, ''), fa.name) as giver,
  coalesce(nullif(s.public_label, ''), a.name) as taker
from budgets_move m join budgets_budget b on b.id = m.source_id
join agencies_team t on t.id = m.team_id
join agencies_service f on f.id = b.service_id join agencies_agency fa on fa.id = f.agency_id
join agencies_service s on s.id = m.service_id join agencies_agency a on a.id = s.agency_id
where m.id = %(move)s
"""

_OFFERED = f"""
select t.id, t.name, t.programme_key, {_SERVICES} as services
from agencies_team t where t.id = %(team)s and t.id = any (%(teams)s)
"""  # noqa: S608

Services = tuple[tuple[UUID, str], ...]


@dataclass(frozen=True)
class Used:
    """Part of a budget used."""

    id: UUID
    amount: Decimal
    paid_for: str
    words: str
    drawn_on: date
    session: str | None
    service: str


@dataclass(frozen=True)
class BudgetPage:
    """One budget with what was drawn from it, and the team's services."""

    id: UUID
    team_id: UUID
    team: str
    line_key: str
    pooled: bool
    unit: str
    total: Decimal
    drawn: Decimal
    starts_on: date
    ends_on: date
    service_id: UUID
    pack_version_id: UUID
    today: date
    service: str
    services: Services
    draws: tuple[Used, ...]

    @property
    def left(self) -> Decimal:
        """What is unspent."""
        return self.total - self.drawn

    def may_draw(self, service_id: UUID | None) -> bool:
        """Whether a service may use it: any member's if it is pooled, else the holder's alone."""
        runs = self.starts_on <= self.today <= self.ends_on and self.left > 0
        return runs and service_id is not None and (self.pooled or service_id == self.service_id)


@dataclass(frozen=True)
class MovePage:
    """Unspent hours asked to go to another member."""

    id: UUID
    team_id: UUID
    team: str
    amount: Decimal
    why: str
    approved_amount: Decimal | None
    approved_by: str
    approved_on: date | None
    document: str
    has_moved: bool
    line_key: str
    unit: str
    pack_version_id: UUID
    source_id: UUID
    left: Decimal
    giver: str
    taker: str


@dataclass(frozen=True)
class Offered:
    """A team of the actor's, and the services of its members."""

    id: UUID
    name: str
    programme_key: str
    services: Services


def budget_page(budget_id: UUID) -> BudgetPage | None:
    """A budget; None for whoever is not of its team."""
    found = _rows(_BUDGET, {"budget": budget_id})
    if not found:
        return None
    row = found[0]
    return BudgetPage(
        **{
            **row,
            "services": _services(row["services"]),
            "draws": tuple(_used(x) for x in _json(row["draws"])),
        }
    )


def move_page(move_id: UUID) -> MovePage | None:
    """A move; None for whoever is not of its team."""
    found = _rows(_MOVE, {"move": move_id})
    return MovePage(**found[0]) if found else None


def offered(actor: Actor, team_id: UUID) -> Offered | None:
    """One of the actor's teams with its services; None for another's."""
    found = _rows(_OFFERED, {"team": team_id, "teams": list(actor.team_ids)})
    if not found:
        return None
    return Offered(**{**found[0], "services": _services(found[0]["services"])})


def _rows(sql: str, asked: dict[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        return rows(cursor, sql, asked)


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _services(value: Any) -> Services:
    found = ((UUID(key), words) for key, words in _json(value))
    return tuple(sorted(found, key=lambda one: one[1]))


def _used(x: dict[str, Any]) -> Used:
    day, number = date.fromisoformat(x["drawn_on"]), Decimal(str(x["amount"]))
    return Used(**{**x, "id": UUID(x["id"]), "amount": number, "drawn_on": day})
