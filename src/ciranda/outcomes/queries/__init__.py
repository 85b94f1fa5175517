"""Reading the figures of teams."""

from ciranda.outcomes.queries.teams import programmes_counted, report

__all__ = ["programmes_counted", "report"]
