"""Reading what a team's members hold, used and moved: every member sees all of it."""

from ciranda.budgets.queries.team import CostLine, DrawLine, Line, MoveLine, TeamBudgets, budgets_of

__all__ = ["CostLine", "DrawLine", "Line", "MoveLine", "TeamBudgets", "budgets_of"]
