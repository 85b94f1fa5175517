"""What I sent, and what my service is asked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ciranda.access.actions import Actor
from ciranda.common.database import keeping, rows

PAGE = 25


@dataclass(frozen=True)
class SentRow:
    """A referral I sent, and what became of it."""

    id: UUID
    child: str
    team_name: str
    state: str
    outcome: str
    pack_version_id: UUID
    received_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True)
class AskedRow:
    """A question to my service."""

    id: UUID
    dossier_id: UUID
    pack_version_id: UUID
    child: str
    born_on: date | None
    born_precision: str
    team_name: str
    asked_by: str
    service: str
    category: int
    question: str
    family_knows: bool
    why_not_known: str
    asked_at: datetime
    due_on: date
    answer: str
    knows_nothing: bool
    answered_at: datetime | None
    answered_by: str


@dataclass(frozen=True)
class Sent:
    """One page of what I sent."""

    rows: tuple[SentRow, ...]
    number: int


@dataclass(frozen=True)
class Asked:
    """One page of what my service is asked, open ones first."""

    rows: tuple[AskedRow, ...]
    number: int


_SENT = """
select r.id, coalesce(concat_ws(' ', p.given, nullif(p.surnames, '')), '') as child,
  t.name as team_name, r.state, coalesce(a.outcome, '') as outcome, r.pack_version_id,
  r.received_at, r.answered_at, count(*) over () as number
from referrals_referral r join agencies_team t on t.id = r.team_id
left join people_person p on p.id = r.person_id
left join referrals_answer a on a.referral_id = r.id and a.taken_back_at is null
where r.sender_id = %s order by r.received_at desc, r.id limit %s offset %s
"""
_ASKED = """
select e.id, e.dossier_id, e.pack_version_id,
  coalesce(concat_ws(' ', p.given, nullif(p.surnames, '')), '') as child, p.born_on,
  coalesce(p.born_precision, 'unknown') as born_precision, e.team_name, e.asked_by,
  v.name as service, e.category, e.question, e.family_knows, e.why_not_known, e.asked_at,
  e.due_on, e.answer, e.knows_nothing, e.answered_at, e.answered_by, count(*) over () as number
from referrals_enquiry e join agencies_service v on v.id = e.service_id
left join people_person p on p.id = e.person_id
where e.service_id = %s and (%s::uuid is null or e.id = %s)
order by e.answered_at is not null, e.due_on, e.id limit %s offset %s
"""


def sent_by(actor: Actor, *, page: int = 1, size: int = PAGE) -> Sent:
    """The referrals this worker sent, newest first. One statement."""
    found = _found(_SENT, [actor.membership_id, size, (page - 1) * size])
    number = found[0]["number"] if found else 0
    return Sent(tuple(SentRow(**_without_number(r)) for r in found), number)


def asked_of(actor: Actor, *, page: int = 1, size: int = PAGE) -> Asked:
    """The questions to this worker's service, open ones first. One statement."""
    found = _found(_ASKED, [actor.service_id, None, None, size, (page - 1) * size])
    number = found[0]["number"] if found else 0
    return Asked(tuple(AskedRow(**_without_number(r)) for r in found), number)


def enquiry(actor: Actor, enquiry_id: UUID) -> AskedRow | None:
    """One question to this worker's service; None for a stranger. One statement."""
    found = _found(_ASKED, [actor.service_id, enquiry_id, enquiry_id, 1, 0])
    return AskedRow(**_without_number(found[0])) if found else None


def _found(sql: str, params: list[Any]) -> list[dict[str, Any]]:
    with keeping() as cursor:
        return rows(cursor, sql, params)


def _without_number(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "number"}
