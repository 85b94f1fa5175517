"""Which kind of team meeting is next, and when: the kinds take turns in the pack's order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ciranda.common.dates import add_months
from ciranda.programmes.enums import LengthUnit
from ciranda.programmes.policies.schema import Length
from ciranda.programmes.policies.schema.consortium import TeamMeetings


@dataclass(frozen=True)
class Turn:
    """The kind whose turn it is, and by when; no day before the first meeting."""

    kind_key: str
    due_on: date | None


def counted(rhythm: TeamMeetings, held: Sequence[tuple[str, date, bool]]) -> list[tuple[str, date]]:
    """The meetings that count towards the rhythm: kind and day, in the order given.

    `held` says of each whether every institution was there. One that a missed institution makes
    incomplete does not count where the kind asks for everybody (capability B41).
    """
    return [
        (kind, on)
        for kind, on, whole in held
        if kind in rhythm.kinds and (whole or not rhythm.kinds[kind].everybody)
    ]


def next_turn(rhythm: TeamMeetings, held: Sequence[tuple[str, date]]) -> Turn:
    """Whose turn it is after these meetings (kind and day, newest first)."""
    kinds = list(rhythm.kinds)
    known = next(((kind, on) for kind, on in held if kind in kinds), None)
    if known is None:
        return Turn(kinds[0], None)
    kind, on = known
    return Turn(kinds[(kinds.index(kind) + 1) % len(kinds)], later(on, rhythm.every))


def later(on: date, length: Length) -> date:
    """So much after a day. Working days count as days of five in a week."""
    if length.unit is LengthUnit.MONTHS:
        return add_months(on, length.count)
    days = {LengthUnit.DAYS: 1, LengthUnit.WEEKS: 7}.get(length.unit, 1)
    return on + timedelta(days=days * length.count)
