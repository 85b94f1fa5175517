"""The door: who asks without a name, a week of the counter, and a family of one name."""

from ciranda.access.actions import entered
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.scenarios.ghent_de_sloep.place import ILSE, PROGRAMME
from ciranda.people.actions import register
from ciranda.people.actions.reaching import Reach, add_contact_point
from ciranda.people.enums import ContactKind, SafeWhen
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import current
from ciranda.services import actions as services

# The questions of a year as the study counts them (441 about payment, 427 about housing, …), one
# in forty: so that the figures of a demonstration have the weights of the real ones.
WEEK = {
    "payment": 11, "housing": 11, "health": 10, "material_aid": 10, "child_benefits": 8,
    "childcare": 7, "family": 6, "education": 6, "residence_documents": 4, "parenting": 3,
    "pregnancy": 2, "training": 1, "other": 9,
}  # fmt: skip
_TURNS = ("answered", "listened", "told_where", "made_appointment")
UNMET = 6


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


def outcome_of(topic: str, number: int) -> str:
    """What came of the `number`-th question about a topic in the week that is played."""
    if topic == "housing" and number < UNMET:
        return "nobody_can_help"
    return _TURNS[number % len(_TURNS)]


def a_week(journey: Journey) -> Done:
    """A week of questions: what the figures of the counter grow from."""
    ilse = journey.worker(ILSE)
    for topic, times in WEEK.items():
        for number in range(times):
            outcome = outcome_of(topic, number)
            services.count(actor=ilse, programme=PROGRAMME, topic=topic, outcome=outcome)
    return Done(
        "Ilse, reception",
        f"counts the {sum(WEEK.values())} questions of a week: {UNMET} times nobody could help with"
        " housing",
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


STEPS = (
    Step("counter", "Three people at the counter, no name", at_the_counter),
    Step("week", "A week at the counter", a_week),
    Step("one_name", "A family from one name and an aunt's telephone", one_name),
)
