"""What is kept of a team's own time: its meetings."""

from ciranda.calendars.models.meeting import TeamDecision, TeamMeeting, TeamPresence

__all__ = ["TeamDecision", "TeamMeeting", "TeamPresence"]
