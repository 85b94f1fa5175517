"""Two records side by side: what was typed, what is written, and whether they agree.

Only of persons the searcher may see, and only what every such reader sees: names and birth date.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ciranda.people.enums import Signal
from ciranda.people.queries import Candidate, Candidates, Known
from ciranda.web import wording

# What is said of a line, by the signal that stands for it; the first that was met is said.
_GIVEN = (Signal.GIVEN, Signal.GIVEN_ALIKE, Signal.SWAPPED, Signal.NEWBORN)
_SURNAMES = (Signal.SURNAMES, Signal.SURNAME, Signal.SWAPPED)
_BORN = (
    Signal.BORN,
    Signal.BORN_NEAR,
    Signal.BORN_SWAPPED,
    Signal.BORN_YEAR,
    Signal.BORN_PART,
)
_AS_THEY_ARE = frozenset({Signal.GIVEN, Signal.SURNAMES, Signal.BORN})
_BESIDE = (Signal.NUMBER, Signal.HOUSEHOLD)


@dataclass(frozen=True)
class Line:
    """One thing of both records; `verdict` says whether they agree."""

    what: str
    mine: str
    theirs: str
    verdict: str
    colour: str = ""


@dataclass(frozen=True)
class Comparison:
    """A record beside what was typed, or beside another record."""

    name: str
    left: str
    lines: tuple[Line, ...]


def comparisons(typed: Known, met: Candidates) -> list[Comparison]:
    """One for each person who may be the one that was typed."""
    return [comparison(typed, one) for one in met.proposed]


def comparison(typed: Known, candidate: Candidate, left: str = "") -> Comparison:
    """One person beside what was typed, or beside the record called `left`."""
    lines = tuple(_lines(typed, candidate))
    return Comparison(candidate.full_name, left or _("You entered"), lines)


def _lines(typed: Known, one: Candidate) -> Iterator[Line]:
    unknown = _("not known")
    for what, mine, theirs, signals in (
        (_("Given names"), typed.given, one.given, _GIVEN),
        (_("Surnames"), typed.surnames, one.surnames, _SURNAMES),
        (_("Birth date"), _born(typed.born_on, typed.born_precision), _born_of(one), _BORN),
    ):
        verdict = _verdict(one, signals, known=bool(mine and theirs))
        yield Line(what, mine or unknown, theirs or unknown, *verdict)
    for signal in _BESIDE:
        if signal in one.signals:
            yield Line(str(signal.label), "", "", _("agrees"), "green")


def _verdict(one: Candidate, signals: tuple[Signal, ...], *, known: bool) -> tuple[str, str]:
    met = next((signal for signal in signals if signal in one.signals), None)
    if met in _AS_THEY_ARE:
        return _("agrees"), "green"
    if met:
        return str(met.label), "yellow"
    return (_("differs"), "orange") if known else (_("cannot be compared"), "")


def _born(on: date | None, precision: str) -> str:
    return str(wording.partial_day(on, precision)) if on else ""


def _born_of(one: Candidate) -> str:
    return _born(one.born_on, one.born_precision)
