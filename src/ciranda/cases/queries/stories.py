"""What a family told once: its parts, whom each was released to, and what was told to us."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor, principal
from ciranda.access.enums import Category, PrincipalKind
from ciranda.common.database import rows

_PARTS = """
select x.id, x.case_id, x.dossier_id, x.key, x.title, x.category, x.about, x.body, x.language,
  x.with_whom, x.written_at, x.version,
  (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'service_id', r.service_id,
     'service', coalesce(nullif(s.public_label, ''), s.name), 'by', r.ticked_by)
     order by s.name), '[]')
   from cases_storyrelease r join agencies_service s on s.id = r.service_id
   where r.part_id = x.id and r.ended_at is null) as released
from cases_storypart x {where} order by x.opened_at limit 100
"""
_OF_CASE = _PARTS.format(where="where x.case_id = %s")
_ONE = _PARTS.format(where="where x.id = %s")
# Driver: the grants of one's own service; a part's dossier holds that part alone.
_TO_US = """
select x.id, x.title, x.about, x.body, x.language, x.written_at
from access_grant f join cases_storypart x on x.dossier_id = f.dossier_id
where f.principal = %s and f.principal = any ((select app_principals())::int[])
  and now() >= f.valid_from and now() < f.valid_until
order by x.about, x.opened_at limit 200
"""


@dataclass(frozen=True)
class ReleasedTo:
    """A service that reads one part, and who of the family ticked it."""

    id: UUID
    service_id: UUID
    service: str
    by: str


@dataclass(frozen=True)
class Part:
    """A part of a family's telling, as its reader may see it."""

    id: UUID
    case_id: UUID
    dossier_id: UUID
    key: str
    title: str
    category: Category
    about: str
    body: str
    language: str
    with_whom: str
    written_at: datetime
    version: int
    released: tuple[ReleasedTo, ...]


def story_of(case_id: UUID) -> list[Part]:
    """The parts a reader sees of what a family told. One statement."""
    return _read(_OF_CASE, case_id)


def story_part(part_id: UUID) -> Part | None:
    """One part; None for whoever may not read it. One statement."""
    found = _read(_ONE, part_id)
    return found[0] if found else None


def _read(sql: str, value: UUID) -> list[Part]:
    with connection.cursor() as cursor:
        found = rows(cursor, sql, [value])
    return [_part(row) for row in found]


def _part(row: dict[str, Any]) -> Part:
    released = json.loads(row["released"]) if isinstance(row["released"], str) else row["released"]
    plain = {
        name: row[name]
        for name in ("id", "case_id", "dossier_id", "key", "title", "about", "body", "language",
                     "with_whom", "written_at", "version")
    }  # fmt: skip
    return Part(
        **plain,
        category=Category(row["category"]),
        released=tuple(
            ReleasedTo(UUID(r["id"]), UUID(r["service_id"]), r["service"], r["by"])
            for r in released
        ),
    )


@dataclass(frozen=True)
class ToldToUs:
    """A part that a family released to one's own service."""

    id: UUID
    title: str
    about: str
    body: str
    language: str
    written_at: datetime


def told_to_us(actor: Actor) -> list[ToldToUs]:
    """What families released to the actor's service, by family. Two statements."""
    if actor.service_id is None:
        return []
    number = principal(PrincipalKind.SERVICE, actor.service_id)
    with connection.cursor() as cursor:
        return [ToldToUs(**row) for row in rows(cursor, _TO_US, [number])]
