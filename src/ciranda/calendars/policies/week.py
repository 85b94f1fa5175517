"""A family's week: what falls into it, and what overlaps an obligation the family may not miss."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations
from uuid import UUID
from zoneinfo import ZoneInfo

from ciranda.calendars.enums import Filled

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Series:
    """A commitment as agreed: the first time, its length, and whether it comes back every week."""

    starts_at: datetime
    minutes: int
    is_weekly: bool = False
    until_on: date | None = None


@dataclass(frozen=True)
class Entry:
    """Something in a family's week. `id` is that of the series or of the one event."""

    id: UUID
    kind: Filled
    what: str
    service: str
    starts_at: datetime
    ends_at: datetime
    is_protected: bool = False

    def overlaps(self, other: "Entry") -> bool:
        """Whether both take place at the same time; one that ends as the other begins does not."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True)
class Clash:
    """A protected obligation and what overlaps it."""

    protected: Entry
    other: Entry


def times_of(series: Series, since: datetime, until: datetime, zone: ZoneInfo) -> list[datetime]:
    """When a series begins between two moments, at the same hour of the clock in its zone."""
    if not series.is_weekly:
        return [series.starts_at] if since <= series.starts_at < until else []
    return list(_weekly(series, since, until, zone))


def _weekly(series: Series, since: datetime, until: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    first = series.starts_at.astimezone(zone)
    skipped = max((since.astimezone(zone).date() - first.date()).days // 7 - 1, 0)
    day = first.date() + WEEK * skipped
    while True:
        at = datetime.combine(day, first.time(), zone)
        if at >= until or (series.until_on is not None and day > series.until_on):
            return
        if at >= since:
            yield at
        day += WEEK


def clashes(entries: Iterable[Entry]) -> list[Clash]:
    """Every protected obligation with what overlaps it, in the order of time; of two that are both
    protected the earlier comes first. The same two series are named once."""
    found: dict[frozenset[UUID], Clash] = {}
    ordered = sorted(entries, key=lambda e: (e.starts_at, str(e.id)))
    for one, two in combinations(ordered, 2):
        if one.id == two.id or not (one.is_protected or two.is_protected) or not one.overlaps(two):
            continue
        pair = Clash(one, two) if one.is_protected else Clash(two, one)
        found.setdefault(frozenset({one.id, two.id}), pair)
    return list(found.values())


def series_overlap(one: Series, two: Series, zone: ZoneInfo) -> bool:
    """Whether two series ever overlap, in the year that begins with the later of the two."""
    since = max(one.starts_at, two.starts_at) - timedelta(days=1)
    until = since + timedelta(days=366)
    ones, twos = (_stretches(s, since, until, zone) for s in (one, two))
    return any(a < d and c < b for a, b in ones for c, d in twos)


def _stretches(
    series: Series, since: datetime, until: datetime, zone: ZoneInfo
) -> list[tuple[datetime, datetime]]:
    length = timedelta(minutes=series.minutes)
    return [(at, at + length) for at in times_of(series, since, until, zone)]
