"""An open house in Ghent: help without a name, and a family known by one name and an aunt.

From the study of the open house: reception without conditions, warm referral, no penalty for a
missed appointment, the trusted worker in any agency, «we cannot help» that closes nothing.
"""

from datetime import timedelta
from uuid import UUID

from ciranda.access.actions import entered
from ciranda.access.enums import Role
from ciranda.agencies.enums import Sector, TeamRole
from ciranda.cases.actions import circle
from ciranda.cases.actions.consents import Ask, Signed, record_answer
from ciranda.cases.actions.consents import ask as ask_consent
from ciranda.cases.actions.coordination import allocate
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.common.database import instant
from ciranda.consent.enums import Method
from ciranda.ops.demo.arrivals import question_of
from ciranda.ops.demo.cast import District, NewAgency, NewTeam, NewWorker
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.journey.wall import look
from ciranda.ops.scenarios.scenario import Scenario
from ciranda.people.actions import register
from ciranda.people.actions.reaching import Reach, add_contact_point
from ciranda.people.enums import ContactKind, SafeWhen
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import current
from ciranda.services import actions as services
from ciranda.services.enums import PartState
from ciranda.services.queries import asked_of_us

PROGRAMME = "ghent-de-sloep"
ILSE = "ilse.reception"

DISTRICT = District(
    "ghent",
    {
        "house": NewAgency("The open house (demo)", Sector.NGO, "Reception"),
        "welfare": NewAgency("Public welfare centre (demo)", Sector.SOCIAL_SECURITY, "Welfare"),
        "lettings": NewAgency("Social lettings (demo)", Sector.MUNICIPALITY, "Housing"),
        "street": NewAgency("City outreach (demo)", Sector.MUNICIPALITY, "Outreach"),
    },
    {
        "house_team": NewTeam(
            "Team of the open house (demo)",
            "Sluisbeke",
            PROGRAMME,
            (("950101", "Sluisbeke north-east"),),
            "BE",
            "Europe/Brussels",
        )
    },
    {
        ILSE: NewWorker(
            "Ilse", "house", Role.COORDINATOR, "reception worker", "house_team",
            TeamRole.COORDINATOR,
        ),
        "wout.welfare": NewWorker("Wout", "welfare", Role.PARTNER, "social worker"),
        "hanne.housing": NewWorker("Hanne", "lettings", Role.PARTNER, "housing officer"),
        "omar.outreach": NewWorker("Omar", "street", Role.PRACTITIONER, "outreach worker"),
    },
)  # fmt: skip


def at_the_counter(journey: Journey) -> Done:
    """Three people, no name: one was listened to, one answered, one nobody can help."""
    ilse = journey.worker(ILSE)
    for topic, outcome in (
        ("family", "listened"),
        ("residence_documents", "answered"),
        ("housing", "nobody_can_help"),
        ("housing", "gave_material_aid"),
    ):
        services.count(actor=ilse, programme=PROGRAMME, topic=topic, outcome=outcome)
    slip = services.count(actor=ilse, programme=PROGRAMME, topic="health", outcome="listened")
    services.take_back(actor=ilse, slip=slip)
    return Done(
        "Ilse, reception",
        "counts three people by topic and outcome; one only wanted to be heard, one nobody can"
        " help and gets nappies; a slip is taken back",
        refused=(
            refusal(
                lambda: services.count(
                    actor=ilse, programme=PROGRAMME, topic="Mirela", outcome="listened"
                )
            ),
        ),
    )


def one_name(journey: Journey) -> Done:
    """A mother gives one name and her aunt's telephone. That is enough for everything after."""
    ilse = journey.worker(ILSE)
    with entered(ilse):
        mirela = register(actor=ilse, given="Mirela").pk
        case = open_case(
            actor=ilse,
            pack_version_id=current(PROGRAMME).id,
            team_id=journey.world["house_team"],
            subjects=[NewSubject(SubjectKind.FAMILY)],
            family=[NewFamilyMember(mirela, "mother", True)],
        )
        aunt = Reach(ContactKind.PHONE, "900 000 950", SafeWhen.ASK, whose="her aunt")
        add_contact_point(actor=ilse, person_id=mirela, reach=aunt)
    return Done(
        "Ilse, reception",
        "opens a family from one name and an aunt's telephone; no surname, birthday, number or"
        " address is asked",
        ids={"case": case, "mother": mirela},
    )


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


def whom_she_trusts(journey: Journey) -> Done:
    """She trusts the outreach worker of the city. He walks along, whoever opened the file."""
    ilse, case = journey.worker(ILSE), journey["case"]
    by_team = refusal(
        lambda: allocate(actor=ilse, case_id=case, membership_id=journey.world["omar.outreach"])
    )
    allocate(
        actor=ilse,
        case_id=case,
        membership_id=journey.world["omar.outreach"],
        named_by_family=True,
    )
    circle.trust(actor=ilse, case_id=case, member_id=None, words="He came to our door first.")
    return Done(
        "Mirela",
        "names Omar, of another agency, as the one she trusts: he walks along from now on",
        (look("Omar, outreach (city)", journey.worker("omar.outreach"), case),),
        refused=(by_team,),
    )


SCENARIO = Scenario(
    PROGRAMME,
    "An open house: help without a name",
    DISTRICT,
    (
        Step("counter", "Three people at the counter, no name", at_the_counter),
        Step("one_name", "A family from one name and an aunt's telephone", one_name),
        Step("two_services", "One request, two services, one signature", two_services),
        Step("both_hold", "The appointment that both hold", both_hold_it),
        Step("missed", "A missed appointment changes nothing", missed_and_again),
        Step("nobody", "Below the threshold, with the reason", nobody_can),
        Step("trust", "Whom she trusts, in any agency", whom_she_trusts),
    ),
)
