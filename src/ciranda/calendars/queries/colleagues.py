"""Colleagues of one's teams and when they are free. Nobody of a family stands in it."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.calendars.enums import Taken
from ciranda.calendars.models import TakenTime
from ciranda.common.database import rows

_COLLEAGUES = """
select m.id, m.name, m.profession, coalesce(nullif(a.public_label, ''), a.name) as agency,
  (select coalesce(json_agg(json_build_object('id', t.id, 'kind', t.kind,
      'starts_at', t.starts_at, 'ends_at', t.ends_at, 'words', t.words,
      'booked_by', coalesce(b.name, ''), 'booked_by_id', t.booked_by_id,
      'substitute', coalesce(s.name, ''), 'recorded_by', t.recorded_by)
      order by t.starts_at, t.id), '[]')
    from calendars_takentime t
    left join agencies_membership b on b.id = t.booked_by_id
    left join agencies_membership s on s.id = t.substitute_id
    where t.membership_id = m.id and t.cancelled_at is null
      and t.starts_at < %(until)s and t.ends_at > %(since)s) as taken
from agencies_membership m join agencies_agency a on a.id = m.agency_id
where m.ended_on is null and m.id in (select p.membership_id from agencies_placement p
  where p.team_id = any (%(teams)s) and p.ended_on is null)
order by m.name, m.id limit 200
"""


@dataclass(frozen=True)
class TakenLine:
    """A taken stretch of somebody's time. `substitute` is who stands in, where they are away."""

    id: UUID
    kind: Taken
    starts_at: datetime
    ends_at: datetime
    words: str
    booked_by: str
    booked_by_id: UUID | None
    substitute: str
    recorded_by: UUID


@dataclass(frozen=True)
class Colleague:
    """A colleague with what is taken of their time between two moments."""

    id: UUID
    name: str
    profession: str
    agency: str
    taken: tuple[TakenLine, ...]

    @property
    def away(self) -> TakenLine | None:
        """Their absence in that time, if there is one."""
        return next((t for t in self.taken if t.kind is Taken.AWAY), None)


def colleagues_of(actor: Actor, since: datetime, until: datetime) -> tuple[Colleague, ...]:
    """Everybody of the actor's teams, with what is taken between two moments. One statement."""
    asked = {"teams": list(actor.team_ids), "since": since, "until": until}
    with connection.cursor() as cursor:
        return tuple(_colleague(row) for row in rows(cursor, _COLLEAGUES, asked))


def is_seen(taken_id: UUID) -> bool:
    """Whether a taken stretch is oneself's or a colleague's. One statement."""
    return TakenTime.objects.filter(pk=taken_id).exists()


def _colleague(row: dict[str, Any]) -> Colleague:
    taken = row.pop("taken")
    lines = json.loads(taken) if isinstance(taken, str) else taken
    return Colleague(**row, taken=tuple(_taken(line) for line in lines))


def _taken(line: dict[str, Any]) -> TakenLine:
    booked = line["booked_by_id"]
    return TakenLine(
        **{
            **line,
            "id": UUID(line["id"]),
            "kind": Taken(line["kind"]),
            "starts_at": datetime.fromisoformat(line["starts_at"]),
            "ends_at": datetime.fromisoformat(line["ends_at"]),
            "booked_by_id": UUID(booked) if booked else None,
            "recorded_by": UUID(line["recorded_by"]),
        }
    )
