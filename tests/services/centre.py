"""A family of the family centre: a child of a given age, Carla who directs, Tomas their contact."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import unmask
from ciranda.agencies.queries import as_family
from ciranda.cases.actions import consents, coordination
from ciranda.cases.actions.consents import Ask, Signed
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.common.database import instant
from ciranda.common.dates import add_months
from ciranda.consent.enums import Method
from ciranda.consent.models import Question
from ciranda.people.actions import register
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import current
from tests.cast import SYSTEM

PROGRAMME = "norway-family-centre"


def today(cast: Any) -> date:
    """The day as the database has it."""
    with entered(cast.actor("carla_coordinator")):
        return instant().date()


def centre_family(cast: Any, *, months: int = 50) -> tuple[UUID, UUID, UUID]:
    """The case, the child of so many months and the mother. Tomas is their contact."""
    carla = cast.actor("carla_coordinator")
    born = add_months(today(cast), -months) - timedelta(days=1)
    with entered(carla):
        child = register(actor=carla, given="Nadif", surnames="Eksempel", born_on=born).pk
        mother = register(actor=carla, given="Hodan", surnames="Eksempel").pk
        case = open_case(
            actor=carla,
            pack_version_id=current(PROGRAMME).id,
            team_id=cast.team,
            subjects=[NewSubject(SubjectKind.CHILD, child)],
            family=[NewFamilyMember(mother, "mother", True)],
        )
    coordination.allocate(actor=carla, case_id=case, membership_id=cast.tomas_therapist)
    return case, child, mother


def cast_as_family(cast: Any, person_id: UUID) -> Actor:
    """Somebody of the family, in the portal."""
    del cast
    with entered(SYSTEM):
        return as_family(person_id)


def agrees(cast: Any, case: UUID, mother: UUID, column: str, service: str = "") -> UUID:
    """Let the mother sign a column, for a service by name where the column has one."""
    tomas = cast.actor("tomas_therapist")
    receiver = getattr(cast, f"{service}_service") if service else None
    with entered(tomas):
        (consent,) = consents.ask(
            actor=tomas, case_id=case, asks=[Ask(column, receiver)], people=[mother]
        )
        question = Question.objects.get(consent=consent)
        consents.record_answer(
            actor=tomas,
            question_id=question.pk,
            categories=frozenset(unmask(question.cats)),
            signed=Signed(Method.SCREEN, "Hodan"),
        )
    return question.pk
