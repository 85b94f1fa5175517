"""What is kept of help at the counter, of requests to services, and of coordinating them."""

from ciranda.services.models.consultation import Consultation, ConsultedAnswer, ConsultedFamily
from ciranda.services.models.desk import DeskTally
from ciranda.services.models.effort import CoordinationTally, EffortTally, Knock
from ciranda.services.models.interpreter import Interpreting, InterpretingTally
from ciranda.services.models.mediator import Mediator, MediatorNote, OralAgreement
from ciranda.services.models.offer import Offer
from ciranda.services.models.papers import Certificate, Delegation
from ciranda.services.models.place import OfferPlace, PlaceFinding, PlaceOffer
from ciranda.services.models.request import Answer, AppointmentPlace, Request, RequestPart

__all__ = [
    "Answer",
    "AppointmentPlace",
    "Certificate",
    "Consultation",
    "ConsultedAnswer",
    "ConsultedFamily",
    "CoordinationTally",
    "Delegation",
    "DeskTally",
    "EffortTally",
    "Interpreting",
    "InterpretingTally",
    "Knock",
    "Mediator",
    "MediatorNote",
    "Offer",
    "OfferPlace",
    "OralAgreement",
    "PlaceFinding",
    "PlaceOffer",
    "Request",
    "RequestPart",
]
