"""Handing over: transfers between teams, possible moves, and the way out at the exit age."""
