"""One request to several services, warm referral, and somebody who works on it already."""

from datetime import timedelta
from uuid import UUID

from ciranda.access.actions import entered
from ciranda.cases.actions.consents import Ask, Signed, record_answer
from ciranda.cases.actions.consents import ask as ask_consent
from ciranda.common.database import instant
from ciranda.consent.enums import Method
from ciranda.ops.demo.arrivals import question_of
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.journey.wall import look
from ciranda.ops.scenarios.ghent_de_sloep.place import ILSE
from ciranda.services import actions as services
from ciranda.services.enums import PartState
from ciranda.services.queries import asked_of_us, knocks_of, requests_of, worked_on


def two_services(journey: Journey) -> Done:
    """One request to two services; she signs for one of them. The other never learns of it."""
    ilse, world = journey.worker(ILSE), journey.world
    _sign(journey, "welfare")
    asked = services.send_request(
        actor=ilse,
        case_id=journey["case"],
        topic="housing",
        words="She asks how to get on the list for a flat, and for the guarantee.",
        services=[
            services.ToService(world["welfare.service"]),
            services.ToService(world["lettings.service"]),
        ],
    )
    return Done(
        "Ilse, reception",
        "asks two services with one request; Mirela signed for one, so one is asked, and"
        f" {_waiting(journey, 'hanne.housing')} wait at the other",
        (look("Hanne, of the unsigned service", journey.worker("hanne.housing"), journey["case"]),),
        ids={"request": asked.request_id, "part": asked.sent[0], "unsigned": asked.waiting[0]},
    )


def _waiting(journey: Journey, who: str) -> int:
    actor = journey.worker(who)
    assert actor.service_id
    with entered(actor):
        return asked_of_us(actor.service_id)[1]


def _sign(journey: Journey, agency: str) -> None:
    ilse = journey.worker(ILSE)
    (consent,) = ask_consent(
        actor=ilse,
        case_id=journey["case"],
        asks=[Ask("warm_referral", journey.world[f"{agency}.service"])],
        people=[journey["mother"]],
    )
    question_id, offered = question_of(ilse, consent, journey["mother"])
    record_answer(
        actor=ilse,
        question_id=question_id,
        categories=offered,
        signed=Signed(Method.SCREEN, "Mirela"),
    )


def both_hold_it(journey: Journey) -> Done:
    """Incomplete until an appointment exists and both hold it."""
    ilse, part = journey.worker(ILSE), journey["part"]
    too_early = refusal(lambda: services.family_holds(actor=ilse, part_id=part))
    unsigned = refusal(lambda: _appoint(journey, journey["unsigned"]))
    services.answer(
        actor=journey.worker("wout.welfare"), part_id=part, state=PartState.ACCEPTED, words="Come."
    )
    _appoint(journey, part)
    services.family_holds(actor=ilse, part_id=part)
    return Done(
        "Ilse and Mirela",
        "make the appointment together; she has it on paper, Ilse in the file: now it is made",
        refused=(too_early, unsigned),
    )


def _appoint(journey: Journey, part_id: UUID) -> None:
    ilse = journey.worker(ILSE)
    with entered(ilse):
        at = instant() + timedelta(days=3)
    services.make_appointment(actor=ilse, part_id=part_id, at=at)


def already(journey: Journey) -> Done:
    """A second service on the same thing learns that somebody works on it, and nothing else."""
    ilse, tine, case = journey.worker(ILSE), journey.worker("tine.advice"), journey["case"]
    stranger = refusal(lambda: services.leave_word(actor=tine, case_id=case, topic="housing"))
    _sign(journey, "advice")
    asked = services.send_request(
        actor=ilse,
        case_id=case,
        topic="housing",
        words="She wants to know what a lease must say.",
        services=[services.ToService(journey.world["advice.service"])],
    )
    with entered(tine):
        taken = worked_on(case, ["housing", "health"])
    assert taken == {"housing"}
    free = refusal(lambda: services.leave_word(actor=tine, case_id=case, topic="health"))
    services.leave_word(actor=tine, case_id=case, topic="housing")
    wout = journey.worker("wout.welfare")
    with entered(wout):
        (knock,) = knocks_of(journey["part"])
    services.heard(actor=wout, knock_id=knock.id)
    return Done(
        "Tine, of the tenants' advice",
        "is asked about the same and reads that somebody works on it already, not who and not what;"
        " she leaves word without words, and Wout calls her",
        (look("Tine, of the second service", tine, case),),
        ids={"advice": asked.sent[0]},
        refused=(stranger, free),
    )


def not_known_yet(journey: Journey) -> Done:
    """An appointment that both hold stays open until somebody knows that she got there."""
    ilse, part = journey.worker(ILSE), journey["advice"]
    services.answer(
        actor=journey.worker("tine.advice"),
        part_id=part,
        state=PartState.ACCEPTED,
        words="Bring the lease if you have it.",
    )
    _appoint(journey, part)
    services.family_holds(actor=ilse, part_id=part)
    with entered(ilse):
        (line,) = (one for one in requests_of(journey["case"])[0] if one.id == part)
    assert line.standing.is_complete
    assert line.standing.is_open
    return Done(
        "Ilse and Mirela",
        "make the second appointment; both hold it, and it stays open until it is known whether"
        " she got there",
    )


def missed_and_again(journey: Journey) -> Done:
    """She does not come. Nothing happens to her; next time she does."""
    ilse, part = journey.worker(ILSE), journey["part"]
    services.record_arrival(actor=ilse, part_id=part, arrived=False)
    _appoint(journey, part)
    services.family_holds(actor=ilse, part_id=part)
    services.record_arrival(actor=journey.worker("wout.welfare"), part_id=part, arrived=True)
    return Done(
        "Mirela",
        "misses the appointment: nothing ends, another one is made; then the service says she came",
    )


def nobody_can(journey: Journey) -> Done:
    """The second service is signed for, and cannot help: it has to say why."""
    ilse, part = journey.worker(ILSE), journey["unsigned"]
    _sign(journey, "lettings")
    services.route_request(actor=ilse, request_id=journey["request"])
    hanne = journey.worker("hanne.housing")
    silent = refusal(lambda: services.answer(actor=hanne, part_id=part, state=PartState.BELOW))
    services.answer(
        actor=hanne,
        part_id=part,
        state=PartState.BELOW,
        words="The list is open to those who were registered in the city for three years.",
    )
    return Done(
        "Hanne, social lettings",
        "answers below the threshold, with the reason; the family's file stays open",
        refused=(silent,),
    )


STEPS = (
    Step("two_services", "One request, two services, one signature", two_services),
    Step("both_hold", "The appointment that both hold", both_hold_it),
    Step("already", "Somebody works on this already", already),
    Step("missed", "A missed appointment changes nothing", missed_and_again),
    Step("nobody", "Below the threshold, with the reason", nobody_can),
    Step("open", "Open until arrival is known", not_known_yet),
)
