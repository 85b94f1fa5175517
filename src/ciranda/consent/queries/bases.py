"""Bases other than consent, with their grounds."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from ciranda.access.enums import Category, Purpose, unmask
from ciranda.common.database import rows
from ciranda.consent.enums import GroundKind


@dataclass(frozen=True)
class Basis:
    """One basis. It holds while `is_open`; one that came along with a move `waits` for the new
    team's decision until `decide_by` and opens nothing before."""

    id: UUID
    case_id: UUID
    dossier_id: UUID
    kind: GroundKind
    grounds: str
    reference: str
    service: str
    agency: str
    categories: tuple[Category, ...]
    purposes: tuple[Purpose, ...]
    started_at: datetime
    ended_at: datetime | None
    end_reason: str
    review_on: date | None
    review: str
    reviewed_at: datetime | None
    is_open: bool
    waits: bool = False
    decide_by: date | None = None


_BASES = """
select b.id, b.case_id, b.dossier_id, b.kind, b.grounds, b.reference, b.cats, b.purposes,
 coalesce(nullif(s.public_label, ''), s.name, m.name, '') as service,
 case when s.public_label <> '' then '' else coalesce(a.name, '') end as agency,
 b.started_at, b.ended_at, b.end_reason, b.review_on, b.review, b.reviewed_at,
 b.started_at <= now() and (b.ended_at is null or b.ended_at > now())
   and (b.carried_from is null or b.decided_at is not null) as is_open,
 b.carried_from is not null and b.decided_at is null
   and (b.ended_at is null or b.ended_at > now()) as waits, b.decide_by
from consent_legalbasis b
left join agencies_service s on s.id = b.service_id
left join agencies_membership m on m.id = b.membership_id
left join agencies_agency a on a.id = coalesce(s.agency_id, m.agency_id)
"""
# what the new team has to decide about is shown once, as its own
_NOT_CARRIED = """ and not exists (select 1 from consent_legalbasis n
  where n.case_id = b.case_id and n.carried_from = b.id)"""


def bases_of(case_id: UUID) -> list[Basis]:
    """The bases of a case, open ones first. One statement."""
    order = " order by waits desc, is_open desc, b.started_at desc"
    return _read(_BASES + "where b.case_id = %s" + _NOT_CARRIED + order, case_id)


def basis(basis_id: UUID) -> Basis | None:
    """One basis; None for whoever may not see it. One statement."""
    found = _read(_BASES + "where b.id = %s", basis_id)
    return found[0] if found else None


def _read(sql: str, value: UUID) -> list[Basis]:
    with connection.cursor() as cursor:
        found = rows(cursor, sql, [value])
    for row in found:
        row["kind"] = GroundKind(row["kind"])
        row["categories"] = tuple(unmask(row.pop("cats")))
        bits = row["purposes"]
        row["purposes"] = tuple(p for p in Purpose if bits & (1 << p))
    return [Basis(**row) for row in found]
