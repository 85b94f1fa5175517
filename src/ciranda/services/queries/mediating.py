"""Who mediates, one's own private notes, and what was agreed by word of mouth."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.common.database import rows

_MEDIATORS = """
select x.id, m.id as membership_id, m.name, coalesce(nullif(a.public_label, ''), a.name) as agency,
  x.training, x.languages, x.areas, m.agency_id
from services_mediator x join agencies_membership m on m.id = x.membership_id
join agencies_agency a on a.id = m.agency_id
left join agencies_service s on s.id = m.service_id
where x.ended_on is null and m.ended_on is null and coalesce(s.public_label, '') = ''
order by m.name, x.id limit 200
"""
_NOTES = """
select n.id, n.words, n.written_at, count(*) over () as total from services_mediatornote n
where n.case_id = %s order by n.written_at desc limit %s offset %s
"""
_AGREEMENTS = """
select g.id, g.ours, g.theirs, g.words, g.agreed_on, count(*) over () as total
from services_oralagreement g where g.agency_id = %s
order by g.agreed_on desc, g.id desc limit %s offset %s
"""
_COLLEAGUES = """
select m.id, m.name from agencies_membership m where m.agency_id = %s and m.ended_on is null
  and m.role <> 'family' order by m.name, m.id limit 200
"""


@dataclass(frozen=True)
class MediatorLine:
    """Somebody who mediates."""

    id: UUID
    membership_id: UUID
    name: str
    agency: str
    training: str
    languages: list[str]
    areas: str
    agency_id: UUID


@dataclass(frozen=True)
class NoteLine:
    """A note of one's own."""

    id: UUID
    words: str
    written_at: datetime


@dataclass(frozen=True)
class AgreementLine:
    """One line of what was agreed by word of mouth."""

    id: UUID
    ours: str
    theirs: str
    words: str
    agreed_on: date


def mediators() -> list[MediatorLine]:
    """Everybody who mediates, but for those of services that are not named. One statement."""
    with connection.cursor() as cursor:
        return [MediatorLine(**row) for row in rows(cursor, _MEDIATORS)]


def own_notes(case_id: UUID, *, start: int = 0, length: int = 25) -> tuple[list[NoteLine], int]:
    """One's own notes about a family, newest first, and how many. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _NOTES, [case_id, length, start])
    total = found[0]["total"] if found else 0
    return [NoteLine(r["id"], r["words"], r["written_at"]) for r in found], total


def agreements_of(
    actor: Actor, *, start: int = 0, length: int = 25
) -> tuple[list[AgreementLine], int]:
    """What one's agency agreed by word of mouth, newest first, and how many. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _AGREEMENTS, [actor.agency_id, length, start])
    total = found[0]["total"] if found else 0
    kept = [{k: v for k, v in r.items() if k != "total"} for r in found]
    return [AgreementLine(**r) for r in kept], total


def colleagues(actor: Actor) -> list[tuple[str, str]]:
    """The workers of one's agency, to choose from. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_COLLEAGUES, [actor.agency_id])
        return [(str(pk), name) for pk, name in cursor.fetchall()]
