"""Who sees what of a case, and who would after a signature: the derivation, asked twice."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import connection

from ciranda.access.enums import Basis, Category, PrincipalKind, Purpose, unmask
from ciranda.access.policies.derivation import Facts, Grant, Party, Share, Sight, Volume, derive
from ciranda.cases.queries.facts import FACTS, facts_from, facts_of
from ciranda.common.database import rows
from ciranda.common.ids import uuid7


@dataclass(frozen=True)
class Proposal:
    """A consent as it would open if it were complete now."""

    service_id: UUID
    cats: int
    purposes: int = 1 << Purpose.SUPPORT


@dataclass(frozen=True)
class Sees:
    """What one principal sees of the case's current volume, now and after the proposal."""

    principal: int
    kind: PrincipalKind
    ref: UUID
    who: str
    part: str
    now: tuple[Category, ...]
    then: tuple[Category, ...]
    because: tuple[tuple[Basis, datetime | None], ...] = ()

    @property
    def changes(self) -> bool:
        """Whether the proposal makes a difference to them."""
        return self.now != self.then


def who_sees(
    case_id: UUID, proposals: Sequence[Proposal] = (), *, without: Iterable[UUID] = ()
) -> list[Sees]:
    """Who sees which categories of the current volume, and who would after `proposals`.

    The derivation itself, run on the facts as they are and as they would be (design, section 4);
    nothing is computed a second way. `without` are effects that the proposals replace.
    """
    facts = facts_of(case_id)
    numbers, now = _numbers(p.service_id for p in proposals)
    proposed = propose(facts, proposals, numbers, frozenset(without), at=now)
    stored = derive(facts, at=now)
    before = _by_principal(facts, stored, now)
    after = _by_principal(facts, derive(proposed, at=now), now)
    cats = {n: (before.get(n, 0), after.get(n, 0)) for n in before.keys() | after.keys()}
    return _named(cats, _because(facts, stored, now))


def reads_by(plan_id: UUID, then_of: UUID) -> list[Sees]:
    """Who reads a plan's dossier by the cases it follows, and who would by one case more.

    Two statements, whatever number of cases follows the plan. Raises NoSuchCase for a stranger.
    """
    now, dossier_id, followed, facts = _plan_facts(plan_id, then_of)
    before: dict[int, int] = {}
    for one in followed:
        _add(before, one, dossier_id, now)
    after = dict(before)
    joined = Volume(dossier_id, facts.custodies[-1].ref, now)
    _add(after, replace(facts, volumes=(*facts.volumes, joined)), dossier_id, now)
    return _named({n: (before.get(n, 0), cats) for n, cats in after.items()}, {})


_THESE = "unnest(array(select case_id from followed) || %s::uuid) x"
_PLAN_FACTS = f"""
with followed as (select case_id, dossier_id, opened_at from cases_planvolume
  where plan_id = %s and ended_at is null)
select (select dossier_id from followed order by opened_at desc limit 1), told.*
from ({FACTS.format(cases=_THESE)}) told
"""  # noqa: S608 - made of constants


def _plan_facts(plan_id: UUID, joining: UUID) -> tuple[datetime, UUID, list[Facts], Facts]:
    with connection.cursor() as cursor:
        cursor.execute(_PLAN_FACTS, [plan_id, joining])
        found = cursor.fetchall()
    # a plan that nobody follows has no dossier but its own
    dossier_id, now = found[0][0] or plan_id, found[0][5]
    facts = {row[1]: facts_from(*row[1:5]) for row in found}
    return now, dossier_id, [f for c, f in facts.items() if c != joining], facts[joining]


def _add(found: dict[int, int], facts: Facts, dossier_id: UUID, now: datetime) -> None:
    for grant in derive(facts, at=now):
        if grant.dossier_id == dossier_id and grant.valid_from <= now:
            found[grant.principal] = found.get(grant.principal, 0) | grant.cats


def service_sees(case_id: UUID, proposal: Proposal) -> tuple[Category, ...]:
    """What one service would see by this consent alone, whatever else opens the case to it.

    For the family's own pages: an answer that another adult gave does not show through it.
    """
    facts = facts_of(case_id)
    numbers, now = _numbers([proposal.service_id])
    number = numbers[proposal.service_id]
    bare = replace(facts, shares=tuple(s for s in facts.shares if s.party.principal != number))
    seen = derive(propose(bare, [proposal], numbers, frozenset(), at=now), at=now)
    return tuple(unmask(_by_principal(facts, seen, now).get(number, 0)))


