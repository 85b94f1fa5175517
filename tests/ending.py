"""A family of the consortium, with everything that a project pays for."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from ciranda.access.actions import entered
from ciranda.access.enums import unmask
from ciranda.cases.actions import consents, contacts, coordination
from ciranda.cases.actions.consents import Ask, Signed
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.common.database import instant
from ciranda.consent.enums import Method
from ciranda.consent.models import Question
from ciranda.groups.actions import GroupWords, enrol, found_group
from ciranda.people.actions import register
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import current
from tests import holding


@dataclass(frozen=True)
class Concerned:
    """The ids of a family that takes part."""

    team: UUID
    case: UUID
    child: UUID
    group: UUID
    place: UUID
    planned: UUID


def sign(cast: Any, case_id: UUID, column: str, service: UUID | None = None) -> None:
    """The mother signs a column of the form."""
    carla = cast.actor("carla_coordinator")
    (consent,) = consents.ask(actor=carla, case_id=case_id, asks=[Ask(column, service)])
    answer(cast, consent)


def answer(cast: Any, consent_id: UUID, *, agrees: bool = True) -> None:
    """The mother answers what she was asked."""
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        question = Question.objects.get(consent=consent_id, person=cast.maria_mother)
    consents.record_answer(
        actor=carla,
        question_id=question.pk,
        categories=frozenset(unmask(question.cats)) if agrees else frozenset(),
        signed=Signed(Method.SCREEN, "Maria Exemplo da Silva"),
    )


def family(cast: Any, team: UUID, given: str = "Rosa") -> Concerned:
    """A child of eight who takes part, has a place in the tutoring and a talk next week."""
    carla, tomas = cast.actor("carla_coordinator"), cast.actor("tomas_therapist")
    version = current(holding.PROGRAMME).id
    with entered(carla):
        today = instant().date()
        born = date(today.year - 8, 3, 1)
        child = register(actor=carla, given=given, surnames="Exemplo", born_on=born).pk
    case = open_case(
        actor=carla,
        pack_version_id=version,
        team_id=team,
        subjects=[NewSubject(SubjectKind.CHILD, child)],
        family=[NewFamilyMember(cast.maria_mother, "mother", holds_responsibility=True)],
    )
    coordination.allocate(actor=carla, case_id=case, membership_id=cast.tomas_therapist)
    sign(cast, case, "taking_part")
    sign(cast, case, "member_service", cast.hospital_service)
    group = found_group(
        actor=tomas, pack_version_id=version, kind_key="tutoring", words=GroupWords("Tutoring")
    )
    place = enrol(actor=tomas, group_id=group, case_id=case, person_id=child)
    with entered(tomas):
        soon = instant() + timedelta(days=7)
    planned = contacts.plan(actor=tomas, case_id=case, header=contacts.Header("talk", soon))
    return Concerned(team, case, child, group, place, planned)
