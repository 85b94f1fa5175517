"""Deadlines: when something is due, lawful pauses, and days counted raw and adjusted.

The day of the event is not counted; the first day is the next one (as Regulation 1182/71 counts).
A pause takes whole days: from its first day until the day before it runs again.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from ciranda.common.dates import add_months
from ciranda.programmes.enums import ClockState, LengthUnit
from ciranda.programmes.policies.calendars import Calendar
from ciranda.programmes.policies.schema import Clock, Length, Pack

DAY = datetime.timedelta(days=1)
Moment = datetime.date | datetime.datetime
Counts = Callable[[datetime.date], bool]


@dataclass(frozen=True)
class Pause:
    """Days that do not count: from a day until, not including, the day it runs again."""

    reason: str
    from_on: datetime.date
    until_on: datetime.date | None = None

    def covers(self, day: datetime.date) -> bool:
        """Whether this day is paused; a pause without an end covers every later day."""
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


@dataclass(frozen=True)
class Elapsed:
    """Where a clock stands. Days are counted as the clock counts: working or calendar days.

    `raw_days` ignores pauses, `adjusted_days` leaves the paused ones out; raw is always the sum
    of adjusted and paused. `due_on` includes the pauses so far. `days_left` is negative when late.
    """

    raw_days: int
    adjusted_days: int
    paused_days: int
    started_on: datetime.date
    due_on: datetime.date
    due_on_without_pauses: datetime.date
    ended_on: datetime.date | None
    days_left: int
    state: ClockState


def later(start: datetime.date, length: Length, calendar: Calendar) -> datetime.date:
    """The day that lies a length after another. A month ends at the latest on its last day."""
    return _forward(start, length, 0, calendar)


def earlier(day: datetime.date, length: Length, calendar: Calendar) -> datetime.date:
    """The day that lies a length before another."""
    if length.unit is LengthUnit.WORKING_DAYS:
        left = length.count
        while left > 0:
            day -= DAY
            left -= calendar.is_working(day)
        return day
    if length.unit is LengthUnit.MONTHS:
        return add_months(day, -length.count)
    return day - DAY * _calendar_days(length)


def _calendar_days(length: Length) -> int:
    return length.count * (7 if length.unit is LengthUnit.WEEKS else 1)


def _forward(start: datetime.date, length: Length, extra: int, calendar: Calendar) -> datetime.date:
    """`extra` more days are counted as the length counts its own."""
    if length.unit is LengthUnit.WORKING_DAYS:
        day, left = start, length.count + extra
        while left > 0:
            day += DAY
            left -= calendar.is_working(day)
        return day
    if length.unit is LengthUnit.MONTHS:
        return add_months(start, length.count) + DAY * extra
    return start + DAY * (_calendar_days(length) + extra)


def due_on(
    start: Moment,
    length: Length,
    calendar: Calendar,
    *,
    pauses: Sequence[Pause] = (),
    ends_on_working_day: bool = False,
) -> datetime.date:
    """The last day in time. Pauses push it on, day for day; a later pause may push it again.

    An unended pause must be given an end by the caller (see `elapsed`).
    """
    started = calendar.date_of(start)
    counts = _counted_by(length, calendar)
    due = _forward(started, length, 0, calendar)
    while True:
        paused = sum(1 for day in _paused(pauses, started, due) if counts(day))
        pushed = _forward(started, length, paused, calendar)
        if pushed <= due:
            break
        due = pushed
    return calendar.working_from(due) if ends_on_working_day else due


def _counted_by(length: Length, calendar: Calendar) -> Counts:
    if length.unit is LengthUnit.WORKING_DAYS:
        return calendar.is_working
    return _every_day


def _every_day(day: datetime.date) -> bool:
    return True


def _days(after: datetime.date, until: datetime.date) -> Iterator[datetime.date]:
    """The days after one day, up to and with another."""
    day = after + DAY
    while day <= until:
        yield day
        day += DAY


def _paused(
    pauses: Iterable[Pause], after: datetime.date, until: datetime.date
) -> set[datetime.date]:
    """Paused days in a stretch; where pauses overlap, a day is paused once."""
    return {
        day
        for pause in pauses
        for day in _days(
            max(after, pause.from_on - DAY), min(until, (pause.until_on or until + DAY) - DAY)
        )
    }


def elapsed(
    clock: Clock,
    *,
    start: Moment,
    now: Moment,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    stopped: Moment | None = None,
) -> Elapsed:
    """Where a clock stands now, or stood when it was stopped.

    A pause that still runs is counted up to today: the due date is what it would be if the clock
    ran again tomorrow.
    """
    started, today = calendar.date_of(start), calendar.date_of(stopped or now)
    closed = [_until(pause, today) for pause in pauses]
    counts = _counted_by(clock.length, calendar)
    raw = sum(1 for day in _days(started, today) if counts(day))
    paused = sum(1 for day in _paused(closed, started, today) if counts(day))
    rolls = clock.ends_on_working_day
    due = due_on(started, clock.length, calendar, pauses=closed, ends_on_working_day=rolls)
    plain = due_on(started, clock.length, calendar, ends_on_working_day=rolls)
    return Elapsed(
        raw_days=raw,
        adjusted_days=raw - paused,
        paused_days=paused,
        started_on=started,
        due_on=due,
        due_on_without_pauses=plain,
        ended_on=today if stopped else None,
        days_left=_days_left(today, due, counts),
        state=_state(clock, today, due, calendar, stopped, pauses),
    )


def _until(pause: Pause, today: datetime.date) -> Pause:
    """An unended pause, ended after today; one that ends later keeps its end."""
    return pause if pause.until_on else Pause(pause.reason, pause.from_on, today + DAY)


def _days_left(today: datetime.date, due: datetime.date, counts: Counts) -> int:
    if due >= today:
        return sum(1 for day in _days(today, due) if counts(day))
    return -sum(1 for day in _days(due, today) if counts(day))


def _state(
    clock: Clock,
    today: datetime.date,
    due: datetime.date,
    calendar: Calendar,
    stopped: Moment | None,
    pauses: Sequence[Pause],
) -> ClockState:
    if stopped is not None:
        return ClockState.MET if today <= due else ClockState.MISSED
    if today > due:
        return ClockState.OVERDUE
    if any(pause.covers(today) for pause in pauses):
        return ClockState.PAUSED
    warn = clock.warn_before
    if warn and today >= earlier(due, warn, calendar):
        return ClockState.DUE_SOON
    return ClockState.RUNNING


def refusal_to_pause(clock: Clock, reason: str, pack: Pack, language: str) -> str | None:
    """Why a clock may not be paused for this reason, in words; None if it may."""
    if reason in clock.pauses:
        return None
    if not clock.pauses:
        return gettext("This deadline cannot be paused.")
    allowed = ", ".join(pack.label(f"reasons.{key}", language) for key in clock.pauses)
    return gettext("This deadline can be paused only for: %(reasons)s.") % {"reasons": allowed}


def climbed_to(clock: Clock, stands: Elapsed, *, now: Moment, calendar: Calendar) -> list[str]:
    """The roles that a missed clock has reached by now, in order; none once it is stopped.

    A step is reached when the day that lies `after` beyond the due date has ended.
    """
    if stands.ended_on is not None or stands.state is not ClockState.OVERDUE:
        return []
    today = calendar.date_of(now)
    return [c.to for c in clock.climbs if today > later(stands.due_on, c.after, calendar)]
