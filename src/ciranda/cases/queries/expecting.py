"""Which of one's own teams open files on a pregnancy, and which files there are already."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.agencies.models import Team
from ciranda.common.database import rows
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


@dataclass(frozen=True)
class OpenFile:
    """A file on a pregnancy that the reader may see, and the team that answers for it. `is_ours`:
    a team of the reader's works by the same programme, and so opens no second one."""

    case_id: UUID
    pregnancy_id: UUID
    team: str
    is_ours: bool


def files_on(actor: Actor, pregnancies: Sequence[UUID]) -> list[OpenFile]:
    """The open files on these pregnancies, as far as the reader sees them. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _FILES, [list(actor.team_ids), list(pregnancies)])
    return [OpenFile(**row) for row in found]


_FILES = """
select s.case_id, s.pregnancy_id, t.name as team,
  t.programme_key in (select o.programme_key from agencies_team o where o.id = any(%s)) as is_ours
from cases_subject s join cases_case c on c.id = s.case_id and c.closed_at is null
join cases_custody u on u.case_id = c.id and u.ended_at is null
join agencies_team t on t.id = u.team_id
where s.pregnancy_id = any(%s) and s.ended_on is null order by t.name
"""
