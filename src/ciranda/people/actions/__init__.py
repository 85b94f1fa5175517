"""Entering, finding, changing and protecting persons."""

from ciranda.people.actions.registering import Entered, find_or_register, register

__all__ = ["Entered", "find_or_register", "register"]
