"""Ready-made circumstances of the cast's case: a case manager, a circle, a shared column."""

from typing import Any
from uuid import UUID

from ciranda.access.actions import entered
from ciranda.access.enums import unmask
from ciranda.cases.actions import circle, consents, coordination
from ciranda.cases.actions.consents import Ask, Signed
from ciranda.cases.actions.derivation import rederive
from ciranda.common.database import OWNER, speaking_as
from ciranda.consent.enums import Method
from ciranda.consent.models import Question
from ciranda.transfers.actions import answering


def manage(cast: Any, name: str = "tomas_therapist") -> None:
    """Make a worker the case manager of the cast's case."""
    coordination.allocate(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        membership_id=getattr(cast, name),
    )


def join_circle(cast: Any, name: str, role: str = "educator") -> None:
    """Let a worker of the team stand around the family in a role of the pack."""
    circle.join_worker(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        membership_id=getattr(cast, name),
        part=circle.Part(role),
    )


def share(cast: Any, service: str, column: str = "health") -> UUID:
    """Let the mother share a column of the form with a service. Returns her question."""
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        (consent,) = consents.ask(
            actor=carla,
            case_id=cast.case,
            asks=[Ask(column, getattr(cast, f"{service}_service"))],
            people=[cast.maria_mother],
        )
        question = Question.objects.get(consent=consent)
        consents.record_answer(
            actor=carla,
            question_id=question.pk,
            categories=frozenset(unmask(question.cats)),
            signed=Signed(Method.SCREEN, "Maria Exemplo da Silva"),
        )
    return question.pk


def stop_sharing(cast: Any, question_id: UUID) -> None:
    """The mother takes back what `share` gave."""
    consents.record_withdrawal(actor=cast.actor("carla_coordinator"), question_id=question_id)


def past_the_wall(sql: str, params: list[Any]) -> None:
    """Run one statement as the owner, then speak as the web role again."""
    with speaking_as(OWNER) as cursor:
        cursor.execute(sql, params)


def shield(cast: Any, person_id: UUID) -> None:
    """Protect a person's whereabouts, with no keeper."""
    past_the_wall(
        "insert into people_shield (id, person_id, dossier_id, reason, started_at, recorded_by)"
        " select gen_random_uuid(), d.person_id, d.id, 'violence', now(), gen_random_uuid()"
        " from access_dossier d where d.person_id = %s and d.kind = 2",
        [person_id],
    )
    with entered(cast.actor("carla_coordinator")):
        rederive(cast.case)


def move(cast: Any, transfer_id: UUID) -> None:
    """The north team accepts the case and phones the family: custody moves to it."""
    answering.accept(
        actor=cast.actor("nelson_coordinator"),
        transfer_id=transfer_id,
        manager_id=cast.petra_therapist,
    )
    answering.record_first_contact(
        actor=cast.actor("petra_therapist"), transfer_id=transfer_id, words="Spoke with Maria."
    )
