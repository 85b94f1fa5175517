"""Counting at the counter; asking services, until it is known that the family got there."""

from ciranda.services.actions.asking import Asked, ToService, route_request, send_request
from ciranda.services.actions.closing import (
    answer,
    family_holds,
    make_appointment,
    record_arrival,
)
from ciranda.services.actions.desk import Slip, count, take_back

__all__ = [
    "Asked",
    "Slip",
    "ToService",
    "answer",
    "count",
    "family_holds",
    "make_appointment",
    "record_arrival",
    "route_request",
    "send_request",
    "take_back",
]
