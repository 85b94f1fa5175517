"""Keeping a team's own time."""

from ciranda.calendars.actions.meeting import Held, record_team_meeting

__all__ = ["Held", "record_team_meeting"]
