"""Entering, finding, changing and protecting persons."""

from ciranda.people.actions.losses import after_loss
from ciranda.people.actions.pregnancies import after_birth
from ciranda.people.actions.registering import Entered, find_or_register, register
from ciranda.people.actions.shielding import after_shield
from ciranda.people.actions.whereabouts import after_move

__all__ = [
    "Entered",
    "after_birth",
    "after_loss",
    "after_move",
    "after_shield",
    "find_or_register",
    "register",
]
