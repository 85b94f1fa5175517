"""What the clocks of a case stand on, complete: for the actions and jobs that move them."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.cases.policies.clocks import Running
from ciranda.cases.queries.facts import NoSuchCase
from ciranda.programmes.policies.calendars import Calendar
from ciranda.programmes.policies.clocks import Pause
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of

Row = dict[str, Any]


@dataclass(frozen=True)
class ClockFacts:
    """The running clocks of a case with the calendar of the team that answers for it."""

    pack: Pack
    calendar: Calendar
    now: datetime
    dossier_id: UUID
    is_closed: bool
    happened: frozenset[str]
    stage_key: str
    running: tuple[Running, ...]


def clock_facts(case_id: UUID) -> ClockFacts:
    """The facts of a case's clocks, whole whatever the caller sees. One statement.

    Raises NoSuchCase for a stranger's question.
    """
    with connection.cursor() as cursor:
        cursor.execute("select cases_clock_facts(%s)", [case_id])
        found = cursor.fetchone()[0]
    if found is None:
        raise NoSuchCase(case_id)
    row: Row = json.loads(found) if isinstance(found, str) else found
    return ClockFacts(
        pack=pack_of(row["pack_version"]),
        calendar=calendar_of(row["place"]),
        now=datetime.fromisoformat(row["now"]),
        dossier_id=UUID(row["dossier"]),
        is_closed=row["closed_at"] is not None,
        happened=frozenset(row["happened"]),
        stage_key=row["stage"] or "",
        running=tuple(running_of(r) for r in row["running"]),
    )


def calendar_of(place: Row | None) -> Calendar:
    """The working days and midnight of a team's place; without one only weekends are free."""
    if not place:
        return Calendar()
    return Calendar(
        country=place["country"] or None,
        subdivision=place["subdivision"] or None,
        extra=frozenset(date.fromisoformat(d) for d in place["days_off"]),
        zone=place["zone"],
    )


def running_of(row: Row) -> Running:
    """A clock from its row as JSON."""
    return Running(
        id=UUID(row["id"]),
        key=row["key"],
        started_at=datetime.fromisoformat(row["started_at"]),
        about_id=UUID(row["about"]) if row["about"] else None,
        fixed_on=date.fromisoformat(row["fixed_on"]) if row["fixed_on"] else None,
        pauses=tuple(_pause(p) for p in row["pauses"]),
        climbed=tuple(row["climbed"]),
    )


def _pause(row: Row) -> Pause:
    until = row["until_on"]
    return Pause(
        row["reason"],
        date.fromisoformat(row["from_on"]),
        date.fromisoformat(until) if until else None,
    )


def with_late_clocks() -> list[UUID]:
    """The cases that have a clock past its day. Answers jobs only."""
    with connection.cursor() as cursor:
        cursor.execute("select cases_with_late_clocks()")
        return [row[0] for row in cursor.fetchall()]
