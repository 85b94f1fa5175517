"""What is kept of shared money and hours: budgets, draws, moves, costs that fit nowhere."""

from ciranda.budgets.models.accompaniment import Accompaniment
from ciranda.budgets.models.budget import Budget, Cost, Draw, Move
from ciranda.budgets.models.project import ProjectEnd

__all__ = [
    "Accompaniment",
    "Budget",
    "Cost",
    "Draw",
    "Move",
    "ProjectEnd",
]
