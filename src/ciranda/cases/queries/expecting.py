"""Which of one's own teams open files on a pregnancy."""

from dataclasses import dataclass
from uuid import UUID

from ciranda.access.actions import Actor
from ciranda.agencies.models import Team
from ciranda.programmes.queries import current


@dataclass(frozen=True)
class Taker:
    """A team whose programme begins before birth, and whether its file ends with the birth."""

    team_id: UUID
    name: str
    ends_with_birth: bool


def teams_taking_pregnancies(actor: Actor) -> list[Taker]:
    """The actor's teams whose programme opens a file on a pregnancy, by name. One statement, and
    one for each programme."""
    found = []
    for team in Team.objects.filter(pk__in=actor.team_ids, ended_on=None).order_by("name"):
        expecting = current(team.programme_key).pack.expecting
        if expecting:
            found.append(Taker(team.pk, team.name, expecting.closes_for is not None))
    return found
