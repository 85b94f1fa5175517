"""Counting at the counter; asking services, until it is known that the family got there."""

from ciranda.services.actions.asking import Asked, ToService, route_request, send_request
from ciranda.services.actions.closing import (
    Where,
    answer,
    family_holds,
    make_appointment,
    record_arrival,
    say_arrival,
    say_held,
)
from ciranda.services.actions.desk import Slip, count, take_back

__all__ = [
    "Asked",
    "Slip",
    "ToService",
    "Where",
    "answer",
    "count",
    "family_holds",
    "make_appointment",
    "record_arrival",
    "route_request",
    "say_arrival",
    "say_held",
    "send_request",
    "take_back",
]
