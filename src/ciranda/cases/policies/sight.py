"""What the pack's roles open, as masks for the derivation."""

from ciranda.access.enums import ALL_CATEGORIES, Category, Purpose, mask
from ciranda.access.policies.derivation import Sight
from ciranda.programmes.enums import RoleKind
from ciranda.programmes.policies.schema import Pack, Role

WORKING = mask([Purpose.SUPPORT, Purpose.TRIAGE, Purpose.SUPERVISION, Purpose.PROTECTION])
FAMILY = mask([Purpose.RIGHTS, Purpose.SUPPORT])
EMERGENCY = ALL_CATEGORIES & ~mask([Category.SOURCE, Category.FINANCE, Category.CONSENT])
DATA_OFFICER = mask([Category.CONSENT, Category.INVOLVEMENT])


def of_role(role: Role) -> Sight:
    """A worker's role as masks; writing never exceeds reading."""
    reads = mask(role.reads)
    return Sight(reads, mask(role.writes) & reads, WORKING)


def of_kind(pack: Pack, kind: RoleKind) -> Sight:
    """All roles of a kind together; nothing where the pack has none."""
    found = [of_role(role) for role in pack.roles_of(kind)]
    cats = writes = 0
    for sight in found:
        cats, writes = cats | sight.cats, writes | sight.writes
    return Sight(cats, writes, WORKING)


def of_adult_family(pack: Pack, youngest_months: int | None) -> Sight:
    """What the adults of the family see, less what is the young person's own at that age."""
    reads = mask(pack.family_reads(youngest_months)) & ~mask([Category.SOURCE])
    return Sight(reads, reads & _family_writes(pack), FAMILY)


def of_young_person(pack: Pack) -> Sight:
    """What a young person sees of their own case: what adults do, and what is their own."""
    everyone = frozenset(c for r in pack.roles_of(RoleKind.FAMILY) for c in r.reads)
    reads = mask(everyone | frozenset(pack.young_people.own_from_months))
    reads &= ~mask([Category.SOURCE])
    return Sight(reads, reads & _family_writes(pack), FAMILY)


def _family_writes(pack: Pack) -> int:
    return mask(c for r in pack.roles_of(RoleKind.FAMILY) for c in r.writes)


def of_appointment(kind: str) -> Sight:
    """What an appointed person sees: a data officer consents and looks, a supervisor the work."""
    if kind == "data_officer":
        return Sight(DATA_OFFICER, mask([Category.CONSENT]), WORKING | FAMILY)
    if kind == "case_supervisor":
        reads = ALL_CATEGORIES & ~mask([Category.SOURCE])
        return Sight(reads, mask([Category.SCHEDULE]), WORKING)
    return Sight(mask([Category.INVOLVEMENT]), 0, WORKING)


def emergency() -> Sight:
    """What an emergency opening shows. Nothing is written through it but its own reason."""
    return Sight(EMERGENCY, mask([Category.CONTACT, Category.SAFEGUARDING]), WORKING)


def keeper() -> Sight:
    """What a keeper of protected whereabouts sees beside their other sights."""
    return Sight(mask([Category.LOCATION]), mask([Category.LOCATION]), WORKING | FAMILY)


def named_reader() -> Sight:
    """What somebody named for a service's own notes reads there. They write nothing."""
    return Sight(ALL_CATEGORIES & ~mask([Category.SOURCE, Category.LEGAL]), 0, WORKING)


def of_released(category: int) -> Sight:
    """What a service reads of one part of the family's telling: its words, nothing beside."""
    return Sight(1 << category, 0, WORKING)


def of_invitee(family: bool, organiser: bool, *, safeguarding: bool) -> Sight:
    """What an invitation to a meeting opens: the meeting, and who it is about.

    What is said about a child's safety is for the workers invited; a family member invited there
    sees when and with whom. Whoever called the meeting writes its agenda, decisions and notes.
    """
    words = Category.SAFEGUARDING if safeguarding else Category.PLAN
    known = mask([Category.IDENTITY, Category.INVOLVEMENT, Category.SCHEDULE])
    if family:
        reads = known if safeguarding else known | mask([words])
        return Sight(reads, reads & mask([Category.SCHEDULE, Category.PLAN]), FAMILY)
    reads = known | mask([words])
    return Sight(reads, mask([Category.SCHEDULE, words]) if organiser else 0, WORKING)
