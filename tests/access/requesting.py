"""A second case, of the open house: the hospital is asked something for it, and has answered."""

from datetime import timedelta
from typing import Any

from ciranda.access.actions import entered
from ciranda.cases.actions.coordination import allocate
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.common.database import instant
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import current
from ciranda.services.actions import (
    Description,
    Where,
    answer,
    describe_offer,
    make_appointment,
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
    return {"offer": offer, "open_house": case, "asked_part": part}
