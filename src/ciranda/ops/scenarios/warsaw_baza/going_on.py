"""The street, the tutor a pupil picked, one plan of school and club, and a project that ends."""

from datetime import timedelta
from uuid import UUID

from ciranda.access.actions import entered
from ciranda.budgets.actions import announce_end, ask_families
from ciranda.budgets.queries import ends_of, families
from ciranda.cases.actions import circle
from ciranda.cases.actions.consents import Signed, record_answer
from ciranda.consent.enums import Method
from ciranda.groups.actions import choose_worker, publish_total
from ciranda.groups.enums import ChosenBy
from ciranda.ops.demo.arrivals import question_of, today
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.scenarios.warsaw_baza.place import PROGRAMME
from ciranda.ops.scenarios.warsaw_baza.pupils import TAKING_PART, Pupil
from ciranda.plans.actions.action import Agreed, add_action
from ciranda.plans.actions.goals import GoalWords, add_goal
from ciranda.plans.actions.plan import start_plan
from ciranda.services.actions import Wanted, ask_between, count, record_between
from ciranda.services.enums import Between, How, Turned

IN_THE_STREET = 6
GOES_ON, STOPS = TAKING_PART[0], TAKING_PART[1]


def street(journey: Journey) -> Done:
    """An evening at the steps of the metro: topics and outcomes, nobody's name."""
    stefan = journey.worker("stefan.street")
    for _number in range(IN_THE_STREET):
        count(actor=stefan, programme=PROGRAMME, topic="company", outcome="listened")
    unknown = refusal(
        lambda: count(actor=stefan, programme=PROGRAMME, topic="bartek", outcome="listened")
    )
    return Done(
        "Stefan, street worker",
        f"counts {IN_THE_STREET} talks of an evening by what they were about; nobody is asked for a"
        " name, and none could be written down",
        refused=(unknown,),
    )


def tutor(journey: Journey) -> Done:
    """Bartek picks Tadek; a psychologist of another house cannot be picked for the tutoring."""
    tadek, place = journey.worker("tadek.tutor"), journey[f"{GOES_ON.key}.tutoring"]
    elsewhere = refusal(
        lambda: choose_worker(
            actor=tadek,
            enrolment_id=place,
            membership_id=journey.world["paulina.psychologist"],
            chosen_by=ChosenBy.SELF,
        )
    )
    choose_worker(
        actor=tadek,
        enrolment_id=place,
        membership_id=journey.world["tadek.tutor"],
        chosen_by=ChosenBy.SELF,
    )
    return Done(
        f"{GOES_ON.given}, ten years old",
        "chooses Tadek as tutor; it is written down that the choice was the pupil's own",
        refused=(elsewhere,),
    )


def one_plan(journey: Journey) -> Done:
    """School and club write one plan."""
    tadek, sabina = journey.worker("tadek.tutor"), journey.worker("sabina.school")
    case = journey[f"{GOES_ON.key}.case"]
    plan = start_plan(actor=tadek, case_id=case)
    goal = add_goal(
        actor=tadek,
        plan_id=plan,
        words=GoalWords("That fractions stop being scary", "en", "Adds and subtracts fractions"),
    )
    circle.join_worker(
        actor=tadek,
        case_id=case,
        membership_id=journey.world["sabina.school"],
        part=circle.Part("worker_beside"),
    )
    for actor, house, what in (
        (tadek, "club", "Two lessons a week after lunch, with a snack first"),
        (sabina, "school", "Tell the club every Friday what comes next in class"),
    ):
        add_action(
            actor=actor,
            plan_id=plan,
            service_id=journey.world[f"{house}.service"],
            agreed=Agreed(what, "en", goal.thread, frequency="each week"),
        )
    return Done(
        "Tadek of the club and Sabina of the school",
        f"write one plan for {GOES_ON.given}; who does not work with a pupil reads none of it",
        ids={"plan": plan},
    )


def at_night(journey: Journey) -> Done:
    """At night by phone for an interpreter: nobody could be found, and that is counted."""
    tadek = journey.worker("tadek.tutor")
    wanted = Wanted(Between.INTERPRETER, "uk", How.PHONE)
    asked = ask_between(actor=tadek, case_id=journey[f"{STOPS.key}.case"], wanted=wanted)
    record_between(actor=tadek, asked_id=asked, turned=Turned.NOBODY)
    return Done(
        "Tadek, tutor of the club",
        "asks for an interpreter by phone late in the evening; nobody could be found, and the unmet"
        " need is counted",
    )


def adds_up(journey: Journey) -> Done:
    """The year's total is not published before its parts add up or the gap is explained."""
    ada, parts = journey.worker("ada.leader"), {"Tutoring": 10, "Mini project": 24}
    said = "Pupils of the mini project who come to the tutoring as well are counted once."
    refused = refusal(
        lambda: publish_total(actor=ada, title="Young people this year", number=24, parts=parts)
    )
    publish_total(actor=ada, title="Young people this year", number=24, parts=parts, explained=said)
    return Done(
        "Ada, leader of the consortium",
        "publishes how many young people came, with the parts and why they come to more",
        refused=(refused,),
    )


def ends(journey: Journey) -> Done:
    """The money ends on a day: ten families are listed and asked; one goes on, one says no."""
    ada = journey.worker("ada.leader")
    end = announce_end(
        actor=ada,
        team_id=journey.world["consortium"],
        last_day=today() + timedelta(days=60),
        paper="Letter of the city no. 3 (demo)",
    )
    asked = ask_families(actor=ada, end_id=end)
    _answer(journey, GOES_ON, agrees=True)
    _answer(journey, STOPS, agrees=False)
    twice = refusal(
        lambda: announce_end(
            actor=ada,
            team_id=journey.world["consortium"],
            last_day=today() + timedelta(days=90),
            paper="Another letter",
        )
    )
    return Done(
        "Ada, leader of the consortium",
        f"announces the last day of the project and asks {asked.asked} families; without a yes"
        " nothing is carried over",
        ids={"project_end": end},
        refused=(twice,),
    )


def _answer(journey: Journey, pupil: Pupil, *, agrees: bool) -> None:
    ada = journey.worker("ada.leader")
    question_id, offered = question_of(
        ada, _consent(journey, pupil), journey[f"{pupil.key}.mother"]
    )
    record_answer(
        actor=ada,
        question_id=question_id,
        categories=offered if agrees else frozenset(),
        signed=Signed(Method.SCREEN, f"Mama {pupil.given} {pupil.child.surnames}"),
    )


def _consent(journey: Journey, pupil: Pupil) -> UUID:
    ada, case = journey.worker("ada.leader"), journey[f"{pupil.key}.case"]
    with entered(ada):
        (end,) = ends_of(ada)
        found = next(one for one in families(end) if one.case_id == case)
    assert found.consent_id
    return found.consent_id


STEPS = (
    Step("street", "An evening in the street", street),
    Step("tutor", "The pupil picks a tutor", tutor),
    Step("one_plan", "School and club write one plan", one_plan),
    Step("at_night", "An interpreter at night", at_night),
    Step("adds_up", "A total that adds up", adds_up),
    Step("ends", "The project ends on a day", ends),
)
