"""Holding budgets together: set up, drawn on, moved with the funder's approval."""

from ciranda.budgets.actions.accompanying import Way, went_along
from ciranda.budgets.actions.drawing import Used, draw, record_cost
from ciranda.budgets.actions.ending import AskedAll, announce_end, ask_families, take_back_end
from ciranda.budgets.actions.moving import Approval, ask_to_move, carry_out, record_approval
from ciranda.budgets.actions.opening import NewBudget, open_budget

__all__ = [
    "Approval",
    "AskedAll",
    "NewBudget",
    "Used",
    "Way",
    "announce_end",
    "ask_families",
    "ask_to_move",
    "carry_out",
    "draw",
    "open_budget",
    "record_approval",
    "record_cost",
    "take_back_end",
    "went_along",
]
