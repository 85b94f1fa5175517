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
from ciranda.services.actions.consulting import AboutFamily, answer_consultation, consult
from ciranda.services.actions.desk import Slip, count, take_back
from ciranda.services.actions.effort import log_coordination, take_back_coordination
from ciranda.services.actions.interpreting import Wanted, ask_between, record_between
from ciranda.services.actions.knocking import heard, leave_word
from ciranda.services.actions.offers import (
    Description,
    change_offer,
    describe_offer,
    end_offer,
)
from ciranda.services.actions.places import (
    answer_offer,
    enrol_in_place,
    lose_offer,
    receive_offer,
    record_answer_to_offer,
    record_place,
)

__all__ = [
    "AboutFamily",
    "Asked",
    "Description",
    "Slip",
    "ToService",
    "Wanted",
    "Where",
    "answer",
    "answer_consultation",
    "answer_offer",
    "ask_between",
    "change_offer",
    "consult",
    "count",
    "describe_offer",
    "end_offer",
    "enrol_in_place",
    "family_holds",
    "heard",
    "leave_word",
    "log_coordination",
    "lose_offer",
    "make_appointment",
    "receive_offer",
    "record_answer_to_offer",
    "record_arrival",
    "record_between",
    "record_place",
    "route_request",
    "say_arrival",
    "say_held",
    "send_request",
    "take_back",
    "take_back_coordination",
]
