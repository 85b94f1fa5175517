"""A team's figures month by month: reach, places, attendance, leaving, how it was, who asked.
What was asked at its counters comes quarter by quarter.

Every share says of how many it is and how many are not known; small numbers are left out.
Source: capabilities A50 and B20.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from ciranda.common.database import rows
from ciranda.common.dates import add_months

FEWEST = 5


@dataclass(frozen=True)
class Point:
    """One month, or quarter, of a series. `number` None: too small to show. `whole` None: no
    share is meant."""

    month: date
    number: int | None
    whole: int | None = None
    unknown: int | None = None


@dataclass(frozen=True)
class Series:
    """One line of months; `key` tells lines of the same series apart."""

    name: str
    key: str
    points: tuple[Point, ...]

    @property
    def total(self) -> int:
        """All that may be shown of it."""
        return sum(point.number or 0 for point in self.points)


@dataclass(frozen=True)
class Figures:
    """A team's series by name, what was asked at its counters by quarter, a series a topic, and the
    languages of its children as totals of the whole area."""

    series: dict[str, tuple[Series, ...]]
    languages: dict[str, int | None]
    questions: tuple[Series, ...]


def team_series(team_id: UUID, since: date) -> Figures:
    """The series of a team from a month on; empty for who is neither in it nor above it."""
    with connection.cursor() as cursor:
        found = rows(cursor, "select * from groups_series(%s, %s)", [team_id, since])
    asked = [row for row in found if row["series"] == "questions"]
    found = [row for row in found if row["series"] != "questions"]
    months = sorted({row["month"] for row in found if row["month"]})
    lines: dict[tuple[str, str], dict[date, Point]] = defaultdict(dict)
    for row in found:
        if row["month"]:
            lines[row["series"], row["key"]][row["month"]] = _point(row)
    series: dict[str, list[Series]] = defaultdict(list)
    for (name, key), known in sorted(lines.items()):
        points = tuple(known.get(month, Point(month, 0)) for month in months)
        series[name].append(Series(name, key, points))
    return Figures(
        {name: tuple(sorted(kept, key=lambda x: -x.total)) for name, kept in series.items()},
        _sums(found, "languages"),
        _questions(asked, since),
    )


def _questions(asked: list[dict[str, Any]], since: date) -> tuple[Series, ...]:
    """A line for each topic, the most asked first; small numbers hidden quarter by quarter."""
    counted: dict[date, dict[str, int]] = {day: {} for day in _quarters(since)} if asked else {}
    for row in asked:
        counted.setdefault(row["month"], {})[row["key"]] = row["number"]
    shown = {day: _hidden(counted[day]) for day in sorted(counted)}
    lines = [
        Series("questions", key, tuple(Point(day, shown[day].get(key, 0)) for day in shown))
        for key in sorted({row["key"] for row in asked})
    ]
    return tuple(sorted(lines, key=lambda line: -line.total))


def _quarters(since: date) -> Iterable[date]:
    day = since.replace(month=(since.month - 1) // 3 * 3 + 1, day=1)
    while day <= timezone.localdate():
        yield day
        day = add_months(day, 3)


def _sums(found: list[dict[str, Any]], name: str) -> dict[str, int | None]:
    return _hidden({row["key"]: row["number"] for row in found if row["series"] == name})


def _point(row: dict[str, object]) -> Point:
    number, whole, unknown = (_whole(row[name]) for name in ("number", "whole", "unknown"))
    return Point(_day(row["month"]), _few(number, whole), whole, unknown)


def _day(value: object) -> date:
    assert isinstance(value, date)
    return value


def _whole(value: object) -> int | None:
    return int(value) if isinstance(value, int) else None


def _few(number: int | None, whole: int | None) -> int | None:
    """None where the number, or what it is of, would point at somebody."""
    small = any(0 < n < FEWEST for n in (number or 0, whole or 0))
    return None if number is None or small else number


def _hidden(sums: dict[str, int]) -> dict[str, int | None]:
    """Small numbers hidden, and the next smallest with a lone one: the sum would give it away."""
    hidden = {key for key, number in sums.items() if 0 < number < FEWEST}
    if len(hidden) == 1:
        others: Iterable[str] = (key for key, number in sums.items() if number >= FEWEST)
        hidden |= set(sorted(others, key=lambda key: sums[key])[:1])
    return {key: None if key in hidden else number for key, number in sums.items()}
