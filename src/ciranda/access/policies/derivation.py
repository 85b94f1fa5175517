"""From the facts of a case to its grants: one pure function, asked everywhere.

The same function answers four questions: what to write after a fact changed, what a consent would
change before it is signed, why someone can see something, and whether the stored grants drifted
(design, section 4). It knows nothing of databases, clocks or languages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from ciranda.access.enums import ALL_CATEGORIES, Basis, Category, Purpose, mask

NO_WRITES = 0
# What an asked service sees of its own part of a plan: everything but where the family is, who told
# us and what was signed. What it wrote there itself is of category contact, and stays its own.
_ASKED = ALL_CATEGORIES & ~mask([Category.LOCATION, Category.SOURCE, Category.CONSENT])
_ITS_WORDS = mask([Category.CONTACT])
# What a subject's own dossier opens to those who answer for the case: how to name, find and reach
# the child. An adult's own dossier is never opened by a case (design, section 7).
REACHING_A_SUBJECT = mask([Category.IDENTITY, Category.LOCATION, Category.CONTACT])


@dataclass(frozen=True)
class Sight:
    """What a fact opens: categories read, categories written, purposes served (bit masks)."""

    cats: int
    writes: int
    purposes: int


@dataclass(frozen=True)
class Party:
    """A dated fact that names one principal. `ref` is the fact's own row."""

    ref: UUID
    principal: int
    sight: Sight
    from_at: datetime
    until_at: datetime | None = None


@dataclass(frozen=True)
class Custody:
    """A team that answers for the case, with the team roles that act for it."""

    ref: UUID
    roles: tuple[tuple[int, Sight], ...]
    from_at: datetime
    until_at: datetime | None = None
    sees_history: bool = False
    read_back: timedelta = timedelta(days=30)


@dataclass(frozen=True)
class Coordination:
    """A case manager under one custody."""

    party: Party
    custody_ref: UUID
    ended_by_move: bool = False


@dataclass(frozen=True)
class Share:
    """A consent or another legal basis, bound to the volumes of the custody it was given under."""

    party: Party
    basis: Basis
    custody_ref: UUID


@dataclass(frozen=True)
class Volume:
    """A dossier that holds what was written under one custody: of the case, or of its plan."""

    dossier_id: UUID
    custody_ref: UUID
    opened_at: datetime


@dataclass(frozen=True)
class OwnDossier:
    """A service's own dossier on the case. `kept` ones are read by nobody else, but for `readers`:
    persons named one by one by whoever controls the service."""

    dossier_id: UUID
    service_principal: int
    kept: bool = False
    readers: tuple[Party, ...] = ()


@dataclass(frozen=True)
class PlanPart:
    """What a plan or a request asks of one service, in a dossier of its own, also a volume.

    Nothing is shown to the service before `asked_at`; from `ended_at` only its own words are.
    """

    ref: UUID
    volume: Volume
    service_principal: int
    asked_at: datetime | None = None
    ended_at: datetime | None = None
    basis: Basis = Basis.PLAN


@dataclass(frozen=True)
class Meeting:
    """A meeting's own dossier: for those who answer for the case then, and whom it invites."""

    volume: Volume
    invitees: tuple[Party, ...] = ()
    safeguarding: bool = False


@dataclass(frozen=True)
class Story:
    """A part of what the family tells once: for those who answer for the case, the family, and the
    services it ticked for this part. What it shares of the file does not open it."""

    volume: Volume
    releases: tuple[Party, ...] = ()


