"""A team's own time: its meetings, and the agreement that holds it together."""
