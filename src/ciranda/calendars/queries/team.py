"""A team's own meetings: held, by whom, and which is due next."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.common.database import rows

_PAGE = """
select t.id, t.name, t.programme_key, now()::date as today,
  (select coalesce(jsonb_agg(distinct jsonb_build_object('id', a.id, 'name', a.name)), '[]')
    from agencies_placement p join agencies_membership m on m.id = p.membership_id
    join agencies_agency a on a.id = m.agency_id
    where p.team_id = t.id and p.ended_on is null) as members,
  (select coalesce(jsonb_agg(x order by x.held_on desc, x.id desc), '[]') from (
    select k.id, k.pack_version_id, k.kind_key, k.held_on, k.led_by, k.issues,
      (select coalesce(jsonb_agg(d.words order by d.id), '[]') from calendars_teamdecision d
        where d.meeting_id = k.id) as decisions,
      (select coalesce(jsonb_agg(a.name order by a.name), '[]') from calendars_teampresence r
        join agencies_agency a on a.id = r.agency_id
        where r.meeting_id = k.id and not r.was_there) as missing,
      (select count(*) from calendars_teampresence r
        where r.meeting_id = k.id and r.was_there) as there
    from calendars_teammeeting k where k.team_id = t.id
      and (%(meeting)s::uuid is null or k.id = %(meeting)s)
    order by k.held_on desc, k.id desc limit 26) x) as held
from agencies_team t where t.id = any (%(teams)s) order by t.name
"""


@dataclass(frozen=True)
class HeldLine:
    """A meeting that was held; `missing` are the institutions nobody came from."""

    id: UUID
    pack_version_id: UUID
    kind_key: str
    held_on: date
    led_by: str
    issues: str
    decisions: tuple[str, ...]
    missing: tuple[str, ...]
    there: int


@dataclass(frozen=True)
class TeamPage:
    """A team, its institutions by id, and its last meetings, newest first."""

    id: UUID
    name: str
    programme_key: str
    today: date
    members: dict[UUID, str]
    held: tuple[HeldLine, ...]


def meetings_of(actor: Actor, meeting_id: UUID | None = None) -> tuple[TeamPage, ...]:
    """The own meetings of the actor's teams, or only that one of them. One statement."""
    asked = {"teams": list(actor.team_ids), "meeting": meeting_id}
    with connection.cursor() as cursor:
        found = rows(cursor, _PAGE, asked)
    return tuple(_page(row) for row in found)


def _page(row: dict[str, Any]) -> TeamPage:
    members = {UUID(x["id"]): x["name"] for x in _json(row["members"])}
    held = tuple(_held(x) for x in _json(row["held"]))
    ordered = dict(sorted(members.items(), key=lambda one: one[1]))
    return TeamPage(row["id"], row["name"], row["programme_key"], row["today"], ordered, held)


def _json(value: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(value) if isinstance(value, str) else value
    return found


def _held(x: dict[str, Any]) -> HeldLine:
    return HeldLine(
        **{
            **x,
            "id": UUID(x["id"]),
            "pack_version_id": UUID(x["pack_version_id"]),
            "held_on": date.fromisoformat(x["held_on"]),
            "decisions": tuple(x["decisions"]),
            "missing": tuple(x["missing"]),
        }
    )
