"""What is read of services."""

from ciranda.services.queries.appointments import Appointment, appointments_of
from ciranda.services.queries.consultations import (
    ConsultationLine,
    consultation,
    consultations_of,
)
from ciranda.services.queries.desk import desk_figures
from ciranda.services.queries.effort import effort_in
from ciranda.services.queries.interpreting import asked_between, between_figures, one_asked
from ciranda.services.queries.mediating import (
    MediatorLine,
    agreements_of,
    colleagues,
    mediators,
    own_notes,
)
from ciranda.services.queries.offers import (
    Matched,
    OfferLine,
    areas_of,
    map_of,
    matched,
    offer,
    offers_of,
    own_services,
    parishes_near,
)
from ciranda.services.queries.papers import (
    CertificateLine,
    DelegationLine,
    certificate,
    certificates_of,
    delegations_of,
    other_agencies,
)
from ciranda.services.queries.part import PartPage, own_part, part_page
from ciranda.services.queries.places import PlaceLine, Places, offer_of, offers_to, places_of
from ciranda.services.queries.requests import (
    PartLine,
    asked_here,
    asked_of_us,
    requests_of,
    unanswered_of_us,
)
from ciranda.services.queries.ways import ways_in
from ciranda.services.queries.working import KnockLine, is_worked_on, knocks_of, worked_on

__all__ = [
    "Appointment",
    "CertificateLine",
    "ConsultationLine",
    "DelegationLine",
    "KnockLine",
    "Matched",
    "MediatorLine",
    "OfferLine",
    "PartLine",
    "PartPage",
    "PlaceLine",
    "Places",
    "agreements_of",
    "appointments_of",
    "areas_of",
    "asked_between",
    "asked_here",
    "asked_of_us",
    "between_figures",
    "certificate",
    "certificates_of",
    "colleagues",
    "consultation",
    "consultations_of",
    "delegations_of",
    "desk_figures",
    "effort_in",
    "is_worked_on",
    "knocks_of",
    "map_of",
    "matched",
    "mediators",
    "offer",
    "offer_of",
    "offers_of",
    "offers_to",
    "one_asked",
    "other_agencies",
    "own_notes",
    "own_part",
    "own_services",
    "parishes_near",
    "part_page",
    "places_of",
    "requests_of",
    "unanswered_of_us",
    "ways_in",
    "worked_on",
]
