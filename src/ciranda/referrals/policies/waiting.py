"""When a referral must be answered, where its clock stands, and to whom a missed one climbs."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ciranda.programmes.enums import Event
from ciranda.programmes.policies.calendars import Calendar
from ciranda.programmes.policies.clocks import Elapsed, Pause, climbed_to, due_on, elapsed, later
from ciranda.programmes.policies.schema import Clock, Pack

# Where a pack does not say how long an unconfirmed signal is kept (design, section 7).
KEPT_DAYS = 90


@dataclass(frozen=True)
class Waited:
    """A stretch in which the clock waits for somebody asked; open while there is no answer."""

    reason: str
    asked_at: datetime.datetime
    answered_at: datetime.datetime | None


def answer_clock(pack: Pack) -> Clock | None:
    """The pack's clock from a referral to its answer, if it has one."""
    return next(
        (
            clock
            for clock in pack.clocks.values()
            if clock.starts_on is Event.REFERRAL_RECEIVED
            and clock.stops_on is Event.REFERRAL_ANSWERED
        ),
        None,
    )


def due(pack: Pack, received_at: datetime.datetime, calendar: Calendar) -> datetime.date | None:
    """The last day in time for an answer, without pauses."""
    clock = answer_clock(pack)
    if clock is None:
        return None
    rolls = clock.ends_on_working_day
    return due_on(received_at, clock.length, calendar, ends_on_working_day=rolls)


def stands(
    pack: Pack,
    received_at: datetime.datetime,
    calendar: Calendar,
    *,
    now: datetime.datetime,
    waited: Iterable[Waited] = (),
    answered_at: datetime.datetime | None = None,
) -> Elapsed | None:
    """Where the answer clock stands, with days raw and adjusted; None where the pack has none."""
    clock = answer_clock(pack)
    if clock is None:
        return None
    return elapsed(
        clock,
        start=received_at,
        now=now,
        calendar=calendar,
        pauses=_pauses(clock, waited, calendar),
        stopped=answered_at,
    )


def _pauses(clock: Clock, waited: Iterable[Waited], calendar: Calendar) -> Sequence[Pause]:
    """Only reasons the pack allows stop the clock."""
    return [
        Pause(
            one.reason,
            calendar.date_of(one.asked_at),
            calendar.date_of(one.answered_at) if one.answered_at else None,
        )
        for one in waited
        if one.reason in clock.pauses
    ]


def climbed(
    pack: Pack,
    received_at: datetime.datetime,
    calendar: Calendar,
    *,
    now: datetime.datetime,
    waited: Iterable[Waited] = (),
) -> str:
    """The highest role that the missed clock has reached by now, or nothing."""
    clock, stand = answer_clock(pack), stands(pack, received_at, calendar, now=now, waited=waited)
    if clock is None or stand is None:
        return ""
    reached = climbed_to(clock, stand, now=now, calendar=calendar)
    return reached[-1] if reached else ""


def expires_on(pack: Pack, received_at: datetime.datetime, calendar: Calendar) -> datetime.date:
    """The day from which an unconfirmed signal is erased."""
    received = calendar.date_of(received_at)
    if pack.signals:
        return later(received, pack.signals.expire_after, calendar)
    return received + datetime.timedelta(days=KEPT_DAYS)


def recall_on(pack: Pack, today: datetime.date, calendar: Calendar) -> datetime.date | None:
    """The day on which to look again that the pack proposes for surveillance."""
    outcome = pack.triage.surveillance
    after = outcome.recall_after if outcome else None
    return later(today, after, calendar) if after else None
