"""Reading a team's own meetings, and what in a text points at somebody."""

from ciranda.calendars.queries.naming import identifiers_in
from ciranda.calendars.queries.team import HeldLine, TeamPage, meetings_of

__all__ = ["HeldLine", "TeamPage", "identifiers_in", "meetings_of"]
