"""Reading what a team's members hold, used and moved: every member sees all of it."""

from ciranda.budgets.queries.accompanied import (
    CostOfLine,
    WayLine,
    accompaniment_costs,
    ways_of,
)
from ciranda.budgets.queries.ending import End, Family, ends_for_family, ends_of, families
from ciranda.budgets.queries.notices import Ending, Notices, Overdue, Unspent, notices
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
    "CostOfLine",
    "DrawLine",
    "End",
    "Ending",
    "Family",
    "Line",
    "MoveLine",
    "MovePage",
    "Notices",
    "Offered",
    "Overdue",
    "TeamBudgets",
    "Unspent",
    "WayLine",
    "accompaniment_costs",
    "budget_page",
    "budgets_of",
    "ends_for_family",
    "ends_of",
    "families",
    "move_page",
    "notices",
    "offered",
    "ways_of",
]
