"""Requests of a family, what is asked of one's own service, and who works on it already."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.common.database import rows
from ciranda.services.enums import PartState, SaidBy, Way
from ciranda.services.policies.loop import Standing

_PARTS = """
select p.id, p.request_id, p.case_id, p.way, p.state, p.topic, p.about, p.words, p.reason, p.due_on,
  p.appointment_at, p.family_holds_at, p.sender_holds_at, p.arrived, p.arrival_said_by,
  coalesce(nullif(s.public_label, ''), s.name) as service, count(*) over () as total
from services_requestpart p join agencies_service s on s.id = p.service_id
"""
_OF_CASE = _PARTS + " where p.case_id = %s order by p.id desc limit %s offset %s"
_OF_US = (
    _PARTS
    + """ join cases_askedpart a on a.dossier_id = p.dossier_id and a.asked_at is not null
where a.service_id = %s and p.way = 'warm' and p.state <> 'unsigned'
order by (p.state = 'sent') desc, p.due_on nulls last, p.id limit %s offset %s"""
)


@dataclass(frozen=True)
class PartLine:
    """What one service is asked, as its reader sees it."""

    id: UUID
    request_id: UUID
    case_id: UUID
    service: str
    topic: str
    about: str
    words: str
    reason: str
    due_on: date | None
    said_by: SaidBy | None
    standing: Standing

    @property
    def appointment_at(self) -> datetime | None:
        """When the family is expected there."""
        return self.standing.appointment_at


def requests_of(case_id: UUID, *, start: int = 0, length: int = 25) -> tuple[list[PartLine], int]:
    """What was asked for a family, newest first, and how many there are. One statement."""
    return _read(_OF_CASE, [case_id, length, start])


def asked_of_us(
    service_id: UUID, *, start: int = 0, length: int = 25
) -> tuple[list[PartLine], int]:
    """What families ask of a service: unanswered first, then by due date. One statement."""
    return _read(_OF_US, [service_id, length, start])


def is_worked_on(case_id: UUID, topic: str) -> bool:
    """Whether another service works on this topic for the family: yes or no, nothing else.

    Always no to whoever the family has not let know them, and about services it did not sign for.
    """
    with connection.cursor() as cursor:
        cursor.execute("select services_working_on(%s, %s)", [case_id, topic])
        return bool(cursor.fetchone()[0])


def _read(sql: str, given: list[object]) -> tuple[list[PartLine], int]:
    with connection.cursor() as cursor:
        found = rows(cursor, sql, given)
    return [_line(row) for row in found], found[0]["total"] if found else 0


def _line(row: dict[str, Any]) -> PartLine:
    standing = Standing(
        Way(row["way"]),
        PartState(row["state"]),
        row["appointment_at"],
        row["family_holds_at"],
        row["sender_holds_at"],
        row["arrived"],
    )
    names = ("id", "request_id", "case_id", "service", "topic", "about", "words", "reason")
    plain = {name: row[name] for name in names}
    said = SaidBy(row["arrival_said_by"]) if row["arrival_said_by"] else None
    return PartLine(**plain, due_on=row["due_on"], said_by=said, standing=standing)
