"""A second full case of the same family, in a programme with a week, places and consultations."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from ciranda.access.actions import entered
from ciranda.access.enums import BarKind, unmask
from ciranda.calendars.actions import Agreed, Stretch, commit, take_time
from ciranda.cases.actions import circle, consents, coordination
from ciranda.cases.actions.consents import Ask, Signed
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.consent.enums import Method
from ciranda.consent.models import Question
from ciranda.people.actions import register
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import current
from ciranda.services.actions import AboutFamily, consult, receive_offer, record_place
from ciranda.services.enums import PlaceFound
from ciranda.transfers.actions import transitions
from ciranda.transfers.actions.transitions import Preparation
from tests.cast import Cast

TOPICS = ("cooperation", "the_child", "worked_on")


def arrange_centre(cast: Cast, word: str) -> dict[str, Any]:
    """The case with everything its pages can show; each text holds the word of the case."""
    case = _opened(cast)
    _around(cast, case)
    made = _filled(cast, case, word) | _way_out(cast, case, word)
    return {"centre_case": case, **made}


def _opened(cast: Cast) -> UUID:
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        born = instant().date() - timedelta(days=1500)
        child = register(actor=carla, given="Nadif", surnames="Eksempel", born_on=born).pk
    case = open_case(
        actor=carla,
        pack_version_id=current("norway-family-centre").id,
        team_id=cast.team,
        subjects=[NewSubject(SubjectKind.CHILD, child)],
        family=[
            NewFamilyMember(cast.maria_mother, "mother", True),
            NewFamilyMember(cast.fausto_father, "father", True),
        ],
    )
    coordination.allocate(actor=carla, case_id=case, membership_id=cast.tomas_therapist)
    return case


def _around(cast: Cast, case: UUID) -> None:
    tomas = cast.actor("tomas_therapist")
    part = circle.Part("practitioner")
    circle.join_worker(actor=tomas, case_id=case, membership_id=cast.ema_educator, part=part)
    _signed(cast, case, "house_service", "hospital")
    left = _signed(cast, case, "house_service", "nursery")
    consents.record_withdrawal(actor=tomas, question_id=left)
    with connection.cursor() as cursor:
        cursor.execute("set local role ciranda_owner")
        cursor.execute(
            """insert into access_bar (id, human_id, kind, case_id, reason, started_at, recorded_by)
               select %s, human_id, %s, %s, '', now(), human_id from agencies_membership
               where id = %s""",
            [uuid7(), BarKind.FAMILY_TIE, case, cast.rui_refuge],
        )
        cursor.execute("set local role ciranda_web")


def _signed(cast: Cast, case: UUID, column: str, service: str) -> UUID:
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        (consent,) = consents.ask(
            actor=tomas,
            case_id=case,
            asks=[Ask(column, cast.ids[f"{service}_service"])],
            people=[cast.maria_mother],
        )
        question = Question.objects.get(consent=consent)
        consents.record_answer(
            actor=tomas,
            question_id=question.pk,
            categories=frozenset(unmask(question.cats)),
            signed=Signed(Method.SCREEN, "Maria"),
        )
    return question.pk


def _filled(cast: Cast, case: UUID, word: str) -> dict[str, Any]:
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        now = instant()
    record_place(actor=tomas, case_id=case, found=PlaceFound.NONE, note=f"Asked {word}")
    offer = receive_offer(
        actor=tomas,
        case_id=case,
        place=f"House {word}",
        answer_by=now.date() + timedelta(days=9),
    )
    course = Agreed("work_course", now + timedelta(hours=1), 60, f"Course {word}")
    # a family is asked about by its name only where the question itself lies behind the wall
    about = AboutFamily(case, f"What helps {word}?")
    question = consult(
        actor=tomas, service_id=cast.hospital_service, words="What helps?", family=about
    )
    busy = Stretch(now + timedelta(hours=1), now + timedelta(hours=2), "Reading")
    return {
        "place_offer": offer,
        "commitment": commit(actor=tomas, case_id=case, agreed=course),
        "consultation": question,
        "taken": take_time(actor=tomas, stretch=busy),
    }


def _way_out(cast: Cast, case: UUID, word: str) -> dict[str, Any]:
    tomas = cast.actor("tomas_therapist")
    preparation = Preparation("kindergarten", receiving_name=f"House {word}")
    begun = transitions.prepare(actor=tomas, case_id=case, preparation=preparation)
    transitions.say_topics(
        actor=tomas, transition_id=begun.pk, words=dict.fromkeys(TOPICS, f"He likes {word}.")
    )
    _signed(cast, case, "handover", "school_cluster")
    transitions.agree(actor=tomas, transition_id=begun.pk, agreed_by="Maria", hands_over=TOPICS)
    return {}
