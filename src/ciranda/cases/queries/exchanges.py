"""Talk with other agencies about a named child, and the bases on which it may be had."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from ciranda.access.enums import Category, unmask
from ciranda.cases.enums import ExchangeBasis
from ciranda.common.database import rows

# Driver: the case. The wall shows consents and legal bases only to whoever may know them.
_BASES = """
select s.id as service_id, coalesce(nullif(s.public_label, ''), s.name) as service, x.kind, x.ref,
  x.cats, x.until::date as until
from (
  select c.service_id, 'consent' as kind, c.id as ref, e.cats, e.ended_at as until
  from consent_consent c join consent_effect e on e.consent_id = c.id
  where c.case_id = %(case)s and c.kind = 'sharing' and c.service_id is not null
    and e.started_at <= now() and (e.ended_at is null or e.ended_at > now())
  union all
  select b.service_id, 'legal', b.id, b.cats, b.ended_at from consent_legalbasis b
  where b.case_id = %(case)s and b.service_id is not null
    and b.started_at <= now() and (b.ended_at is null or b.ended_at > now())) x
join agencies_service s on s.id = x.service_id
order by service, x.kind, x.ref
"""
_LOGGED = """
select x.id, x.at, x.persons, x.purpose_key, x.basis_kind, x.body, x.category, x.name,
  coalesce(nullif(s.public_label, ''), s.name) as service
from cases_exchange x join agencies_service s on s.id = x.service_id
where x.case_id = %s order by x.at desc limit 50
"""


@dataclass(frozen=True)
class TalkBasis:
    """A service that may be talked to about this family, on what, about what, until when."""

    service_id: UUID
    service: str
    kind: ExchangeBasis
    ref: UUID
    categories: tuple[Category, ...]
    until: date | None


@dataclass(frozen=True)
class Talked:
    """One talk as it was logged."""

    id: UUID
    at: datetime
    service: str
    persons: str
    purpose_key: str
    basis: ExchangeBasis
    category: Category
    body: str
    name: str


def talk_bases(case_id: UUID) -> list[TalkBasis]:
    """The services that may be talked to about a family now, each with its basis. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _BASES, {"case": case_id})
    return [
        TalkBasis(
            row["service_id"],
            row["service"],
            ExchangeBasis(row["kind"]),
            row["ref"],
            tuple(unmask(row["cats"])),
            row["until"],
        )
        for row in found
    ]


def talks_of(case_id: UUID) -> list[Talked]:
    """The newest talks that this reader may read. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _LOGGED, [case_id])
    return [
        Talked(
            row["id"],
            row["at"],
            row["service"],
            row["persons"],
            row["purpose_key"],
            ExchangeBasis(row["basis_kind"]),
            Category(row["category"]),
            row["body"],
            row["name"],
        )
        for row in found
    ]
