"""Working days of a place: public holidays from a table, municipal days and zone as data."""

import datetime
from dataclasses import dataclass, field
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

WEEKEND = frozenset({5, 6})  # Monday is 0


@dataclass(frozen=True)
class Calendar:
    """The working days and the midnight of a team's place.

    `country` (ISO 3166-1) and `subdivision` choose public holidays; `every_year` adds days such as
    a municipality's own, as (month, day); `extra` adds single dates. Without a country only the
    weekend is free.
    """

    country: str | None = None
    subdivision: str | None = None
    every_year: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    extra: frozenset[datetime.date] = field(default_factory=frozenset)
    zone: str = "UTC"
    weekend: frozenset[int] = WEEKEND

    def is_working(self, day: datetime.date) -> bool:
        """Whether people work on this day here."""
        if day.weekday() in self.weekend or day in self.extra:
            return False
        if (day.month, day.day) in self.every_year:
            return False
        return not self.country or day not in _public(self.country, self.subdivision, day.year)

    def working_from(self, day: datetime.date) -> datetime.date:
        """This day if it is a working day, else the next one."""
        while not self.is_working(day):
            day += datetime.timedelta(days=1)
        return day

    def date_of(self, moment: datetime.date | datetime.datetime) -> datetime.date:
        """The date here: legal days end at midnight in the team's zone (design, section 4)."""
        if isinstance(moment, datetime.datetime):
            return moment.astimezone(ZoneInfo(self.zone)).date()
        return moment


@lru_cache(maxsize=512)
def _public(country: str, subdivision: str | None, year: int) -> frozenset[datetime.date]:
    """Public holidays of a year. Raises NotImplementedError for a place the table lacks."""
    table = holidays.country_holidays(country, subdiv=subdivision, years=year)
    return frozenset(table)
