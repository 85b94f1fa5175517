"""The mother decides who sees what; the wall follows."""

from ciranda.access.enums import Category
from ciranda.cases.actions.consents import Ask, Signed, ask, record_answer
from ciranda.cases.actions.contacts import Header, Words, write
from ciranda.consent.enums import Method
from ciranda.ops.demo.arrivals import question_of
from ciranda.ops.journey.step import MOTHER, SURNAMES, Done, Journey, Step
from ciranda.ops.journey.wall import look

INVOLVED = frozenset({Category.IDENTITY, Category.INVOLVEMENT})


def two_of_three(journey: Journey) -> Done:
    """Three sharing columns are asked: one signed whole, one narrowed, one refused."""
    tomas, world = journey.worker("tomas.therapist"), journey.world
    asks = [
        Ask("participation"),
        Ask("health", world["hospital.service"]),
        Ask("social_security", world["social.service"]),
        Ask("education", world["nursery.service"]),
    ]
    consents = ask(actor=tomas, case_id=journey["case"], asks=asks)
    answers: list[frozenset[Category] | None] = [None, None, INVOLVED, frozenset()]
    ids = {}
    for one, consent_id, said in zip(asks, consents, answers, strict=True):
        question_id, offered = question_of(tomas, consent_id, journey["mother"])
        record_answer(
            actor=tomas,
            question_id=question_id,
            categories=offered if said is None else said,
            signed=Signed(Method.SCREEN, f"{MOTHER} {SURNAMES}"),
        )
        ids[f"question.{one.column}"] = question_id
    return Done(
        f"{MOTHER}, mother",
        "takes part, and signs two of three columns: health; for social security only that"
        " somebody is involved; not the nursery. The service is the same",
        ids=ids,
    )


def first_notes(journey: Journey) -> Done:
    """A visit at home, and the hospital's own note."""
    case_id = journey["case"]
    write(
        actor=journey.worker("tomas.therapist"),
        case_id=case_id,
        header=Header("visit", None, "At home", 60),
        paragraphs=[
            Words(Category.DEVELOPMENT, "Alma brought the book and waited for the page to turn.",
                  language="en"),
            Words(Category.SOCIAL, "Rosa works nights; her sister sleeps over twice a week.",
                  language="en"),
        ],
    )  # fmt: skip
    write(
        actor=journey.worker("helena.health"),
        case_id=case_id,
        header=Header("call", None, "", 10),
        paragraphs=[Words(Category.HEALTH, "Hearing test on the 9th; Rosa prefers mornings.",
                          language="en")],
    )  # fmt: skip
    return Done(
        "Tomás (NGO) and Helena (health)",
        "write: a visit with a word on development and one on the home; the hospital's own note",
        (
            look("Health", journey.worker("helena.health"), case_id),
            look("Social security", journey.worker("sofia.social"), case_id),
            look("The nursery", journey.worker("nuno.nursery"), case_id),
            look("The mother", journey.mother, case_id),
        ),
    )


SHARING = (
    Step("signed", "The mother signs two of three sharing columns", two_of_three),
    Step("notes", "What is written, and who reads it", first_notes),
)
