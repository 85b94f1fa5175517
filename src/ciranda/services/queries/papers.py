"""Agreements under which certificates are issued, and the certificates of a family."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from ciranda.access.actions import Actor
from ciranda.cases.queries.workers import ACCENTS
from ciranda.common.database import rows
from ciranda.common.text import fold

_DELEGATIONS = """
select d.id, d.certificate, coalesce(nullif(o.public_label, ''), o.name) as owner, d.paper,
  d.ends_on, d.owner_contact, d.issuer_contact, d.agreed_on,
  (d.ends_on is null or d.ends_on >= current_date) as holds
from services_delegation d join agencies_agency o on o.id = d.owner_id
where d.issuer_id = %s and d.ended_at is null order by d.certificate, d.id limit 200
"""
_CERTIFICATES = """
select c.id, c.dossier_id, c.case_id, c.number, c.about, c.words, c.issued_on, c.until,
  d.certificate, d.paper, d.ends_on, d.owner_contact, d.issuer_contact,
  coalesce(nullif(o.public_label, ''), o.name) as owner,
  coalesce(nullif(i.public_label, ''), i.name) as issuer, m.name as issued_by,
  count(*) over () as total
from services_certificate c join services_delegation d on d.id = c.delegation_id
join agencies_agency o on o.id = d.owner_id join agencies_agency i on i.id = d.issuer_id
join agencies_membership m on m.id = c.membership_id
"""
_OF_CASE = _CERTIFICATES + " where c.case_id = %s order by c.id desc limit %s offset %s"
_ONE = _CERTIFICATES + " where c.id = %s"
_AGENCIES = """
select id, coalesce(nullif(public_label, ''), name) from agencies_agency
where ended_on is null and id is distinct from %s
  and translate(lower(coalesce(nullif(public_label, ''), name)), %s, %s) like %s
order by name, id limit 20
"""


@dataclass(frozen=True)
class DelegationLine:
    """Under what one's agency may issue another's certificate. `holds`: not run out."""

    id: UUID
    certificate: str
    owner: str
    paper: str
    ends_on: date | None
    owner_contact: str
    issuer_contact: str
    agreed_on: date
    holds: bool


@dataclass(frozen=True)
class CertificateLine:
    """A certificate that was given to a family."""

    id: UUID
    dossier_id: UUID
    case_id: UUID
    number: str
    about: str
    words: str
    issued_on: date
    until: date | None
    certificate: str
    paper: str
    ends_on: date | None
    owner_contact: str
    issuer_contact: str
    owner: str
    issuer: str
    issued_by: str


def delegations_of(actor: Actor) -> list[DelegationLine]:
    """What one's own agency may issue. One statement."""
    with connection.cursor() as cursor:
        return [DelegationLine(**row) for row in rows(cursor, _DELEGATIONS, [actor.agency_id])]


def certificates_of(
    case_id: UUID, *, start: int = 0, length: int = 25
) -> tuple[list[CertificateLine], int]:
    """The certificates of a family, newest first, and how many. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _OF_CASE, [case_id, length, start])
    return [_line(row) for row in found], found[0]["total"] if found else 0


def certificate(certificate_id: UUID) -> CertificateLine | None:
    """One certificate, or None for a stranger. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _ONE, [certificate_id])
    return _line(found[0]) if found else None


def other_agencies(actor: Actor, words: str) -> list[tuple[str, str]]:
    """Agencies by part of the name that may be known, to choose from. One statement."""
    if not words.strip():
        return []
    with connection.cursor() as cursor:
        cursor.execute(_AGENCIES, [actor.agency_id, *ACCENTS, f"%{fold(words)}%"])
        return [(str(pk), name) for pk, name in cursor.fetchall()]


def _line(row: dict[str, object]) -> CertificateLine:
    kept = {k: v for k, v in row.items() if k != "total"}
    return CertificateLine(**kept)  # type: ignore[arg-type]
