"""A family's week as it is shown: day by day, and what collides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats, timezone
from django.utils.translation import get_language

from ciranda.calendars.enums import Filled
from ciranda.calendars.policies.week import Clash, Entry, clashes
from ciranda.calendars.queries import Decision, Week
from ciranda.groups.queries import ComingSession
from ciranda.services.queries import Appointment
from ciranda.web.weeks import ShownWeek

# The record does not say how long an appointment elsewhere takes.
USUAL = timedelta(minutes=60)


@dataclass(frozen=True)
class Line:
    """An entry with its hours in words."""

    entry: Entry
    hours: str


@dataclass(frozen=True)
class Day:
    """One day of the week."""

    on: date
    lines: list[Line]


@dataclass(frozen=True)
class Collision:
    """A protected obligation and what overlaps it, with what was decided, or None yet."""

    clash: Clash
    protected: Line
    other: Line
    decision: Decision | None


def entries_of(
    week: Week, appointments: Iterable[Appointment], sessions: Iterable[ComingSession]
) -> list[Entry]:
    """Everything that fills the week, whoever wrote it down, in the order of time."""
    language = get_language() or "en"
    at_services = [
        Entry(
            one.id,
            Filled.APPOINTMENT,
            week.pack.label(f"requests.topics.{one.topic}", language),
            one.service,
            one.at,
            one.at + USUAL,
        )
        for one in appointments
    ]
    in_groups = [
        Entry(one.id, Filled.SESSION, one.name, one.who, one.starts_at, one.ends_at)
        for one in sessions
    ]
    found = [*week.entries, *at_services, *in_groups]
    return sorted(found, key=lambda entry: (entry.starts_at, str(entry.id)))


def days(shown: ShownWeek, entries: list[Entry]) -> list[Day]:
    """The seven days, each with what falls on it."""
    by_day: dict[date, list[Line]] = {on: [] for on in shown.days}
    for entry in entries:
        by_day.setdefault(timezone.localtime(entry.starts_at).date(), []).append(_line(entry))
    return [Day(on, by_day[on]) for on in shown.days]


def collisions(week: Week, entries: list[Entry]) -> list[Collision]:
    """What overlaps a protected obligation in this week; undecided first."""
    found = [
        Collision(
            clash,
            _line(clash.protected),
            _line(clash.other),
            week.decision(clash.protected.id, clash.other.id),
        )
        for clash in clashes(entries)
    ]
    return sorted(found, key=lambda one: one.decision is not None)


def _line(entry: Entry) -> Line:
    starts, ends = (timezone.localtime(at) for at in (entry.starts_at, entry.ends_at))
    return Line(entry, f"{formats.time_format(starts, 'H:i')}–{formats.time_format(ends, 'H:i')}")
