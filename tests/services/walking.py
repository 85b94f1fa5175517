"""A family of the open house: known by one name and an aunt, walked along with by Carla."""

from typing import Any
from uuid import UUID

from ciranda.access.actions import entered
from ciranda.access.enums import unmask
from ciranda.cases.actions import consents
from ciranda.cases.actions.consents import Ask, Signed
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.consent.enums import Method
from ciranda.consent.models import Question
from ciranda.people.actions import register
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import current
from ciranda.services.actions import Asked, ToService, send_request


def family(cast: Any) -> tuple[UUID, UUID]:
    """The case and the mother, of whom one name is known and nothing else."""
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        mirela = register(actor=carla, given="Mirela", surnames="").pk
        case = open_case(
            actor=carla,
            pack_version_id=current("ghent-de-sloep").id,
            team_id=cast.team,
            subjects=[NewSubject(SubjectKind.FAMILY, None)],
            family=[NewFamilyMember(mirela, "mother", True)],
        )
    return case, mirela


def sign(cast: Any, case: UUID, mother: UUID, service: str) -> UUID:
    """Let her sign for one service by name. Gives her question."""
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        (consent,) = consents.ask(
            actor=carla,
            case_id=case,
            asks=[Ask("warm_referral", getattr(cast, f"{service}_service"))],
            people=[mother],
        )
        question = Question.objects.get(consent=consent)
        consents.record_answer(
            actor=carla,
            question_id=question.pk,
            categories=frozenset(unmask(question.cats)),
            signed=Signed(Method.SCREEN, "Mirela"),
        )
    return question.pk


WORDS = "She asks how to get on the list for a flat."


def ask(
    cast: Any,
    case: UUID,
    *services: str,
    topic: str = "housing",
    words: str = WORDS,
    **more: Any,
) -> Asked:
    """Ask services for the family."""
    return send_request(
        actor=cast.actor("carla_coordinator"),
        case_id=case,
        topic=topic,
        words=words,
        services=[ToService(getattr(cast, f"{name}_service"), **more) for name in services],
    )
