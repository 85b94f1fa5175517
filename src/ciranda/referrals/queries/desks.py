"""Which team first reads what comes from no known parish."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from ciranda.agencies.models import Team
from ciranda.referrals.models import Desk


@dataclass(frozen=True)
class DeskOf:
    """A programme's desk, and the teams it may be given to. `team_id` is None where nobody chose:
    then the programme's first team reads."""

    programme_key: str
    team_id: UUID | None
    teams: tuple[tuple[UUID, str], ...]


def desks_of(team_ids: Iterable[UUID]) -> list[DeskOf]:
    """The desks of the programmes in which these teams work. Two statements."""
    current = Team.objects.filter(ended_on=None)
    mine = current.filter(pk__in=list(team_ids)).values("programme_key")
    found = current.filter(programme_key__in=mine).order_by("name", "id")
    teams: dict[str, list[tuple[UUID, str]]] = {}
    for key, team_id, name in found.values_list("programme_key", "id", "name"):
        teams.setdefault(key, []).append((team_id, name))
    chosen = dict(
        Desk.objects.filter(programme_key__in=teams).values_list("programme_key", "team_id")
    )
    return [DeskOf(key, chosen.get(key), tuple(rows)) for key, rows in sorted(teams.items())]
