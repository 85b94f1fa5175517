"""Questions between one's own service and others, with the family only while it shares."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.common.database import rows

_ALL = """
select k.id, k.asked_id = %(mine)s as asked_of_us, k.words, k.asked_at, k.asked_by_name, k.answer,
  k.answered_at, k.answered_by_name,
  coalesce(nullif(s.public_label, ''), s.name) as service,
  f.case_id, coalesce(f.about, '') as about, coalesce(f.words, '') as about_words,
  coalesce(a.words, '') as about_answer, count(*) over () as total
from services_consultation k
join agencies_service s
  on s.id = case when k.asked_id = %(mine)s then k.asking_id else k.asked_id end
left join services_consultedfamily f on f.consultation_id = k.id
left join services_consultedanswer a on a.consulted_id = f.id
where (k.asked_id = %(mine)s or k.asking_id = %(mine)s)
"""
_LIST = (
    _ALL
    + """ order by (k.answered_at is null and k.asked_id = %(mine)s) desc, k.asked_at desc, k.id
limit %(length)s offset %(start)s"""
)
_ONE = _ALL + " and k.id = %(id)s"


@dataclass(frozen=True)
class ConsultationLine:
    """A question. `service` is the other one; `about` is empty without a family, or where it does
    not share with one's own service any more."""

    id: UUID
    asked_of_us: bool
    words: str
    asked_at: datetime
    asked_by_name: str
    answer: str
    answered_at: datetime | None
    answered_by_name: str
    service: str
    case_id: UUID | None
    about: str
    about_words: str
    about_answer: str


def consultations_of(
    service_id: UUID, *, start: int = 0, length: int = 25
) -> tuple[list[ConsultationLine], int]:
    """The questions to and from a service: those it has to answer first. One statement."""
    asked = {"mine": service_id, "start": start, "length": length}
    with connection.cursor() as cursor:
        found = rows(cursor, _LIST, asked)
    total = found[0]["total"] if found else 0
    return [_line(row) for row in found], total


def consultation(service_id: UUID, consultation_id: UUID) -> ConsultationLine | None:
    """One question to or from a service; None for anybody else's. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _ONE, {"mine": service_id, "id": consultation_id})
    return _line(found[0]) if found else None


def _line(row: dict[str, Any]) -> ConsultationLine:
    row.pop("total")
    return ConsultationLine(**row)