def _numbers(service_ids: Iterable[UUID]) -> tuple[dict[UUID, int], datetime]:
    """The principals of services, and this transaction's moment. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select now(), (select jsonb_object_agg(x, access_principal_of(3::smallint, x, ''))"
            " from unnest(%s::uuid[]) x)",
            [list(service_ids)],
        )
        now, found = cursor.fetchone()
    numbers = json.loads(found) if isinstance(found, str) else found or {}
    return {UUID(ref): number for ref, number in numbers.items()}, now


def propose(
    facts: Facts,
    proposals: Iterable[Proposal],
    numbers: Mapping[UUID, int],
    without: frozenset[UUID],
    *,
    at: datetime,
) -> Facts:
    """The facts as they would be, `numbers` being the principals of the services."""
    current = facts.custodies[-1]
    added = (
        Share(
            Party(uuid7(), numbers[p.service_id], Sight(p.cats, 0, p.purposes), at),
            Basis.CONSENT,
            current.ref,
        )
        for p in proposals
        if p.cats
    )
    kept = (s for s in facts.shares if s.party.ref not in without)
    return replace(facts, shares=(*kept, *added))


def _current(facts: Facts) -> UUID | None:
    held = facts.custodies[-1].ref
    return next((v.dossier_id for v in facts.volumes if v.custody_ref == held), None)


def _by_principal(facts: Facts, grants: Iterable[Grant], now: datetime) -> dict[int, int]:
    """Categories by principal over the case's current volume, for supporting a family.

    Of the volumes of a custody the case's own comes first. The plan's are left aside: a service
    that does one action writes there in its own words, and sees no more of the family by it.
    """
    current = _current(facts)
    found: dict[int, int] = {}
    for grant in grants:
        if grant.dossier_id == current and grant.valid_from <= now:
            found[grant.principal] = found.get(grant.principal, 0) | grant.cats
    return found


def _because(
    facts: Facts, grants: Iterable[Grant], now: datetime
) -> dict[int, tuple[tuple[Basis, datetime | None], ...]]:
    """Why each sees the current volume, and until when, in the order of the bases."""
    dossier_id = _current(facts)
    found: dict[int, set[tuple[Basis, datetime | None]]] = {}
    for grant in grants:
        if grant.dossier_id == dossier_id and grant.valid_from <= now:
            found.setdefault(grant.principal, set()).add((grant.basis, grant.valid_until))
    return {
        n: tuple(sorted(each, key=lambda b: (int(b[0]), str(b[1])))) for n, each in found.items()
    }


_NAMES = """
select p.id, p.kind, p.ref, p.role,
  coalesce(m.name, s.name, t.name, nullif(trim(h.given || ' ' || h.surnames), ''), o.name, '')
    as who,
  coalesce(ma.name, sa.name, oa.name, '') as part
from access_principal p
left join agencies_membership m on p.kind = 1 and m.id = p.ref
left join agencies_agency ma on ma.id = m.agency_id
left join agencies_team t on p.kind = 2 and t.id = p.ref
left join (select x.id, x.agency_id, coalesce(nullif(x.public_label, ''), x.name) as name,
    x.public_label <> '' as hidden from agencies_service x) s on p.kind = 3 and s.id = p.ref
left join agencies_agency sa on sa.id = s.agency_id and not s.hidden
left join people_person h on p.kind = 4 and h.id = p.ref
left join agencies_appointment a on p.kind = 5 and a.id = p.ref
left join agencies_membership o on o.id = a.membership_id
left join agencies_agency oa on oa.id = o.agency_id
where p.id = any(%s) order by p.kind, who, p.id
"""


def _named(
    cats: dict[int, tuple[int, int]],
    because: Mapping[int, tuple[tuple[Basis, datetime | None], ...]],
) -> list[Sees]:
    with connection.cursor() as cursor:
        found = rows(cursor, _NAMES, [list(cats)])
    return [
        Sees(
            row["id"],
            PrincipalKind(row["kind"]),
            row["ref"],
            row["who"],
            row["role"] or row["part"],
            tuple(unmask(cats[row["id"]][0])),
            tuple(unmask(cats[row["id"]][1])),
            because.get(row["id"], ()),
        )
        for row in found
    ]
