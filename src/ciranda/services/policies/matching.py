"""Whether a family fits what a service offers, rule by rule; what nobody knows excludes nobody."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """A rule that an offer may have."""

    AGE = "age"
    PARISH = "parish"
    LANGUAGE = "language"
    PLACES = "places"


class Fit(StrEnum):
    """How an offer's rules and a family stand to each other."""

    FITS = "fits"
    ASK = "ask"
    NOT = "not"


@dataclass(frozen=True)
class Rules:
    """The rules of one offer. Empty and None mean no limit."""

    topics: frozenset[str]
    from_months: int | None = None
    to_months: int | None = None
    parishes: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    takes_nobody: bool = False


@dataclass(frozen=True)
class FamilyFacts:
    """What the reader may know of a family. Empty: not known, or not theirs to know."""

    months: tuple[int, ...] = ()
    parishes: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Judged:
    """What the rules say: `against` are the rules that exclude, `unknown` those to ask about."""

    against: tuple[Rule, ...]
    unknown: tuple[Rule, ...]

    @property
    def fit(self) -> Fit:
        """In one word."""
        if self.against:
            return Fit.NOT
        return Fit.ASK if self.unknown else Fit.FITS


def judge(rules: Rules, family: FamilyFacts) -> Judged:
    """Each rule against what is known. One child of the right age is enough.

    Source: capability A24 (rules and waiting lists of services that do not fit each other).
    """
    asked = (
        (Rule.AGE, _age(rules, family)),
        (Rule.PARISH, _any(rules.parishes, family.parishes)),
        (Rule.LANGUAGE, _any(rules.languages, family.languages)),
        (Rule.PLACES, not rules.takes_nobody),
    )
    return Judged(
        tuple(rule for rule, holds in asked if holds is False),
        tuple(rule for rule, holds in asked if holds is None),
    )


def nobody_takes(topics: Iterable[str], judged: Sequence[tuple[Rules, Judged]]) -> list[str]:
    """The topics for which no offer is left that the family could fit: also where there is none."""
    return [
        topic
        for topic in topics
        if all(one.fit is Fit.NOT for rules, one in judged if topic in rules.topics)
    ]


def overlap(first: Rules, second: Rules) -> bool:
    """Whether two offers are for the same families: some age and some place in common."""
    ages = (first.from_months or 0) <= _to(second) and (second.from_months or 0) <= _to(first)
    places = not first.parishes or not second.parishes or first.parishes & second.parishes
    return ages and bool(places)


def _to(rules: Rules) -> int:
    return 10_000 if rules.to_months is None else rules.to_months


def _age(rules: Rules, family: FamilyFacts) -> bool | None:
    if rules.from_months is None and rules.to_months is None:
        return True
    if not family.months:
        return None
    return any((rules.from_months or 0) <= m <= _to(rules) for m in family.months)


def _any(wanted: Collection[str], known: Collection[str]) -> bool | None:
    if not wanted:
        return True
    return bool(set(wanted) & set(known)) if known else None
