"""A plan for the cast, written through the real actions."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ciranda.access.actions import Actor, entered
from ciranda.cases.actions.coordination import allocate
from ciranda.plans.actions import action, goals, plan, ranks, signing, words
from ciranda.plans.actions.action import Agreed
from ciranda.plans.actions.goals import GoalWords
from ciranda.plans.actions.ranks import Ranker
from ciranda.plans.actions.words import Said
from ciranda.plans.enums import Speaker
from ciranda.plans.models import PlanVersion

SPEECH = "We want to understand what she asks for"
SLEEP = "We all want to sleep at night"


@dataclass
class Written:
    """A plan with two goals and two actions: the therapist's and the hospital's."""

    id: UUID
    writer: Actor
    speech: Any
    sleep: Any
    therapy: Any
    hearing: Any

    @property
    def version(self) -> PlanVersion:
        with entered(self.writer):
            return PlanVersion.objects.filter(plan_id=self.id).latest("number")


def write_plan(cast: Any, case_id: UUID | None = None) -> Written:
    """A draft as it is after an evening in the kitchen; of the cast's case, or of `case_id`."""
    carla = cast.actor("carla_coordinator")
    case = case_id or cast.case
    with entered(carla):
        allocate(actor=carla, case_id=case, membership_id=cast.tomas_therapist)
    tomas = cast.actor("tomas_therapist")
    plan_id = plan.start_plan(actor=tomas, case_id=case)
    for section, body in (("strengths", "She loves music"), ("priorities", "To be understood")):
        said = Said(body, "en", Speaker.FAMILY, cast.maria_mother, "Maria")
        words.say(actor=tomas, plan_id=plan_id, section_key=section, said=said)
    speech = goals.add_goal(actor=tomas, plan_id=plan_id, words=GoalWords(SPEECH, "en"))
    sleep = goals.add_goal(actor=tomas, plan_id=plan_id, words=GoalWords(SLEEP, "en"))
    mother = Ranker(cast.maria_mother, "Maria", Speaker.FAMILY)
    ranks.rank_goals(actor=tomas, plan_id=plan_id, ranker=mother, order=[sleep.pk, speech.pk])
    therapy = action.add_action(
        actor=tomas,
        plan_id=plan_id,
        service_id=cast.ngo_service,
        agreed=Agreed("Play with sounds at bath time", "en", speech.thread, place="At home"),
    )
    hearing = action.add_action(
        actor=tomas,
        plan_id=plan_id,
        service_id=cast.hospital_service,
        agreed=Agreed("Test her hearing", "en", speech.thread),
        asks="Can you see her this month?",
    )
    return Written(plan_id, tomas, speech, sleep, therapy, hearing)


def agreed(written: Written, name: str = "Maria Exemplo da Silva") -> signing.Answer:
    return signing.Answer(agrees=True, digest=written.version.digest, typed_name=name)


def sign_plan(cast: Any, written: Written) -> None:
    """Proposed, signed by the mother in the kitchen and by the case manager."""
    plan.propose(actor=written.writer, plan_id=written.id)
    signing.record_signature(
        actor=written.writer,
        plan_id=written.id,
        line_key="family",
        person_id=cast.maria_mother,
        answer=agreed(written),
    )
    signing.sign_as_worker(
        actor=written.writer,
        plan_id=written.id,
        line_key="case_manager",
        answer=agreed(written, "Tomas Therapist"),
    )
