"""What is kept of time: a team's meetings, workers' time, what fills a family's week."""

from ciranda.calendars.models.commitment import ClashDecision, Commitment
from ciranda.calendars.models.meeting import TeamDecision, TeamMeeting, TeamPresence
from ciranda.calendars.models.taken import TakenTime

__all__ = [
    "ClashDecision",
    "Commitment",
    "TakenTime",
    "TeamDecision",
    "TeamMeeting",
    "TeamPresence",
]
