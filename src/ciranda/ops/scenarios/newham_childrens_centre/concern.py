"""From a worry in the nursery to social care and back: steps first, an answer with a reason."""

from datetime import date
from uuid import UUID

from ciranda.access.actions import entered
from ciranda.access.enums import Category
from ciranda.cases.actions.climbing import leave_steps_out
from ciranda.cases.actions.consents import Ask, Signed, ask, record_answer
from ciranda.cases.actions.contacts import Header, Words, write
from ciranda.cases.actions.coordination import allocate
from ciranda.consent.enums import Method
from ciranda.ops.demo.arrivals import Child, Worry, arrive, mother, question_of
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.scenarios.newham_childrens_centre.place import (
    AREA,
    FARAH,
    LEAH,
    PROGRAMME,
    SOLE,
    TESS,
)
from ciranda.services import actions as services
from ciranda.services.enums import PartState
from ciranda.services.queries import endings

YUSUF = Child("Yusuf", "Example", 38, AREA)
# Each with how social care answers; the last waits for its answer.
OTHERS: tuple[tuple[Child, PartState | None, str], ...] = (
    (Child("Idris", "Example", 30, AREA), PartState.ACCEPTED, "A visit this week."),
    (Child("Lina", "Example", 41, AREA), PartState.ACCEPTED, "A visit tomorrow."),
    (Child("Otis", "Example", 26, AREA), PartState.BELOW, "Early help fits better."),
    (Child("Safiya", "Example", 45, AREA), None, ""),
)
LONG_AGO = date(2020, 1, 1)


def worried(journey: Journey) -> Done:
    """Tess is worried about a boy of three; Farah holds it together from now on."""
    arrived = arrive(
        journey.world,
        YUSUF,
        Worry(TESS, "He stopped talking in the group since the autumn.",
              (mother("Salma", "Example"),)),
        coordinator=LEAH,
        programme=PROGRAMME,
        differs="Seen in the nursery together.",
    )  # fmt: skip
    assert arrived.case
    assert arrived.child
    allocate(actor=journey.worker(LEAH), case_id=arrived.case, membership_id=journey.world[FARAH])
    return Done(
        "Tess, teacher",
        "tells of a worry, having told the mother first; Farah, family support, is the first stop",
        ids={"case": arrived.case, "yusuf": arrived.child, "salma": arrived.carers["mother"]},
    )


def sign(journey: Journey, column: str, agency: str, by: str = FARAH) -> None:
    """The mother signs a column for one service, by name; her case manager of that day asks."""
    _sign(journey, journey["case"], journey["salma"], column, agency, by)


def _sign(
    journey: Journey, case_id: UUID, mother_id: UUID, column: str, agency: str, by: str = FARAH
) -> None:
    asker = journey.worker(by)
    (consent,) = ask(
        actor=asker,
        case_id=case_id,
        asks=[Ask(column, journey.world[f"{agency}.service"])],
        people=[mother_id],
    )
    question, offered = question_of(asker, consent, mother_id)
    record_answer(
        actor=asker,
        question_id=question,
        categories=offered,
        signed=Signed(Method.SCREEN, "Her mother"),
    )


def _ask(journey: Journey, case_id: UUID | None = None) -> services.Asked:
    return services.send_request(
        actor=journey.worker(FARAH),
        case_id=case_id or journey["case"],
        topic="social_care",
        words="The family asks for help at home.",
        services=[services.ToService(journey.world["council.service"])],
    )


def _step(journey: Journey, kind: str, category: Category, words: str) -> None:
    write(
        actor=journey.worker(FARAH),
        case_id=journey["case"],
        header=Header(kind),
        paragraphs=[Words(category, words, language="en")],
    )


def too_early(journey: Journey) -> Done:
    """Nobody is referred on before what can be done here, and before the parents know."""
    sign(journey, "sharing", "council")
    first = refusal(lambda: _ask(journey))
    _step(journey, "concern", Category.EDUCATION, "He stopped talking in the group.")
    _step(journey, "family_support", Category.SOCIAL, "We read together on Mondays now.")
    _step(journey, "observation", Category.DEVELOPMENT, "He points and looks; he does not speak.")
    second = refusal(lambda: _ask(journey))
    no_reason = refusal(
        lambda: leave_steps_out(actor=journey.worker(FARAH), case_id=journey["case"], reason="")
    )
    return Done(
        "Farah, family support",
        "may not ask social care before every step was taken; only a child's safety overrides"
        " them, with the reason",
        refused=(first, second, no_reason),
    )


def climbed(journey: Journey) -> Done:
    """The second observation and the talk with the mother; then social care is asked."""
    _step(journey, "observation", Category.DEVELOPMENT, "He speaks with his sister, not with us.")
    _step(journey, "parent_conversation", Category.SOCIAL, "At home he talks all day, she says.")
    asked = _ask(journey)
    return Done(
        "Farah, family support",
        "has taken every step and asks social care, which the mother signed for",
        ids={"part": asked.sent[0]},
    )


def bounced(journey: Journey) -> Done:
    """The answer is below the threshold: it has a reason, or it is no answer."""
    sole = journey.worker(SOLE)
    silent = refusal(
        lambda: services.answer(actor=sole, part_id=journey["part"], state=PartState.BELOW)
    )
    services.answer(
        actor=sole,
        part_id=journey["part"],
        state=PartState.BELOW,
        words="The family doesn't meet our threshold: speech therapy fits better.",
    )
    return Done(
        "Sole, social care",
        "answers “below the threshold” in writing; the file stays open and Farah reads why",
        refused=(silent,),
    )


def asked_often(journey: Journey) -> Done:
    """Four more families, for whose child it could not wait: from five asked on, how often social
    care answers “below the threshold” is shown, with what it was asked beside it."""
    farah, sole = journey.worker(FARAH), journey.worker(SOLE)
    for child, state, words in OTHERS:
        arrived = arrive(
            journey.world,
            child,
            Worry(TESS, "The child comes hungry and is afraid to go home.",
                  (mother("Mother of " + child.given, "Example"),)),
            coordinator=LEAH,
            programme=PROGRAMME,
            differs="Seen in the nursery.",
        )  # fmt: skip
        assert arrived.case
        allocate(
            actor=journey.worker(LEAH), case_id=arrived.case, membership_id=journey.world[FARAH]
        )
        _sign(journey, arrived.case, arrived.carers["mother"], "sharing", "council")
        leave_steps_out(actor=farah, case_id=arrived.case, reason="The child is not safe at home.")
        (part,) = _ask(journey, arrived.case).sent
        if state:
            services.answer(actor=sole, part_id=part, state=state, words=words)
    with entered(journey.worker(LEAH)):
        (figure,) = [one for one in endings.bounced(LONG_AGO) if one.asked]
    return Done(
        "Farah, family support",
        f"asks for four more, at once, for their safety; of {figure.asked} asked social care"
        f" answered {figure.answered}, {figure.below} of them below the threshold",
    )


CONCERN = (
    Step("worried", "A worry in the nursery", worried),
    Step("too_early", "Not before every step was taken", too_early),
    Step("climbed", "Every step taken, social care is asked", climbed),
    Step("bounced", "Below the threshold, with the reason", bounced),
)
OFTEN = (Step("asked_often", "How often it answers so, once five were asked", asked_often),)
