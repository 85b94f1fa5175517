"""Who must sign a column in one family, and what the answers so far come to.

The pack says who, by age and category; these rules find the people for it. A carer without
authority helps the child and opens no sharing; for a pregnancy only the woman signs; where holders
differ the narrower answer holds (design, section 2).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ciranda.access.enums import mask, unmask
from ciranda.common.dates import months_between
from ciranda.consent.enums import Answer, Capacity
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.policies import signatures
from ciranda.programmes.policies.schema import Column, Pack
from ciranda.programmes.policies.signatures import Requirement, Settlement


@dataclass(frozen=True)
class About:
    """One subject of the case. For a pregnancy `person_id` is the woman."""

    kind: SubjectKind
    person_id: UUID | None
    born_on: date | None = None

    def age_months(self, on: date) -> int | None:
        """Age in completed months; None when there is no birth date."""
        return months_between(self.born_on, on) if self.born_on else None


@dataclass(frozen=True)
class Relative:
    """A family member's standing. One whom a court barred is left out before this."""

    person_id: UUID
    relation: str
    responsible: bool
    young: bool = False


@dataclass(frozen=True)
class Family:
    """Whom the case is about and who stands in the family, today."""

    subjects: tuple[About, ...]
    relatives: tuple[Relative, ...]
    on: date

    @property
    def holders(self) -> tuple[UUID, ...]:
        """Those with parental responsibility."""
        return tuple(r.person_id for r in self.relatives if r.responsible and not r.young)

    @property
    def women(self) -> tuple[UUID, ...]:
        """The women of the pregnancies, if the case is about any."""
        expecting = (s for s in self.subjects if s.kind == SubjectKind.PREGNANCY)
        return tuple(s.person_id for s in expecting if s.person_id)

    @property
    def eldest(self) -> About | None:
        """The subject whose own rights have grown furthest; None for a family or a pregnancy."""
        persons = [s for s in self.subjects if s.kind in (SubjectKind.CHILD, SubjectKind.PERSON)]
        return max(persons, key=lambda s: s.age_months(self.on) or 0, default=None)


@dataclass(frozen=True)
class Said:
    """One person's answer that counts: the newest, and empty if withdrawn."""

    person_id: UUID
    cats: int
    until_on: date | None = None
    withdrawn: bool = False


def required(pack: Pack, column: Column, family: Family) -> Requirement:
    """Who must sign this column in this family."""
    if any(s.kind == SubjectKind.PREGNANCY for s in family.subjects):
        return signatures.required(pack, column, age_months=0, holders=family.women[:1])
    eldest = family.eldest
    return signatures.required(
        pack,
        column,
        age_months=_age(pack, eldest, family.on),
        holders=family.holders,
        young_person=eldest.person_id if eldest else None,
    )


def _age(pack: Pack, subject: About | None, on: date) -> int | None:
    """A subject who is not a child and whose birth date is unknown is an adult."""
    if subject is None:
        return None
    known = subject.age_months(on)
    if known is None and subject.kind == SubjectKind.PERSON:
        return pack.signatures.adult_from_months
    return known


def settle(
    requirement: Requirement,
    column: Column,
    asked_cats: int,
    said: Iterable[Said],
    *,
    on: date | None = None,
) -> Settlement:
    """What the answers open; with `on`, on that day: what ran out opens nothing.

    Categories that were not asked for are nobody's to refuse.
    """
    not_asked = frozenset(column.categories) - frozenset(unmask(asked_cats))
    return signatures.settle(
        Requirement(
            tuple(
                signatures.Need(n.categories - not_asked, n.who, n.holders, n.young_person)
                for n in requirement.needs
                if n.categories - not_asked
            )
        ),
        [signatures.Answer(s.person_id, frozenset(unmask(s.cats)), s.until_on) for s in said],
        on=on,
    )


def outcome(settlement: Settlement, said: Iterable[Said]) -> tuple[Answer, int]:
    """The answer of a whole consent and the categories it opens: none before it is complete."""
    if not settlement.is_complete:
        return Answer.WAITING, 0
    if settlement.opens:
        return Answer.GIVEN, mask(settlement.opens)
    withdrawn = any(s.withdrawn for s in said)
    return (Answer.WITHDRAWN if withdrawn else Answer.REFUSED), 0


def capacity_of(family: Family, person_id: UUID) -> Capacity:
    """In what capacity this person signs when nothing else is said."""
    own = {s.person_id for s in family.subjects}
    return Capacity.SELF if person_id in own else Capacity.PARENT
