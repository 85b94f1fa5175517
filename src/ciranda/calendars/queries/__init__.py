"""Reading time: a team's meetings, colleagues' free time, a family's week."""

from ciranda.calendars.queries.colleagues import Colleague, TakenLine, colleagues_of, is_seen
from ciranda.calendars.queries.team import HeldLine, TeamPage, meetings_of
from ciranda.calendars.queries.week import Decision, Week, week_of, weeks_for

__all__ = [
    "Colleague",
    "Decision",
    "HeldLine",
    "TakenLine",
    "TeamPage",
    "Week",
    "colleagues_of",
    "is_seen",
    "meetings_of",
    "week_of",
    "weeks_for",
]
