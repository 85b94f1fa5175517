"""Clocks of a case: moved by events, paused for lawful reasons, climbing when missed."""

import json
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.cases.models import Clock, ClockClimb, ClockPause
from ciranda.cases.policies.clocks import Running, doubles, is_of, stands, stopped_by
from ciranda.cases.queries.clocks import ClockFacts, clock_facts
from ciranda.cases.queries.desk import desk_of
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.programmes.enums import ClockState, Event
from ciranda.programmes.policies.clocks import climbed_to, refusal_to_pause


def happened(
    *,
    actor: Actor,
    case_id: UUID,
    event: Event,
    at: datetime | None = None,
    about_id: UUID | None = None,
    fixed_on: date | None = None,
    again: bool = True,
    meeting_kind: str = "",
) -> None:
    """Note that `event` happened in a case and move the clocks the pack ties to it.

    Called inside the action that made it happen, whoever acts: a partner's answer stops a clock
    too. `about_id` names the one request, plan or transfer; `fixed_on` is a day a person set for
    what starts now; `again=False` lets a repeating clock end for good;
    `meeting_kind` says what kind of meeting was held. Raises NoSuchCase.
    """
    facts = clock_facts(case_id)
    moment = at or facts.now
    ended = stopped_by(facts.running, facts.pack.clocks, event, about_id, meeting_kind)
    begun = [] if facts.is_closed else _begun(facts, ended, event, about_id, again=again)
    rules = facts.pack.clocks
    begun = [k for k in begun if is_of(rules[k], event, meeting_kind) and not doubles(rules, k)]
    _write(
        case_id,
        happened=[{"id": uuid7(), "event": event, "about": about_id, "at": moment}],
        stopped=[_stop(facts, clock, moment, event) for clock in ended],
        started=[
            _start(facts, key, moment, _about(facts, key, about_id), fixed_on) for key in begun
        ],
    )
    touched(facts.dossier_id, case_id, str(event), *(c.key for c in ended), *begun, kind="clock")


def has_happened(case_id: UUID, event: Event) -> bool:
    """Whether an event is already on record for a case."""
    return event in clock_facts(case_id).happened


def end_all(*, case_id: UUID, at: datetime) -> None:
    """Stop every running clock of a case that is being closed."""
    facts = clock_facts(case_id)
    _write(
        case_id,
        happened=[{"id": uuid7(), "event": Event.CASE_CLOSED, "about": None, "at": at}],
        stopped=[_stop(facts, clock, at, Event.CASE_CLOSED) for clock in facts.running],
    )


@action(Permission.CLOCK_CHANGE)
def pause(*, actor: Actor, clock_id: UUID, reason: str, note: str = "") -> None:
    """Pause a clock from today for a reason the pack allows.

    Raises Refused for another reason, a missing note, a clock already paused, stopped or late: a
    pause does not undo a missed day. Raises Clock.DoesNotExist for a stranger.
    """
    clock = _own(actor, clock_id)
    facts = clock_facts(clock.case_id)
    rule, running = facts.pack.clocks[clock.key], _running(facts, clock)
    refusal = refusal_to_pause(rule, reason, facts.pack, get_language() or "en")
    if refusal:
        raise Refused(refusal)
    if facts.pack.reasons[reason].note_needed and not note.strip():
        raise Refused(_("Say in a few words what you are waiting for."))
    state = stands(rule, running, facts.calendar, now=facts.now).state
    if state is ClockState.PAUSED:
        raise Refused(_("This deadline is already paused."))
    if state is ClockState.OVERDUE:
        raise Refused(_("This deadline has passed. A pause cannot undo that; it can only be met."))
    ClockPause.objects.create(
        clock=clock,
        dossier_id=clock.dossier_id,
        reason_key=reason,
        note=note.strip(),
        from_on=facts.calendar.date_of(facts.now),
        recorded_by=actor.human_id or clock.case_id,
    )
    touched(clock.dossier_id, clock.pk, "pause", kind="clock")


@action(Permission.CLOCK_CHANGE)
def resume(*, actor: Actor, clock_id: UUID) -> None:
    """Let a paused clock run again from today; its due day moves by the days it stood.

    Raises Refused if it is not paused, Clock.DoesNotExist for a stranger.
    """
    clock = _own(actor, clock_id)
    facts = clock_facts(clock.case_id)
    today = facts.calendar.date_of(facts.now)
    if not ClockPause.objects.filter(clock=clock, until_on=None).update(until_on=today):
        raise Refused(_("This deadline is not paused."))
    facts = clock_facts(clock.case_id)
    found = stands(
        facts.pack.clocks[clock.key], _running(facts, clock), facts.calendar, now=facts.now
    )
    clock.due_on = found.due_on
    clock.save(update_fields=["due_on"])
    touched(clock.dossier_id, clock.pk, "pause", "due_on", kind="clock")