@dataclass(frozen=True)
class Facts:
    """All that decides who sees what of one case."""

    case_id: UUID
    volumes: tuple[Volume, ...] = ()
    custodies: tuple[Custody, ...] = ()
    coordinations: tuple[Coordination, ...] = ()
    circle: tuple[Party, ...] = ()
    covers: tuple[Party, ...] = ()
    shares: tuple[Share, ...] = ()
    appointments: tuple[Party, ...] = ()
    openings: tuple[Party, ...] = ()
    family: tuple[Party, ...] = ()
    own_dossiers: tuple[OwnDossier, ...] = ()
    origins: tuple[Volume, ...] = ()
    parts: tuple[PlanPart, ...] = ()
    subject_dossiers: tuple[UUID, ...] = ()
    shielded: bool = False
    keepers: tuple[Party, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    sealed: bool = False
    stories: tuple[Story, ...] = ()

    @property
    def location_holders(self) -> frozenset[int]:
        """The principals who may know where a shielded person is."""
        return frozenset(party.principal for party in self.keepers)


@dataclass(frozen=True)
class Grant:
    """One row of the wall, without its source."""

    dossier_id: UUID
    principal: int
    basis: Basis
    basis_ref: UUID
    cats: int
    writes: int
    purposes: int
    valid_from: datetime
    valid_until: datetime | None


def derive(facts: Facts, *, at: datetime) -> frozenset[Grant]:
    """Every grant that `facts` give at `at` or later; ended ones are left out.

    A case of an identity sealed by adoption opens to nobody (design, section 7).
    """
    if facts.sealed:
        return frozenset()
    found: dict[tuple[UUID, int, Basis, UUID], Grant] = {}
    for grant in _all(facts):
        shown = _shield(facts, grant)
        if shown.cats == 0 or (shown.valid_until and shown.valid_until <= at):
            continue
        if shown.valid_until and shown.valid_until <= shown.valid_from:
            continue
        key = (shown.dossier_id, shown.principal, shown.basis, shown.basis_ref)
        found[key] = _wider(found.get(key), shown)
    return frozenset(found.values())


def derive_simple(
    dossier_id: UUID, parties: Iterable[tuple[Basis, Party]], *, at: datetime
) -> frozenset[Grant]:
    """Grants of a dossier outside any case: a referral's, a meeting's, a person's own.

    A role of the pack that reads nothing is given nothing.
    """
    grants = (_grant(dossier_id, basis, party) for basis, party in parties)
    return frozenset(g for g in grants if g.cats and not (g.valid_until and g.valid_until <= at))


def _all(facts: Facts) -> Iterator[Grant]:
    yield from _custody(facts)
    yield from _coordination(facts)
    yield from _beside(facts)
    yield from _archive(facts)
    yield from _shares(facts)
    yield from _own(facts)
    yield from _origins(facts)
    yield from _parts(facts)
    yield from _subjects(facts)
    yield from _meetings(facts)
    yield from _stories(facts)


def _custody(facts: Facts) -> Iterator[Grant]:
    for custody in facts.custodies:
        for principal, sight in custody.roles:
            party = Party(custody.ref, principal, sight, custody.from_at, custody.until_at)
            for volume in facts.volumes:
                yield from _held(facts, custody, volume, party, Basis.CUSTODY)


def _coordination(facts: Facts) -> Iterator[Grant]:
    by_ref = {custody.ref: custody for custody in facts.custodies}
    for held in facts.coordinations:
        custody = by_ref[held.custody_ref]
        for volume in facts.volumes:
            kept = custody if held.ended_by_move else replace(custody, until_at=None)
            yield from _held(facts, kept, volume, held.party, Basis.COORDINATION)


def _held(
    facts: Facts, custody: Custody, volume: Volume, party: Party, basis: Basis
) -> Iterator[Grant]:
    """What a holder of custody sees of one volume: its own, what came before if the family agreed,
    and for a while after a move what it wrote itself. Never what came after."""
    if volume.custody_ref == custody.ref:
        yield _grant(volume.dossier_id, basis, party)
        if custody.until_at and not facts.shielded:
            back = replace(
                party,
                sight=replace(party.sight, writes=NO_WRITES),
                from_at=custody.until_at,
                until_at=custody.until_at + custody.read_back,
            )
            yield _grant(volume.dossier_id, Basis.READ_BACK, back)
    elif custody.sees_history and volume.opened_at < custody.from_at:
        yield _grant(
            volume.dossier_id, basis, replace(party, sight=replace(party.sight, writes=NO_WRITES))
        )


def _beside(facts: Facts) -> Iterator[Grant]:
    """Those who stand beside the case for a time: they reach the volumes of their time."""
    for basis, parties in (
        (Basis.CIRCLE, facts.circle),
        (Basis.COVER, facts.covers),
        (Basis.APPOINTMENT, facts.appointments),
        (Basis.BREAK_GLASS, facts.openings),
        (Basis.APPOINTMENT, facts.keepers),
    ):
        for party in parties:
            for volume in _volumes_during(facts, party):
                yield _grant(volume.dossier_id, basis, party)
    for party in facts.family:
        for volume in facts.volumes:
            yield _grant(volume.dossier_id, Basis.FAMILY, party)


def _archive(facts: Facts) -> Iterator[Grant]:
    """Once nobody answers for the case any more, an opening reads all of it and writes nothing."""
    ends = [c.until_at for c in facts.custodies]
    closed = max((end for end in ends if end), default=None)
    if closed is None or None in ends:
        return
    for party in facts.openings:
        if party.from_at >= closed:
            reads = replace(party, sight=replace(party.sight, writes=NO_WRITES))
            for volume in facts.volumes:
                yield _grant(volume.dossier_id, Basis.ARCHIVE, reads)


def _volumes_during(facts: Facts, party: Party) -> Iterator[Volume]:
    lives = {c.ref: (c.from_at, c.until_at) for c in facts.custodies}
    for volume in facts.volumes:
        start, end = lives[volume.custody_ref]
        begun_in_time = party.until_at is None or start < party.until_at
        if begun_in_time and (end is None or party.from_at < end):
            yield volume


def _shares(facts: Facts) -> Iterator[Grant]:
    for share in facts.shares:
        for volume in facts.volumes:
            if volume.custody_ref == share.custody_ref:
                yield _grant(volume.dossier_id, share.basis, share.party)


def _own(facts: Facts) -> Iterator[Grant]:
    """A service keeps what it wrote; those who answer for the case read what was written for it."""
    everything = Sight(ALL_CATEGORIES, ALL_CATEGORIES, mask([Purpose.SUPPORT, Purpose.RIGHTS]))
    for own in facts.own_dossiers:
        start = min((v.opened_at for v in facts.volumes), default=None)
        if start is None:
            continue
        author = Party(own.dossier_id, own.service_principal, everything, start)
        yield _grant(own.dossier_id, Basis.OWN_RECORD, author)
        if not own.kept:
            for party in _answering(facts):
                yield _grant(own.dossier_id, Basis.CONTRIBUTION, party)
        for party in own.readers:
            yield _grant(own.dossier_id, Basis.APPOINTMENT, party)


def _origins(facts: Facts) -> Iterator[Grant]:
    """What the case came from (a referral, its triage) is read, never written, by those who hold
    the case as they hold the volume it opened with; never by circle, services or family."""
    as_volumes = replace(facts, volumes=facts.origins, covers=(), family=(), circle=())
    for grant in (*_custody(as_volumes), *_coordination(as_volumes)):
        basis = grant.basis if grant.basis is Basis.READ_BACK else Basis.CONTRIBUTION
        yield replace(grant, basis=basis, writes=NO_WRITES)
    for party in facts.covers:
        for origin in _volumes_during(as_volumes, party):
            read = replace(party, sight=replace(party.sight, writes=NO_WRITES))
            yield _grant(origin.dossier_id, Basis.CONTRIBUTION, read)


def _parts(facts: Facts) -> Iterator[Grant]:
    """An asked service sees what is asked of it, and afterwards what it wrote there itself."""
    ends = {custody.ref: custody.until_at for custody in facts.custodies}
    purposes = mask([Purpose.SUPPORT, Purpose.RIGHTS])
    for part in facts.parts:
        if part.asked_at is None:
            continue
        known = [t for t in (part.ended_at, ends[part.volume.custody_ref]) if t]
        end = min(known, default=None)
        asked = Sight(_ASKED, _ASKED, purposes)
        dossier, who = part.volume.dossier_id, part.service_principal
        yield _grant(dossier, part.basis, Party(part.ref, who, asked, part.asked_at, end))
        if end:
            kept = Sight(_ITS_WORDS, NO_WRITES, purposes)
            yield _grant(dossier, Basis.OWN_RECORD, Party(part.ref, who, kept, end))


def _subjects(facts: Facts) -> Iterator[Grant]:
    for dossier_id in facts.subject_dossiers:
        for party in _answering(facts):
            reach = Sight(
                party.sight.cats & REACHING_A_SUBJECT,
                party.sight.writes & REACHING_A_SUBJECT,
                party.sight.purposes,
            )
            yield _grant(dossier_id, Basis.CUSTODY, replace(party, sight=reach))


def _meetings(facts: Facts) -> Iterator[Grant]:
    """An invitation opens its meeting alone. The circle, the family and those who share come in
    by invitation; a meeting about a child's safety is not even known to exist elsewhere."""
    for meeting in facts.meetings:
        alone = replace(facts, volumes=(meeting.volume,), circle=(), family=())
        if meeting.safeguarding:
            alone = replace(alone, custodies=tuple(_guarding(c) for c in facts.custodies))
        yield from _custody(alone)
        yield from _coordination(alone)
        yield from _beside(alone)
        for party in meeting.invitees:
            yield _grant(meeting.volume.dossier_id, Basis.INVITATION, party)


def _stories(facts: Facts) -> Iterator[Grant]:
    """What was ticked for the work on this case ends with it, as everything shared for it does."""
    ends = [custody.until_at for custody in facts.custodies]
    closed_at = None if None in ends else max((at for at in ends if at), default=None)
    for story in facts.stories:
        alone = replace(facts, volumes=(story.volume,), circle=())
        yield from _custody(alone)
        yield from _coordination(alone)
        yield from _beside(alone)
        for party in story.releases:
            until = min((at for at in (party.until_at, closed_at) if at), default=None)
            yield _grant(story.volume.dossier_id, Basis.CONSENT, replace(party, until_at=until))


def _guarding(custody: Custody) -> Custody:
    """A custody with only those of its team's roles that read what is about safety."""
    bit = 1 << Category.SAFEGUARDING
    return replace(custody, roles=tuple((p, s) for p, s in custody.roles if s.cats & bit))


def _answering(facts: Facts) -> Iterator[Party]:
    """Those who answer for the case now: the holding team's roles, its case manager, a cover."""
    for custody in facts.custodies:
        for principal, sight in custody.roles:
            yield Party(custody.ref, principal, sight, custody.from_at, custody.until_at)
    for held in facts.coordinations:
        yield held.party
    yield from facts.covers
    yield from facts.keepers


def _grant(dossier_id: UUID, basis: Basis, party: Party) -> Grant:
    return Grant(
        dossier_id,
        party.principal,
        basis,
        party.ref,
        party.sight.cats,
        party.sight.writes & party.sight.cats,
        party.sight.purposes,
        party.from_at,
        party.until_at,
    )


def _shield(facts: Facts, grant: Grant) -> Grant:
    """A shielded person's whereabouts are for named principals only (design, section 7)."""
    if not facts.shielded or grant.principal in facts.location_holders:
        return grant
    kept = ~(1 << Category.LOCATION)
    return replace(grant, cats=grant.cats & kept, writes=grant.writes & kept)


def _wider(first: Grant | None, second: Grant) -> Grant:
    if first is None:
        return second
    return replace(
        second,
        cats=first.cats | second.cats,
        writes=first.writes | second.writes,
        purposes=first.purposes | second.purposes,
    )
