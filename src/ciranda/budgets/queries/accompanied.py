"""Ways gone together with a family, and what they cost by budget line."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.common.database import rows

_OF_CASE = """
select x.id, x.on, x.companion, x.what_for, x.unlocks, x.travel, x.companion_paid, x.line_key,
  coalesce(nullif(s.public_label, ''), s.name) as service, count(*) over () as total
from budgets_accompaniment x join agencies_service s on s.id = x.service_id
where x.case_id = %s order by x.on desc, x.id desc limit %s offset %s
"""
_COSTS = """
select t.name as team, c.programme_key, c.line_key, c.times, c.amount
from budgets_accompanied(%s) c join agencies_team t on t.id = c.team_id
where t.id = any (%s) order by t.name, c.line_key = '' desc, c.line_key
"""


@dataclass(frozen=True)
class WayLine:
    """One way gone together."""

    id: UUID
    on: date
    companion: str
    what_for: str
    unlocks: str
    travel: Decimal
    companion_paid: Decimal
    line_key: str
    service: str

    @property
    def cost(self) -> Decimal:
        """Travel and companion together."""
        return self.travel + self.companion_paid


@dataclass(frozen=True)
class CostOfLine:
    """What ways cost a team in a quarter in one line; an empty key is what nobody pays for."""

    team: str
    programme_key: str
    line_key: str
    times: int
    amount: Decimal


def ways_of(case_id: UUID, *, start: int = 0, length: int = 25) -> tuple[list[WayLine], int]:
    """The ways gone with a family, newest first, and how many. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _OF_CASE, [case_id, length, start])
    total = found[0]["total"] if found else 0
    return [WayLine(**{k: v for k, v in r.items() if k != "total"}) for r in found], total


def accompaniment_costs(actor: Actor, quarter: date) -> list[CostOfLine]:
    """The costs of one's own teams by budget line, what is unfunded first. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _COSTS, [quarter, list(actor.team_ids)])
    return [CostOfLine(**row) for row in found]
