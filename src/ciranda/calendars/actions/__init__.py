"""Keeping time: a team's meetings, colleagues' free time, what fills a family's week."""

from ciranda.calendars.actions.committing import (
    Agreed,
    Decided,
    Overlaps,
    commit,
    decide_clash,
    end_commitment,
)
from ciranda.calendars.actions.free_time import Stretch, book, free_again, say_away, take_time
from ciranda.calendars.actions.meeting import Held, record_team_meeting

__all__ = [
    "Agreed",
    "Decided",
    "Held",
    "Overlaps",
    "Stretch",
    "book",
    "commit",
    "decide_clash",
    "end_commitment",
    "free_again",
    "record_team_meeting",
    "say_away",
    "take_time",
]
