"""A child's ordinary place: what was found, what was offered, and what still needs an answer."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.common.database import rows
from ciranda.services.enums import OfferState, PlaceFound
from ciranda.services.policies.places import UNDECIDED

_FINDINGS = """
select f.found, f.reason_key, f.note, f.at, f.by_name from services_placefinding f
where f.case_id = %s order by f.at desc, f.id desc limit 25
"""
_OFFERS = """
select o.id, o.case_id, o.dossier_id, o.answer_by, o.climbs_on, o.state, o.reason_key, o.words,
  o.answered_at, o.answered_by_family, coalesce(p.name, '') as place, now()::date as today,
  c.pack_version_id
from services_placeoffer o join cases_case c on c.id = o.case_id
left join services_offerplace p on p.offer_id = o.id
"""
_OF_CASE = _OFFERS + " where o.case_id = %s order by o.id desc limit 25"
_ONE = _OFFERS + " where o.id = %s"
# Driven from the cases this person is family in: never from the wall alone.
_OF_FAMILY = (
    _OFFERS  # noqa: S608 - fixed text
    + """ where o.case_id in (select m.case_id from cases_familymember m
  where m.person_id = %s and m.ended_at is null)
order by (o.state = 'open') desc, o.id desc limit 25"""
)


@dataclass(frozen=True)
class Finding:
    """What was found about the place on a day, by whom."""

    found: PlaceFound
    reason_key: str
    note: str
    at: datetime
    by_name: str


@dataclass(frozen=True)
class PlaceLine:
    """An offer. `place` is empty where it would tell this reader the area."""

    id: UUID
    case_id: UUID
    dossier_id: UUID
    answer_by: date
    climbs_on: date
    state: OfferState
    reason_key: str
    words: str
    answered_at: datetime | None
    answered_by_family: bool
    place: str
    today: date
    pack_version_id: UUID

    @property
    def days_left(self) -> int:
        """How many days the family still has, the last one included; 0 once it has passed."""
        return max((self.answer_by - self.today).days + 1, 0)

    @property
    def is_open(self) -> bool:
        """Whether the family's answer is waited for."""
        return self.state is OfferState.OPEN

    @property
    def is_undecided(self) -> bool:
        """Whether something is still to be done about it: it keeps the case open."""
        return self.state in UNDECIDED


@dataclass(frozen=True)
class Places:
    """All that is known of a child's ordinary place, newest first."""

    findings: tuple[Finding, ...]
    offers: tuple[PlaceLine, ...]

    @property
    def found(self) -> PlaceFound | None:
        """What counts now; None where nobody asked yet."""
        return self.findings[0].found if self.findings else None


def places_of(case_id: UUID) -> Places:
    """The findings and offers of a case. Two statements."""
    with connection.cursor() as cursor:
        findings = rows(cursor, _FINDINGS, [case_id])
        offers = rows(cursor, _OF_CASE, [case_id])
    return Places(tuple(_finding(f) for f in findings), tuple(_offer(o) for o in offers))


def offer_of(offer_id: UUID) -> PlaceLine | None:
    """One offer; None for strangers. One statement."""
    with connection.cursor() as cursor:
        found = rows(cursor, _ONE, [offer_id])
    return _offer(found[0]) if found else None


def offers_to(person_id: UUID) -> tuple[PlaceLine, ...]:
    """What was offered to the family of a person, unanswered first. One statement."""
    with connection.cursor() as cursor:
        return tuple(_offer(row) for row in rows(cursor, _OF_FAMILY, [person_id]))


def _finding(row: dict[str, Any]) -> Finding:
    return Finding(**{**row, "found": PlaceFound(row["found"])})


def _offer(row: dict[str, Any]) -> PlaceLine:
    return PlaceLine(**{**row, "state": OfferState(row["state"])})
