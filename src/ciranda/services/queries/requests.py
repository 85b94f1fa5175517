"""Requests of a family, what is asked of one's own service, and who works on it already."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.cases.queries.workers import ACCENTS
from ciranda.common.database import rows
from ciranda.common.text import fold
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of
from ciranda.services.enums import PartState, SaidBy, Way
from ciranda.services.policies.loop import Standing

COLUMNS = """p.id, p.request_id, p.case_id, p.dossier_id, p.service_id, p.pack_version_id, p.way,
  p.state, p.topic, p.about, p.words, p.reason, p.due_on, p.appointment_at, p.family_holds_at,
  p.sender_holds_at, p.ask_arrival_on, p.arrived, p.arrival_said_by,
  coalesce(nullif(s.public_label, ''), s.name) as service"""
_PARTS = f"""
select {COLUMNS}, count(*) over () as total
from services_requestpart p join agencies_service s on s.id = p.service_id
"""  # noqa: S608 - constants
_OF_CASE = _PARTS + " where p.case_id = any(%s) order by p.id desc limit %s offset %s"
# what waits for us comes first; then what is to come by its day; what is over comes last
_OF_US = (
    _PARTS
    + """ join cases_askedpart a on a.dossier_id = p.dossier_id and a.asked_at is not null
where a.service_id = %(service)s and p.way = 'warm' and p.state <> 'unsigned'
  and (%(words)s = '' or translate(lower(p.about), %(from)s, %(to)s) like %(like)s)
  and (not %(only_open)s or (p.state in ('sent', 'accepted', 'waiting')
    and p.arrived is not true))
order by (p.state = 'sent') desc, p.arrived is true, p.due_on nulls last, p.id
limit %(limit)s offset %(offset)s"""
)
_ASKED_HERE = (
    _PARTS
    + """ where p.case_id = %s and p.service_id = %s and p.way = 'warm'
  and p.state in ('sent', 'accepted', 'waiting') order by p.id desc limit 1"""
)
_UNANSWERED = """
select count(*) from services_requestpart p
join cases_askedpart a on a.dossier_id = p.dossier_id and a.asked_at is not null
where a.service_id = %s and p.way = 'warm' and p.state = 'sent'"""


@dataclass(frozen=True)
class PartLine:
    """What one service is asked, as its reader sees it."""

    id: UUID
    request_id: UUID
    case_id: UUID
    dossier_id: UUID
    service_id: UUID
    pack: Pack
    service: str
    topic: str
    about: str
    words: str
    reason: str
    due_on: date | None
    ask_arrival_on: date | None
    said_by: SaidBy | None
    standing: Standing

    @property
    def appointment_at(self) -> datetime | None:
        """When the family is expected there."""
        return self.standing.appointment_at


def requests_of(*cases: UUID, start: int = 0, length: int = 25) -> tuple[list[PartLine], int]:
    """What was asked for a family, newest first, and how many there are. One statement."""
    return _read(_OF_CASE, [list(cases), length, start])


def asked_of_us(
    service_id: UUID, words: str = "", *, only_open: bool = False, start: int = 0, length: int = 25
) -> tuple[list[PartLine], int]:
    """What families ask of a service: unanswered first, then by due date. One statement.

    `words` look for the name a family goes by; `only_open` leaves out what is over.
    """
    given = {
        "service": service_id,
        "words": words.strip(),
        "like": f"%{fold(words)}%",
        "from": ACCENTS[0],
        "to": ACCENTS[1],
        "only_open": only_open,
        "limit": length,
        "offset": start,
    }
    return _read(_OF_US, given)


def asked_here(case_id: UUID, service_id: UUID | None) -> PartLine | None:
    """The newest of what a service is asked for a family now. One statement."""
    if service_id is None:
        return None
    found, _total = _read(_ASKED_HERE, [case_id, service_id])
    return found[0] if found else None


def unanswered_of_us(service_id: UUID) -> int:
    """How many families wait for an answer of a service. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_UNANSWERED, [service_id])
        return int(cursor.fetchone()[0])


def _read(sql: str, given: Any) -> tuple[list[PartLine], int]:
    with connection.cursor() as cursor:
        found = rows(cursor, sql, given)
    return [line(row) for row in found], found[0]["total"] if found else 0


def line(row: dict[str, Any]) -> PartLine:
    """A part from a row with the COLUMNS."""
    standing = Standing(
        Way(row["way"]),
        PartState(row["state"]),
        row["appointment_at"],
        row["family_holds_at"],
        row["sender_holds_at"],
        row["arrived"],
    )
    plain = {name: row[name] for name in _PLAIN}
    said = SaidBy(row["arrival_said_by"]) if row["arrival_said_by"] else None
    pack = pack_of(row["pack_version_id"])
    return PartLine(**plain, pack=pack, said_by=said, standing=standing)


_PLAIN = (
    *("id", "request_id", "case_id", "dossier_id", "service_id", "service", "topic", "about"),
    *("words", "reason", "due_on", "ask_arrival_on"),
)
