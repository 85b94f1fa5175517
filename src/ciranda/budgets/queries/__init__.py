"""Reading what a team's members hold, used and moved: every member sees all of it."""

from ciranda.budgets.queries.notices import Notices, Overdue, Unspent, notices
from ciranda.budgets.queries.one import (
    BudgetPage,
    MovePage,
    Offered,
    budget_page,
    move_page,
    offered,
)
from ciranda.budgets.queries.team import CostLine, DrawLine, Line, MoveLine, TeamBudgets, budgets_of

__all__ = [
    "BudgetPage",
    "CostLine",
    "DrawLine",
    "Line",
    "MoveLine",
    "MovePage",
    "Notices",
    "Offered",
    "Overdue",
    "TeamBudgets",
    "Unspent",
    "budget_page",
    "budgets_of",
    "move_page",
    "notices",
    "offered",
]
