"""A deadline as its page shows it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.cases.queries.deadlines import ClockRead
from ciranda.programmes.enums import ClockState, LengthUnit
from ciranda.programmes.policies.schema import Pack
from ciranda.web import wording
from ciranda.web.cases import words


@dataclass(frozen=True)
class Shown:
    """One deadline in words."""

    id: UUID
    title: str
    state: str
    words: str
    started_on: date
    due_on: date
    raw_days: int | None
    adjusted_days: int | None
    days_word: str
    pauses: list[str]
    climbs: list[str]
    may_pause: bool
    may_resume: bool
    unverified: bool
    source: str


def shown(pack: Pack, clock: ClockRead, *, may_change: bool) -> Shown:
    """A running or ended deadline with its days, its pauses and where it climbed."""
    rule = pack.clocks[clock.running.key]
    state, said = _state(clock)
    paused = clock.stands is not None and clock.stands.state is ClockState.PAUSED
    late = clock.stands is not None and clock.stands.state is ClockState.OVERDUE
    working = rule.length.unit is LengthUnit.WORKING_DAYS
    return Shown(
        id=clock.running.id,
        title=words.label(pack, f"clocks.{clock.running.key}"),
        state=state,
        words=said,
        started_on=clock.running.started_at.date(),
        due_on=clock.due_on,
        raw_days=clock.raw_days,
        adjusted_days=clock.adjusted_days,
        days_word=_("working days") if working else _("calendar days"),
        pauses=[_pause(pack, p.reason, p.note, p.from_on, p.until_on) for p in clock.pauses],
        climbs=[_climb(pack, c.role, c.at.date(), c.seen_at is not None) for c in clock.climbs],
        may_pause=may_change and bool(rule.pauses) and not paused and not late,
        may_resume=may_change and paused,
        unverified=rule.verified is False,
        source=_source(pack, clock.running.key),
    )


def _source(pack: Pack, key: str) -> str:
    """Where a length comes from, in the pack's words for people, in the reader's language."""
    return words.optional(pack, f"clocks.{key}.note") or words.optional(pack, "clocks_note")


def _state(clock: ClockRead) -> tuple[str, str]:
    if clock.stands is None:
        on = clock.stopped_at.date() if clock.stopped_at else None
        return "done", wording.deadline(clock.due_on, done_on=on)[1]
    if clock.stands.state is ClockState.PAUSED:
        since = next((p.from_on for p in clock.pauses if p.until_on is None), None)
        return "paused", wording.deadline(clock.due_on, paused_since=since)[1]
    return wording.deadline(clock.due_on)


def _pause(pack: Pack, reason: str, note: str, start: date, end: date | None) -> str:
    why = ": ".join(filter(None, (words.label(pack, f"reasons.{reason}"), note)))
    if end is None:
        return _("since %(start)s: %(why)s") % {"start": wording.day(start), "why": why}
    dates = {"start": wording.day(start), "end": wording.day(end), "why": why}
    return _("%(start)s until %(end)s: %(why)s") % dates


def _climb(pack: Pack, role: str, on: date, seen: bool) -> str:
    who = words.label(pack, f"roles.{role}")
    said = _("%(who)s, %(day)s") % {"who": who, "day": wording.day(on)}
    return _("%(said)s (seen to)") % {"said": said} if seen else said