@action(Permission.SYSTEM_RUN)
def record_climbs(*, actor: Actor, case_id: UUID) -> int:
    """Record to whom each missed clock of a case has climbed by now; how many are new."""
    facts = clock_facts(case_id)
    new = climbs_of(facts)
    _write(case_id, climbed=new)
    touched(facts.dossier_id, case_id, *(c["role"] for c in new), kind="clock")
    return len(new)


def climbs_of(facts: ClockFacts) -> list[dict[str, Any]]:
    """The climbs that are due and not yet recorded."""
    return [
        {"id": uuid7(), "clock": clock.id, "role": role, "kind": facts.pack.roles[role].kind}
        for clock in facts.running
        if (rule := facts.pack.clocks.get(clock.key))
        for role in climbed_to(
            rule,
            stands(rule, clock, facts.calendar, now=facts.now),
            now=facts.now,
            calendar=facts.calendar,
        )
        if role not in clock.climbed
    ]


@action(Permission.CLOCK_CHANGE)
def see_to(*, actor: Actor, climb_id: UUID) -> None:
    """Say that one has taken up a missed deadline that climbed. Raises ClockClimb.DoesNotExist."""
    climb = ClockClimb.objects.get(pk=climb_id, seen_at=None)
    _must_write(actor, climb.case_id, climb.dossier_id)
    climb.seen_at, climb.seen_by = instant(), actor.human_id
    climb.save(update_fields=["seen_at", "seen_by"])
    touched(climb.dossier_id, climb.pk, "seen_at", kind="climb")


def _own(actor: Actor, clock_id: UUID) -> Clock:
    clock = Clock.objects.select_for_update().get(pk=clock_id)
    if clock.stopped_at:
        raise Refused(_("This deadline has already ended."))
    _must_write(actor, clock.case_id, clock.dossier_id)
    return clock


def _must_write(actor: Actor, case_id: UUID, dossier_id: UUID) -> None:
    desk = desk_of(actor, case_id)
    desk.require(Category.SCHEDULE)
    desk.require_same(dossier_id)


def _running(facts: ClockFacts, clock: Clock) -> Running:
    return next(r for r in facts.running if r.id == clock.pk)


def _begun(
    facts: ClockFacts, ended: list[Running], event: Event, about_id: UUID | None, *, again: bool
) -> list[str]:
    gone = {clock.id for clock in ended}
    still = {(c.key, c.about_id) for c in facts.running if c.id not in gone}
    by_event = [key for key, rule in facts.pack.clocks.items() if rule.starts_on == event]
    repeated = [c.key for c in ended if again and facts.pack.clocks[c.key].repeats]
    wanted = dict.fromkeys(by_event + repeated)
    return [key for key in wanted if (key, _about(facts, key, about_id)) not in still]


def _about(facts: ClockFacts, key: str, about_id: UUID | None) -> UUID | None:
    """A rhythm of meetings goes from one to the next: it is about none of them alone."""
    return None if facts.pack.clocks[key].meeting_kind else about_id


def _stop(facts: ClockFacts, clock: Running, at: datetime, event: Event) -> dict[str, Any]:
    moment = max(at, clock.started_at)
    rule = facts.pack.clocks.get(clock.key)
    if rule is None:
        return {"id": clock.id, "at": moment, "event": event}
    found = stands(rule, clock, facts.calendar, now=facts.now, stopped=moment)
    return {
        "id": clock.id,
        "at": moment,
        "event": event,
        "raw": found.raw_days,
        "adjusted": found.adjusted_days,
        "due_on": found.due_on,
    }


def _start(
    facts: ClockFacts, key: str, at: datetime, about_id: UUID | None, fixed_on: date | None
) -> dict[str, Any]:
    clock = Running(uuid7(), key, at, about_id, fixed_on)
    due = stands(facts.pack.clocks[key], clock, facts.calendar, now=at).due_on
    return {
        "id": clock.id,
        "key": key,
        "about": about_id,
        "at": at,
        "due_on": due,
        "fixed_on": fixed_on,
    }


def _write(case_id: UUID, **changes: list[dict[str, Any]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select cases_clock_changes(%s, %s::jsonb)", [case_id, json.dumps(changes, default=str)]
        )
