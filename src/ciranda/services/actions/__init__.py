"""Counting at the counter."""

from ciranda.services.actions.desk import Slip, count, take_back

__all__ = ["Slip", "count", "take_back"]
