"""What a worker who leaves still holds, plans included."""

import json
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from ciranda.cases.queries.team import LeftOver


@dataclass(frozen=True)
class Left:
    """What is left in the cases, a line a team, and how many open actions of plans name them."""

    by_team: tuple[LeftOver, ...]
    actions: int

    @property
    def waiting(self) -> tuple[LeftOver, ...]:
        """Where somebody must still take over."""
        return tuple(x for x in self.by_team if x.waits)


def left_in_all(membership_id: UUID) -> Left:
    """What a worker still holds, for those who lead them; nothing for others. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select coalesce((select json_agg(x) from cases_left_by(%(who)s) x), '[]'),"
            " plans_left_by(%(who)s)",
            {"who": membership_id},
        )
        teams, actions = cursor.fetchone()
    found = json.loads(teams) if isinstance(teams, str) else teams
    lines = [LeftOver(**{**row, "team_id": UUID(row["team_id"])}) for row in found]
    return Left(tuple(lines), actions)
