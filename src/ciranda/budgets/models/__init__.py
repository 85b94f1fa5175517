"""What is kept of shared money and hours: budgets, draws, moves, costs that fit nowhere."""

from ciranda.budgets.models.budget import Budget, Cost, Draw, Move

__all__ = ["Budget", "Cost", "Draw", "Move"]
