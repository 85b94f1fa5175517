"""Who must sign a consent, when it is complete, and what holds where holders disagree.

Source: design, section 2 (consent). A carer without authority helps the child and opens no
sharing; each adult answers alone; the narrower answer holds.
"""

import datetime
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from ciranda.access.enums import Category
from ciranda.programmes.enums import Signer
from ciranda.programmes.policies.schema import Column, Pack, SignatureRule

Ref = Hashable


@dataclass(frozen=True)
class Need:
    """Who must sign for some of a column's categories."""

    categories: frozenset[Category]
    who: Signer
    holders: tuple[Ref, ...]
    young_person: Ref | None


@dataclass(frozen=True)
class Requirement:
    """Who must sign for a column. Needs without anyone who could sign cannot be met."""

    needs: tuple[Need, ...]

    @property
    def may_sign(self) -> tuple[Ref, ...]:
        """Everyone whose signature counts for something, holders first."""
        holders = [ref for need in self.needs for ref in need.holders]
        young = [need.young_person for need in self.needs if need.young_person is not None]
        return tuple(dict.fromkeys([*holders, *young]))

    @property
    def impossible(self) -> frozenset[Category]:
        """Categories for which nobody with authority is known."""
        return frozenset(c for n in self.needs if not _signable(n) for c in n.categories)


@dataclass(frozen=True)
class Answer:
    """One person's own answer: the categories agreed to (none is a refusal), and until when."""

    by: Ref
    categories: frozenset[Category]
    until_on: datetime.date | None = None

    def said(self, category: Category, on: datetime.date | None) -> bool | None:
        """Yes, no, or nothing: an agreement that ran out says nothing, a no goes on."""
        if category not in self.categories:
            return False
        return None if on and self.until_on and self.until_on < on else True


@dataclass(frozen=True)
class Settlement:
    """What the answers so far open; `waiting_for` are those whose answer is still missing."""

    opens: frozenset[Category]
    refused: frozenset[Category]
    waiting: frozenset[Category]
    waiting_for: tuple[Ref, ...]
    until_on: datetime.date | None

    @property
    def is_complete(self) -> bool:
        """Every category is decided, one way or the other."""
        return not self.waiting


def required(
    pack: Pack,
    column: Column,
    *,
    age_months: int | None,
    holders: Sequence[Ref],
    young_person: Ref | None = None,
) -> Requirement:
    """Who must sign this column for a person of this age in months.

    `holders` are those with parental responsibility, a guardian, an institution or a court among
    them. An unknown age is treated as a small child's. From the pack's adult age on the person
    signs alone.
    """
    grouped: dict[Signer, set[Category]] = {}
    for category in column.categories:
        grouped.setdefault(_signer(pack, category, age_months or 0), set()).add(category)
    is_adult = (age_months or 0) >= pack.signatures.adult_from_months
    return Requirement(
        tuple(
            _need(frozenset(categories), who, () if is_adult else tuple(holders), young_person)
            for who, categories in grouped.items()
        )
    )


def _signer(pack: Pack, category: Category, age_months: int) -> Signer:
    """The rule naming the category goes first; then the one with the highest age reached."""
    if age_months >= pack.signatures.adult_from_months:
        return Signer.YOUNG_PERSON
    reached = [r for r in pack.signatures.rules if age_months >= r.from_months]
    fitting = [r for r in reached if r.categories is None or category in r.categories]
    return max(fitting, key=_weight).who


def _weight(rule: SignatureRule) -> tuple[bool, int]:
    return rule.categories is not None, rule.from_months


def _need(
    categories: frozenset[Category], who: Signer, holders: tuple[Ref, ...], young: Ref | None
) -> Need:
    asks_holders = who is not Signer.YOUNG_PERSON
    asks_young = who in (Signer.YOUNG_PERSON, Signer.BOTH)
    return Need(categories, who, holders if asks_holders else (), young if asks_young else None)


def _signable(need: Need) -> bool:
    asks_holders = need.who is not Signer.YOUNG_PERSON
    asks_young = need.who in (Signer.YOUNG_PERSON, Signer.BOTH)
    return bool(need.holders or not asks_holders) and (
        need.young_person is not None or not asks_young
    )


def settle(
    requirement: Requirement, answers: Iterable[Answer], *, on: datetime.date | None = None
) -> Settlement:
    """What these answers open now; with `on`, on that day.

    A category opens once everyone who must sign has agreed to it and no one entitled has refused
    it: with “any holder” one agreement is enough, yet another holder's refusal closes it, for the
    narrower holds. The period ends with the earliest end of those who agreed.
    """
    given = {answer.by: answer for answer in answers if answer.by in requirement.may_sign}
    opens: set[Category] = set()
    refused: set[Category] = set()
    waiting: set[Category] = set()
    missing: list[Ref] = []
    for need in requirement.needs:
        for category in need.categories:
            state = _state(need, category, given, on)
            {True: opens, False: refused, None: waiting}[state].add(category)
            if state is None:
                missing += [ref for ref in _asked(need) if _is_open(given.get(ref), category, on)]
    ends = [
        a.until_on
        for a in given.values()
        if a.until_on and a.categories & opens and not (on and a.until_on < on)
    ]
    return Settlement(
        opens=frozenset(opens),
        refused=frozenset(refused),
        waiting=frozenset(waiting),
        waiting_for=tuple(dict.fromkeys(missing)),
        until_on=min(ends, default=None),
    )


def _asked(need: Need) -> tuple[Ref, ...]:
    return (*need.holders, *(() if need.young_person is None else (need.young_person,)))


def _is_open(answer: Answer | None, category: Category, on: datetime.date | None) -> bool:
    return answer is None or answer.said(category, on) is None


def _state(
    need: Need, category: Category, given: dict[Ref, Answer], on: datetime.date | None
) -> bool | None:
    """True opens, False is refused, None waits."""
    said = {ref: given[ref].said(category, on) for ref in _asked(need) if ref in given}
    if False in said.values():
        return False
    if not _signable(need):
        return None
    agreed_holders = [ref for ref in need.holders if said.get(ref)]
    wanted = len(need.holders) if need.who is Signer.ALL_HOLDERS else min(1, len(need.holders))
    young_agrees = need.young_person is None or bool(said.get(need.young_person))
    return True if len(agreed_holders) >= wanted and young_agrees else None
