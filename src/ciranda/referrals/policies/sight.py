"""Who sees what of a signal, a referral and an enquiry, as grants. Pure.

A referral's own dossier is read by its team and its sender; its triage dossier by its team only;
an enquiry's by the team and the service asked. No family member is ever among them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from ciranda.access.enums import ALL_CATEGORIES, Basis, Category, Purpose, mask
from ciranda.access.policies.derivation import Grant, Party, Sight, derive_simple
from ciranda.cases.policies import sight
from ciranda.programmes.enums import RoleKind
from ciranda.programmes.policies.schema import Pack

DECIDING = mask([Purpose.TRIAGE, Purpose.SUPERVISION, Purpose.PROTECTION])
# What a sender may tell, and so reads of their own referral.
TELLING = mask(
    [
        Category.IDENTITY,
        Category.LOCATION,
        Category.CONTACT,
        Category.SCHEDULE,
        Category.DEVELOPMENT,
        Category.HEALTH,
        Category.EDUCATION,
        Category.SOCIAL,
        Category.SOURCE,
    ]
)
SENT = TELLING | mask([Category.INVOLVEMENT])


@dataclass(frozen=True)
class Owner:
    """The team that decides, with the numbers of its two roles."""

    ref: UUID
    coordinators: int
    members: int


@dataclass(frozen=True)
class Sender:
    """Whoever sent a referral from an account, and what they may still write of it."""

    principal: int
    writes: int


def of_signal(pack: Pack, dossier_id: UUID, owner: Owner, *, at: datetime) -> frozenset[Grant]:
    """Grants of a signal: its team decides; its sender, with or without account, has none."""
    return derive_simple(dossier_id, _team(pack, owner, at), at=at)


def of_referral(
    pack: Pack,
    dossier_id: UUID,
    triage_dossier_id: UUID,
    owner: Owner,
    senders: Iterable[Sender],
    *,
    at: datetime,
    keepers: frozenset[int] | None = None,
) -> frozenset[Grant]:
    """Grants of a referral's own dossier and of its triage dossier.

    `keepers`: who may know where a protected family is; None where nobody is protected.
    """
    told = [
        (Basis.REFERRER, Party(owner.ref, s.principal, Sight(SENT, s.writes, sight.WORKING), at))
        for s in senders
    ]
    team = _team(pack, owner, at)
    return _kept(
        derive_simple(dossier_id, [*team, *told], at=at)
        | derive_simple(triage_dossier_id, team, at=at),
        keepers,
    )


def of_enquiry(
    pack: Pack,
    dossier_id: UUID,
    owner: Owner,
    service: int,
    category: Category,
    *,
    at: datetime,
    keepers: frozenset[int] | None = None,
) -> frozenset[Grant]:
    """Grants of an enquiry: the service sees whom it is about and the question, and answers."""
    seen = mask([Category.IDENTITY, Category.INVOLVEMENT, category])
    asked = Party(owner.ref, service, Sight(seen, mask([category]), sight.WORKING), at)
    team = _team(pack, owner, at)
    return _kept(derive_simple(dossier_id, [*team, (Basis.OWN_RECORD, asked)], at=at), keepers)


def _kept(grants: Iterable[Grant], keepers: frozenset[int] | None) -> frozenset[Grant]:
    """For a protected family whereabouts are the keepers' alone (design, section 7)."""
    if keepers is None:
        return frozenset(grants)
    bare = ~(1 << Category.LOCATION)
    narrowed = (
        g if g.principal in keepers else replace(g, cats=g.cats & bare, writes=g.writes & bare)
        for g in grants
    )
    return frozenset(g for g in narrowed if g.cats)


def _team(pack: Pack, owner: Owner, at: datetime) -> list[tuple[Basis, Party]]:
    """The coordinator decides and so sees all; the members what the pack gives the whole team."""
    members = sight.of_kind(pack, RoleKind.TEAM_MEMBER).cats
    deciders = Sight(ALL_CATEGORIES, ALL_CATEGORIES, DECIDING)
    return [
        (Basis.TRIAGE, Party(owner.ref, owner.coordinators, deciders, at)),
        (Basis.TRIAGE, Party(owner.ref, owner.members, Sight(members, 0, DECIDING), at)),
    ]
