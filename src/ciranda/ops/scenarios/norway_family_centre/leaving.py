"""On to a kindergarten: a place that is lost by silence, and three topics handed over."""

from datetime import timedelta

from django.db import connection

from ciranda.access.actions import entered
from ciranda.cases import tasks
from ciranda.cases.actions import stages
from ciranda.cases.actions.closing import Ending, close
from ciranda.ops.demo.arrivals import today
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.journey.wall import look
from ciranda.ops.scenarios.norway_family_centre.door import MOTHER, sign
from ciranda.ops.scenarios.norway_family_centre.place import DIRECTOR, KINDERGARTEN, PEDAGOGUE
from ciranda.services import actions as services
from ciranda.transfers.actions import transitions
from ciranda.transfers.actions.transitions import Preparation

# Nearer than the three days at which an open offer climbs.
DAYS_TO_ANSWER = 2
TOPICS = {
    "cooperation": "Hodan came three days a week and asks when she wonders about something.",
    "the_child": "Nadif watches first, joins in on the second day, and sings at home.",
    "worked_on": "Asking for what he wants, and balance games.",
}


def offered(journey: Journey) -> Done:
    """A place is offered. Nobody answers; before it is lost, the alert goes to the director."""
    pernille, case = journey.worker(PEDAGOGUE), journey["case"]
    offer = services.receive_offer(
        actor=pernille,
        case_id=case,
        place="Sample kindergarten, Eksempelby",
        answer_by=today() + timedelta(days=DAYS_TO_ANSWER),
    )
    tasks.climb(case_id=str(case))
    early = refusal(
        lambda: close(
            actor=pernille,
            case_id=case,
            ending=Ending("ended", "in_kindergarten", told_on=today(), left_open="None."),
        )
    )
    return Done(
        "Pernille, pedagogue",
        f"writes down the place that was offered, and its last day. {DAYS_TO_ANSWER} days before it"
        f" nobody has answered: {_climbed(journey)} read it among the missed deadlines",
        ids={"offer": offer},
        refused=(early,),
    )


def _climbed(journey: Journey) -> str:
    with entered(journey.worker(DIRECTOR)), connection.cursor() as cursor:
        cursor.execute(
            "select distinct b.role_key from cases_clockclimb b join cases_clock k"
            " on k.id = b.clock_id where k.key = 'place_answer' and b.case_id = %s order by 1",
            [journey["case"]],
        )
        found = [str(row[0]).replace("_", " ") for row in cursor.fetchall()]
    return " and ".join(found) or "nobody"


def answered(journey: Journey) -> Done:
    """Hodan answers by herself, on her own page. He gets the place."""
    hodan, offer = journey.family("mother"), journey["offer"]
    services.answer_offer(actor=hodan, offer_id=offer, says_yes=True, words="Yes, gladly.")
    twice = refusal(lambda: services.answer_offer(actor=hodan, offer_id=offer, says_yes=True))
    services.enrol_in_place(actor=journey.worker(PEDAGOGUE), offer_id=offer)
    return Done(
        "Hodan",
        "answers on her own page, two days before the place is lost; Nadif has it now",
        refused=(twice,),
    )


def handed_over(journey: Journey) -> Done:
    """Three topics, in words she has heard, after her signature; and somebody goes along."""
    pernille, case = journey.worker(PEDAGOGUE), journey["case"]
    stages.move(actor=pernille, case_id=case, to="moving_on")
    way_out = transitions.prepare(
        actor=pernille,
        case_id=case,
        preparation=Preparation(
            "kindergarten", receiving_name="Sample kindergarten", wishes="That somebody knows him."
        ),
    ).pk
    more = refusal(
        lambda: transitions.say_topics(
            actor=pernille, transition_id=way_out, words={"income": "They have little."}
        )
    )
    transitions.say_topics(actor=pernille, transition_id=way_out, words=TOPICS)

    def agree() -> None:
        transitions.agree(
            actor=pernille, transition_id=way_out, agreed_by=MOTHER, hands_over=list(TOPICS)
        )

    unsigned = refusal(agree)
    sign(journey, "handover", "kindergarten")
    agree()
    visit = transitions.go_along(
        actor=pernille,
        transition_id=way_out,
        on=today() + timedelta(days=7),
        membership_id=journey.world[PEDAGOGUE],
    )
    transitions.send(actor=pernille, transition_id=way_out)
    transitions.record_receipt(
        actor=pernille, transition_id=way_out, received_by="Kari, kindergarten teacher"
    )
    return Done(
        "Pernille and Hodan",
        f"hand over {len(TOPICS)} topics and nothing else, once Hodan has signed for it; Pernille"
        " goes along on the first visit",
        (look("Kari, kindergarten", journey.worker(KINDERGARTEN), case),),
        ids={"way_out": way_out, "first_visit": visit},
        refused=(more, unsigned),
    )


STEPS = (
    Step("offered", "A place that is lost by silence", offered),
    Step("answered", "Hodan answers in time", answered),
    Step("handed_over", "Three topics, after her signature", handed_over),
)
