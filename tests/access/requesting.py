"""A second case, of the open house: the hospital is asked something for it, and has answered."""

from datetime import date, timedelta
from typing import Any

from ciranda.access.actions import entered
from ciranda.budgets.actions import Way, went_along
from ciranda.cases.actions.coordination import allocate
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.common.database import instant
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import current
from ciranda.services.actions import (
    Agreed,
    Description,
    Known,
    Where,
    answer,
    define_mediator,
    describe_offer,
    issue_certificate,
    make_appointment,
    record_delegation,
    write_private_note,
)
from ciranda.services.enums import PartState
from tests.services.walking import ask, sign


def arrange_requests(cast: Any, word: str) -> dict[str, Any]:
    """A request with `word` in its words, its answer and the place of its appointment."""
    carla, mother = cast.actor("carla_coordinator"), cast.maria_mother
    with entered(carla):
        case = open_case(
            actor=carla,
            pack_version_id=current("ghent-de-sloep").id,
            team_id=cast.team,
            subjects=[NewSubject(SubjectKind.FAMILY, None)],
            family=[NewFamilyMember(mother, "mother", True)],
        )
    allocate(actor=carla, case_id=case, membership_id=cast.tomas_therapist, named_by_family=True)
    sign(cast, case, mother, "hospital")
    [part] = ask(cast, case, "hospital", words=f"They ask about {word}.").sent
    hilda = cast.actor("hilda_health")
    answer(actor=hilda, part_id=part, state=PartState.ACCEPTED, words=f"Come with {word}.")
    with entered(carla):
        soon = instant() + timedelta(days=2)
    make_appointment(actor=carla, part_id=part, at=soon, where=Where(f"At {word}", word))
    said = Description("Flats for families", ("housing",), waiting_weeks=400)
    service = cast.health_centre_service
    offer = describe_offer(actor=carla, service_id=service, programme="ghent-de-sloep", said=said)
    today = date.today()  # noqa: DTZ011
    delegation = record_delegation(
        actor=carla,
        agreed=Agreed(
            cast.hospital, "Food every week", today, owner_contact="Hilda", issuer_contact="Carla"
        ),
    )
    certificate = issue_certificate(
        actor=carla, case_id=case, delegation_id=delegation, about=word, words=f"For {word}"
    )
    went_along(
        actor=carla, case_id=case, way=Way(today, f"Aunt {word}", f"To {word}", f"Opens {word}")
    )
    mediator = define_mediator(
        actor=carla,
        membership_id=cast.carla_coordinator,
        known=Known("A course of the city", ("ro",), "By the locks"),
    )
    write_private_note(actor=carla, case_id=case, words="Nobody else reads this bluebell.")
    made = {"delegation": delegation, "certificate": certificate, "mediator": mediator}
    return {**made, "offer": offer, "open_house": case, "asked_part": part}
