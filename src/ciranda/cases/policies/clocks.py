"""Where a running clock of a case stands, a day set by a person included."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from ciranda.programmes.enums import ClockState, Event
from ciranda.programmes.policies.calendars import Calendar
from ciranda.programmes.policies.clocks import Elapsed, Pause, earlier, elapsed
from ciranda.programmes.policies.schema import Clock


@dataclass(frozen=True)
class Running:
    """A clock that runs or ran, by its pack key."""

    id: UUID
    key: str
    started_at: datetime
    about_id: UUID | None = None
    fixed_on: date | None = None
    pauses: tuple[Pause, ...] = ()
    climbed: tuple[str, ...] = ()


def stands(
    rule: Clock,
    running: Running,
    calendar: Calendar,
    *,
    now: datetime,
    stopped: datetime | None = None,
) -> Elapsed:
    """Raw and adjusted days, due day and state (design, section 2: both kinds of days are kept)."""
    found = elapsed(
        rule,
        start=running.started_at,
        now=now,
        calendar=calendar,
        pauses=running.pauses,
        stopped=stopped,
    )
    if running.fixed_on is None:
        return found
    today = found.ended_on or calendar.date_of(now)
    state = _state(rule, found.state, today, running.fixed_on, calendar)
    days = (running.fixed_on - today).days
    return replace(found, due_on=running.fixed_on, days_left=days, state=state)


def _state(
    rule: Clock, by_rule: ClockState, today: date, due: date, calendar: Calendar
) -> ClockState:
    if by_rule in {ClockState.MET, ClockState.MISSED}:
        return ClockState.MET if today <= due else ClockState.MISSED
    if today > due:
        return ClockState.OVERDUE
    if by_rule is ClockState.PAUSED:
        return by_rule
    warn = rule.warn_before
    soon = warn is not None and today >= earlier(due, warn, calendar)
    return ClockState.DUE_SOON if soon else ClockState.RUNNING


def stopped_by(
    running: Sequence[Running],
    rules: dict[str, Clock],
    event: str,
    about_id: UUID | None,
    meeting_kind: str = "",
) -> list[Running]:
    """The running clocks that an event ends. One about a single request or transfer ends only the
    clock about the same; an event about nothing in particular ends them all."""
    return [
        clock
        for clock in running
        if clock.key in rules
        and rules[clock.key].stops_on == event
        and is_of(rules[clock.key], event, meeting_kind)
        and (about_id is None or clock.about_id in {None, about_id})
    ]


def doubles(rules: dict[str, Clock], key: str) -> bool:
    """Whether a rhythm of meetings counts what the plan's own review deadline already counts.

    The two would run side by side and one of them would climb for nothing: it does not begin.
    """
    kind = rules[key].meeting_kind
    reviews = rules.get(kind) if kind else None
    return reviews is not None and reviews.stops_on == Event.PLAN_REVIEWED


def is_of(rule: Clock, event: str, meeting_kind: str) -> bool:
    """Whether an event counts for a clock that is tied to one kind of meeting, or to none."""
    if rule.meeting_kind is None or event != Event.MEETING_HELD:
        return True
    return rule.meeting_kind == meeting_kind
