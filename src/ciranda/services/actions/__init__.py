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
from ciranda.services.actions.mediating import (
    ByWord,
    Known,
    define_mediator,
    end_mediating,
    log_agreement,
    write_private_note,
)
from ciranda.services.actions.offers import (
    Description,
    change_offer,
    describe_offer,
    end_offer,
)
from ciranda.services.actions.papers import (
    Agreed,
    end_delegation,
    issue_certificate,
    record_delegation,
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
    "Agreed",
    "Asked",
    "ByWord",
    "Description",
    "Known",
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
    "define_mediator",
    "describe_offer",
    "end_delegation",
    "end_mediating",
    "end_offer",
    "enrol_in_place",
    "family_holds",
    "heard",
    "issue_certificate",
    "leave_word",
    "log_agreement",
    "log_coordination",
    "lose_offer",
    "make_appointment",
    "receive_offer",
    "record_answer_to_offer",
    "record_arrival",
    "record_between",
    "record_delegation",
    "record_place",
    "route_request",
    "say_arrival",
    "say_held",
    "send_request",
    "take_back",
    "take_back_coordination",
    "write_private_note",
]
