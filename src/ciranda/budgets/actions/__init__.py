"""Holding budgets together: set up, drawn on, moved with the funder's approval."""

from ciranda.budgets.actions.drawing import Used, draw, record_cost
from ciranda.budgets.actions.moving import Approval, ask_to_move, carry_out, record_approval
from ciranda.budgets.actions.opening import NewBudget, open_budget

__all__ = [
    "Approval",
    "NewBudget",
    "Used",
    "ask_to_move",
    "carry_out",
    "draw",
    "open_budget",
    "record_approval",
    "record_cost",
]
