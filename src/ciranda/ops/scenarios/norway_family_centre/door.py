"""At the door: the check at four years, an ordinary place first, one request and its columns."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from ciranda.access.actions import entered
from ciranda.cases.actions import stages
from ciranda.cases.actions.consents import Ask, Signed, ask, record_answer
from ciranda.cases.actions.coordination import allocate, replace_manager
from ciranda.cases.enums import EndReason
from ciranda.consent.enums import Method
from ciranda.ops.demo.arrivals import Child, Worry, arrive, mother, question_of
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.journey.wall import look
from ciranda.ops.scenarios.norway_family_centre.place import (
    DIRECTOR,
    NURSE,
    PARISH,
    PEDAGOGUE,
    PHYSIO,
    PROGRAMME,
    SPECIAL,
)
from ciranda.services import actions as services
from ciranda.services.enums import PartState, PlaceFound
from ciranda.services.queries import asked_of_us, is_worked_on

NADIF = Child("Nadif", "Eksempelsen", 49, PARISH)
MOTHER = "Hodan"
TOPIC = "movement"
COLUMNS = ("physio", "health", "special")


def check_at_four(journey: Journey) -> Done:
    """At the four-year check the nurse asks: he has no place in a kindergarten."""
    arrived = arrive(
        journey.world,
        NADIF,
        Worry(
            NURSE,
            "Four years old, at home with his mother. She would like him to meet other children.",
            (mother(MOTHER, NADIF.surnames),),
            request="She asks for it herself.",
        ),
        coordinator=DIRECTOR,
        programme=PROGRAMME,
        differs="Met at the check at four years.",
    )
    assert arrived.case
    assert arrived.child
    case, nora = arrived.case, journey.worker(NURSE)
    allocate(actor=journey.worker(DIRECTOR), case_id=case, membership_id=journey.world[NURSE])
    unasked = refusal(lambda: stages.move(actor=nora, case_id=case, to="taking_part"))
    services.record_place(actor=nora, case_id=case, found=PlaceFound.NONE)
    first = refusal(lambda: stages.move(actor=nora, case_id=case, to="taking_part"))
    return Done(
        "Nora, nurse",
        "records at the check at four years that Nadif has no place in a kindergarten. The"
        " programme stays shut: an ordinary place is looked for first",
        ids={"case": case, "child": arrived.child, "mother": arrived.carers["mother"]},
        refused=(unasked, first),
    )


def no_place(journey: Journey) -> Done:
    """The attempt at an ordinary place fails; now the nurse walks the family downstairs."""
    nora, case = journey.worker(NURSE), journey["case"]
    silent = refusal(
        lambda: services.record_place(actor=nora, case_id=case, found=PlaceFound.FAILED)
    )
    services.record_place(actor=nora, case_id=case, found=PlaceFound.FAILED, reason="no_free_place")
    stages.move(actor=nora, case_id=case, to="taking_part")
    replace_manager(
        actor=journey.worker(DIRECTOR),
        case_id=case,
        membership_id=journey.world[PEDAGOGUE],
        reason=EndReason.REPLACED,
    )
    return Done(
        "Nora, nurse",
        "writes down that there is no free place nearby. The programme opens, she walks the family"
        " down the stairs, and Pernille, pedagogue, is their contact from now on",
        refused=(silent,),
    )


def two_of_three(journey: Journey) -> Done:
    """One request, three columns, two signatures: the third division never learns of it."""
    pernille, world = journey.worker(PEDAGOGUE), journey.world
    sign(journey, "taking_part")
    sign(journey, "house_service", "physio")
    sign(journey, "house_service", "health")
    asked = services.send_request(
        actor=pernille,
        case_id=journey["case"],
        topic=TOPIC,
        words="He stands on his toes and tires easily. Hodan asks what she can do at home.",
        services=[services.ToService(world[f"{division}.service"]) for division in COLUMNS],
    )
    unsigned = asked.waiting[0]
    waiting = refusal(
        lambda: services.make_appointment(
            actor=pernille, part_id=unsigned, at=timezone.now() + timedelta(days=3)
        )
    )
    return Done(
        "Pernille and Hodan",
        f"ask three divisions with one form; Hodan signs {len(asked.sent)} of its"
        f" {len(COLUMNS)} columns, and {_waits(journey, SPECIAL)} requests reach the third. She"
        " takes part all the same",
        (look("Sigrid, of the unsigned division", journey.worker(SPECIAL), journey["case"]),),
        ids={"request": asked.request_id, "part": asked.sent[0], "unsigned": unsigned},
        refused=(waiting,),
    )


def _waits(journey: Journey, who: str) -> int:
    actor = journey.worker(who)
    assert actor.service_id
    with entered(actor):
        return asked_of_us(actor.service_id)[1]


def worked_on(journey: Journey) -> Done:
    """Before she calls about his walking, the nurse looks whether somebody works on it."""
    services.answer(actor=journey.worker(PHYSIO), part_id=journey["part"], state=PartState.ACCEPTED)
    return Done(
        "Nora, nurse",
        "looks before she calls: is somebody working on his walking already?"
        f" {_said(journey, NURSE)}. Sigrid, whom Hodan has not let know them, asks the same:"
        f" {_said(journey, SPECIAL)}",
    )


def _said(journey: Journey, who: str) -> str:
    with entered(journey.worker(who)):
        return "yes" if is_worked_on(journey["case"], TOPIC) else "nothing is said"


def sign(journey: Journey, column: str, division: str = "") -> UUID:
    """Let Hodan sign one column of the form, for a division by name. Gives her question."""
    worker = journey.worker(PEDAGOGUE)
    receiver = journey.world[f"{division}.service"] if division else None
    (consent,) = ask(
        actor=worker,
        case_id=journey["case"],
        asks=[Ask(column, receiver)],
        people=[journey["mother"]],
    )
    question, offered = question_of(worker, consent, journey["mother"])
    record_answer(
        actor=worker,
        question_id=question,
        categories=offered,
        signed=Signed(Method.SCREEN, MOTHER),
    )
    return question


STEPS = (
    Step("check", "The check at four years", check_at_four),
    Step("no_place", "An ordinary place was looked for first", no_place),
    Step("columns", "One request, three columns, two signatures", two_of_three),
    Step("worked_on", "Is somebody working on it already?", worked_on),
)
