"""What of the figures may be shown: small ones hide, and none can be had by subtraction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from ciranda.common.counting import FEWEST, hide_small
from ciranda.outcomes.enums import Measure


@dataclass
class Counts:
    """Raw counts of one team: never for a screen."""

    team_id: UUID
    team: str
    numbers: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class TeamLine:
    """One team as it may be shown. None is a number too small to show, or one that would give a
    small one away; nothing (0) is shown."""

    team_id: UUID
    team: str
    numbers: Mapping[str, int | None]


@dataclass(frozen=True)
class Report:
    """A programme in numbers: its teams, all together, month by month, and when it was counted."""

    teams: tuple[TeamLine, ...]
    in_all: Mapping[str, int | None]
    months: Mapping[date, Mapping[str, int | None]]
    counted_at: datetime | None


def shown(
    counts: Iterable[Counts],
    months: Mapping[date, Mapping[str, int]],
    counted_at: datetime | None,
) -> Report:
    """The report of these counts, by name of team.

    A column's small numbers hide across its teams, one never alone, since the sum of the column
    stands above them.
    """
    given = sorted(counts, key=lambda c: (c.team, str(c.team_id)))
    # a country has thousands of teams: each number is taken up once, and by its place in the column
    raw = {m.value: [c.numbers.get(m, 0) for c in given] for m in Measure}
    columns = [hide_small(dict(enumerate(column))).values() for column in raw.values()]
    teams = tuple(
        TeamLine(c.team_id, c.team, dict(zip(raw, numbers, strict=True)))
        for c, numbers in zip(given, zip(*columns, strict=True), strict=True)
    )
    in_all = {measure: _large(sum(column)) for measure, column in raw.items()}
    by_month = {
        month: {m.value: _large(numbers.get(m, 0)) for m in Measure}
        for month, numbers in sorted(months.items())
    }
    return Report(teams, in_all, by_month, counted_at)


def _large(number: int) -> int | None:
    return number if number == 0 or number >= FEWEST else None


def share(part: int | None, whole: int | None) -> str:
    """``7 of 9``; empty where either is hidden or there is nothing to be a part of. Never a
    percentage without its denominator (design, section 9)."""
    return "" if part is None or not whole else f"{round(100 * part / whole)}"
