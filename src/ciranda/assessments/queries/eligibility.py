"""Factors of a case or referral, the rule's verdict on them, and what a person decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ciranda.assessments.models import Decision, Factor
from ciranda.common.database import keeping, rows
from ciranda.programmes.policies.calendars import Calendar
from ciranda.programmes.policies.eligibility import Verdict
from ciranda.programmes.policies.eligibility import decide as rule_says
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class FactorRow:
    """A factor as it is read: what, since when, who says so, who wrote it down."""

    id: UUID
    dossier_id: UUID
    key: str
    category: int
    known_on: date
    known_precision: str
    source_kind: str
    source: str
    evidence: str
    author: str
    recorded_at: datetime
    set_aside_at: datetime | None
    set_aside_by: str
    set_aside_reason: str

    @property
    def counts(self) -> bool:
        """Whether it still stands."""
        return self.set_aside_at is None


@dataclass(frozen=True)
class DecisionRow:
    """What a person decided, beside what the rule said of the same factors."""

    id: UUID
    pack_version_id: UUID
    factor_keys: list[str]
    rule_verdict: str
    rule_words: str
    verdict: str
    reason: str
    author: str
    decided_at: datetime

    @property
    def differs(self) -> bool:
        """Whether the person differed from the rule."""
        return bool(self.rule_verdict) and self.verdict != self.rule_verdict


@dataclass(frozen=True)
class Eligibility:
    """Everything on the eligibility page of one case or referral."""

    factors: tuple[FactorRow, ...]
    decisions: tuple[DecisionRow, ...]
    verdict: Verdict


@dataclass(frozen=True)
class Standing:
    """A case as far as eligibility needs it: where new facts go, and where all of them lie."""

    case_id: UUID
    pack_version_id: UUID
    volume_id: UUID
    dossier_ids: tuple[UUID, ...]
    child: str
    closed_at: datetime | None


def weigh(
    pack: Pack, dossier_ids: Iterable[UUID], *, on: date, calendar: Calendar | None = None
) -> Verdict:
    """What the pack's rule says of the factors that stand in these dossiers. One statement.

    Only factors one may read are weighed; whoever decides must hold every category.
    """
    keys = Factor.objects.filter(dossier_id__in=list(dossier_ids), set_aside_at=None)
    return _verdict(pack, keys.order_by("recorded_at").values_list("key", flat=True), on, calendar)


def _verdict(pack: Pack, keys: Iterable[str], on: date, calendar: Calendar | None) -> Verdict:
    known = [k for k in keys if pack.eligibility and pack.eligibility.factor(k)]
    return rule_says(pack, known, on=on, calendar=calendar)


def factor_rows(dossier_ids: Sequence[UUID]) -> tuple[FactorRow, ...]:
    """The factors in these dossiers, oldest fact first, those set aside included."""
    names = list(FactorRow.__dataclass_fields__)
    found = Factor.objects.filter(dossier_id__in=list(dossier_ids))
    return tuple(FactorRow(*row) for row in found.order_by("known_on", "id").values_list(*names))


def eligibility(
    pack: Pack, dossier_ids: Sequence[UUID], *, on: date, calendar: Calendar | None = None
) -> Eligibility:
    """Factors, decisions (newest first) and the rule's verdict now. Two statements."""
    factors = factor_rows(dossier_ids)
    names = list(DecisionRow.__dataclass_fields__)
    decided = Decision.objects.filter(dossier_id__in=list(dossier_ids)).order_by("-decided_at")
    return Eligibility(
        factors,
        tuple(DecisionRow(*row) for row in decided.values_list(*names)),
        _verdict(pack, (f.key for f in factors if f.counts), on, calendar),
    )


_OF_CASE = """
select c.id as case_id, c.pack_version_id, c.closed_at,
  (select v.dossier_id from cases_volume v where v.case_id = c.id
    order by v.number desc limit 1) as volume_id,
  (select array_agg(v.dossier_id) from cases_volume v where v.case_id = c.id)
    || coalesce((select array_agg(o.origin_id) from cases_origin o where o.case_id = c.id), '{}')
    as dossier_ids,
  coalesce((select string_agg(coalesce(nullif(p.known_as, ''), p.given), ', ' order by p.id)
    from cases_subject s join people_person p on p.id = s.person_id
    where s.case_id = c.id and s.ended_on is null), '') as child
from cases_case c where c.id = %s
"""


def of_case(case_id: UUID) -> Standing | None:
    """A case with its volumes and what it came from; None for a stranger. One statement."""
    with keeping() as cursor:
        found: list[dict[str, Any]] = rows(cursor, _OF_CASE, [case_id])
    if not found or found[0]["volume_id"] is None:
        return None
    return Standing(**{**found[0], "dossier_ids": tuple(found[0]["dossier_ids"])})


def pack_in(standing: Standing) -> Pack:
    """The pack the case runs on."""
    return pack_of(standing.pack_version_id)
