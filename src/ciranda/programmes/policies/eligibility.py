"""Weighs factors by a pack's rule and says the verdict in words. A person decides, never this."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import formats, translation
from django.utils.translation import gettext

from ciranda.programmes.enums import TriageOutcome
from ciranda.programmes.policies.calendars import Calendar
from ciranda.programmes.policies.clocks import later
from ciranda.programmes.policies.schema import Condition, Eligibility, Pack


class UnknownFactorError(ValueError):
    """A factor that the pack's version does not list."""


@dataclass(frozen=True)
class Verdict:
    """What the rule says of the factors given.

    `status` is the verdict's key in the pack, None where the pack has no rule. `counted` are the
    factors that made the rule hold (or, where it fell short, those that count towards it).
    """

    status: str | None
    suggests: TriageOutcome | None
    rule: str | None
    counted: tuple[str, ...]
    needed: int | None
    until: datetime.date | None
    unverified: tuple[str, ...]
    pack: Pack

    @property
    def missing(self) -> int:
        """How many factors are still lacking, 0 where none is."""
        return max((self.needed or 0) - len(self.counted), 0)

    def words(self, language: str) -> str:
        """The verdict as a sentence in a language of the pack."""
        with translation.override(language):
            if self.status is None:
                return gettext("This programme has no list of factors: family and team decide.")
            return _fill(self._template(language), self._values())

    def _template(self, language: str) -> str:
        path = f"eligibility.rules.{self.rule}.words" if self.rule else "eligibility.otherwise"
        return self.pack.label(path, language)

    def _values(self) -> dict[str, str]:
        until = formats.date_format(self.until, "DATE_FORMAT") if self.until else "…"
        return {
            "counted": str(len(self.counted)),
            "needed": str(self.needed or 0),
            "missing": str(self.missing),
            "until": until,
        }


def _fill(template: str, values: dict[str, str]) -> str:
    """Plain replacement: a pack's words can never reach into Python's format language."""
    for name, value in values.items():
        template = template.replace("{" + name + "}", value)
    return template


def decide(
    pack: Pack, factors: Iterable[str], *, on: datetime.date, calendar: Calendar | None = None
) -> Verdict:
    """The verdict of a pack's rule on these factor keys, as of a day.

    A factor told by several sources counts once. Raises UnknownFactorError for a key that the
    pack does not list. Source of the rule: the pack (for each factor, its own `source`).
    """
    rule = pack.eligibility
    present = tuple(dict.fromkeys(factors))
    if rule is None:
        return Verdict(None, None, None, (), None, None, (), pack)
    for key in present:
        if rule.factor(key) is None:
            raise UnknownFactorError(key)
    return _verdict(pack, rule, present, on, calendar or Calendar())


def _verdict(
    pack: Pack, rule: Eligibility, present: tuple[str, ...], on: datetime.date, calendar: Calendar
) -> Verdict:
    held = next((r for r in rule.rules.values() if _holds(rule, r.when, present)), None)
    told = (rule.rules[held.short_of] if held.short_of else held) if held else None
    counted = tuple(k for k in present if told and k in set(_named(rule, told.when)))
    status = held.verdict if held else rule.otherwise
    suggests = rule.verdicts[status].suggests
    outcome = pack.triage.surveillance
    recall = outcome.recall_after if outcome else None
    watched = suggests is TriageOutcome.SURVEILLANCE and recall is not None
    return Verdict(
        status=status,
        suggests=suggests,
        rule=held.key if held else None,
        counted=counted,
        needed=_needed(told.when) if told else None,
        until=later(on, recall, calendar) if watched and recall else None,
        unverified=tuple(f.key for _, f in rule.factors() if f.key in counted and not f.verified),
        pack=pack,
    )


def _holds(rule: Eligibility, when: Condition, present: tuple[str, ...]) -> bool:
    if when.either:
        return any(_holds(rule, inner, present) for inner in when.either)
    if when.both:
        return all(_holds(rule, inner, present) for inner in when.both)
    if when.all_of:
        return all(set(_members(rule, name)) & set(present) for name in when.all_of)
    return len(set(_named(rule, when)) & set(present)) >= _needed(when)


def _needed(when: Condition) -> int:
    """How many factors a condition needs at the least; of a choice, the cheapest."""
    if when.either:
        return min(_needed(inner) for inner in when.either)
    if when.both:
        return sum(_needed(inner) for inner in when.both)
    return when.at_least or len(when.all_of or (1,))


def _named(rule: Eligibility, when: Condition) -> Iterator[str]:
    """Every factor a condition can count."""
    for name in (*(when.any_of or ()), *(when.all_of or ()), *(when.of or ())):
        yield from _members(rule, name)
    for inner in (*(when.either or ()), *(when.both or ())):
        yield from _named(rule, inner)


def _members(rule: Eligibility, name: str) -> tuple[str, ...]:
    group = rule.groups.get(name)
    return tuple(group.factors) if group else (name,)
