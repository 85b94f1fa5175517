"""A consent taken back, and the move to another town."""

from ciranda.access.actions import entered
from ciranda.access.enums import Category
from ciranda.cases.actions.consents import withdraw_own
from ciranda.cases.actions.contacts import Header, Words, write
from ciranda.ops.journey.step import CHILD, MOTHER, Done, Journey, Step
from ciranda.ops.journey.wall import look, notes_in_all, seen_by
from ciranda.plans.queries.asked import asked_of
from ciranda.transfers.actions.answering import accept, complete, record_first_contact
from ciranda.transfers.actions.moves import propose_moves
from ciranda.transfers.actions.offering import Offer, offer


def taken_back(journey: Journey) -> Done:
    """From the same second the agency reads its own notes, and that sharing ended."""
    withdraw_own(actor=journey.mother, question_id=journey["question.health"])
    helena = journey.worker("helena.health")
    with entered(helena):
        asked = asked_of(journey.world["hospital.service"])
    return Done(
        f"{MOTHER}, mother",
        "takes back the consent for health, alone, in her own pages; nobody of the family is told",
        (
            look("Health", helena, journey["case"]),
            f"Health is told that sharing ended: {len(asked.ended)} line",
        ),
    )


def another_parish(journey: Journey) -> Done:
    """A changed address proposes the move to the team whose catchment holds the parish."""
    tomas = journey.worker("tomas.therapist")
    with entered(tomas):
        found = propose_moves(journey["child"], "970201", "a new address")
    offered = offer(
        actor=tomas,
        case_id=journey["case"],
        offer=Offer(
            child=CHILD,
            reach="Rosa, 900 000 000, after four o'clock",
            reason="outside_our_area",
            history_agreed=True,
            agreed_by=MOTHER,
            summary="Pictures and waiting help. Say the plan's words: she chose them.",
            to_team_id=journey.world["hill"],
        ),
    )
    return Done(
        "Tomás (NGO)",
        f"hears of the move to Monte Amostra ({found} possible move found) and offers the case",
        (look("Pedro, of the new team", journey.worker("pedro.therapist"), journey["case"]),),
        {"transfer": offered.pk},
    )


def accepted(journey: Journey) -> Done:
    """The new team accepts and names who will phone; the old team still answers."""
    accept(
        actor=journey.worker("nadia.coordinator"),
        transfer_id=journey["transfer"],
        manager_id=journey.world["pedro.therapist"],
        words="Welcome. Pedro calls tomorrow.",
    )
    return Done(
        "Nádia, coordinator of Monte Amostra (health)",
        "accepts; Pedro will phone. Until then the old team answers",
        (look("Tomás", journey.worker("tomas.therapist"), journey["case"]),),
    )


def phoned(journey: Journey) -> Done:
    """The new team has spoken with the family: in this instant, and not before, custody moves."""
    record_first_contact(
        actor=journey.worker("pedro.therapist"),
        transfer_id=journey["transfer"],
        words="Spoke with Rosa on the telephone; visit on Friday.",
    )
    complete(actor=journey.worker("nadia.coordinator"), transfer_id=journey["transfer"])
    return Done(
        "Pedro, occupational therapist (NGO of Monte Amostra)",
        "phones; now his team answers for Alma, with a new volume for what comes",
        (
            look("Pedro", journey.worker("pedro.therapist"), journey["case"]),
            look("Tomás, for 30 days", journey.worker("tomas.therapist"), journey["case"]),
        ),
    )


def written_after(journey: Journey) -> Done:
    """What is written after the move is simply not in what the old team may still read."""
    before = seen_by(journey.worker("tomas.therapist"), journey["case"])
    write(
        actor=journey.worker("pedro.therapist"),
        case_id=journey["case"],
        header=Header("visit", None, "New home", 60),
        paragraphs=[
            Words(Category.DEVELOPMENT, "Alma showed me her room and said “bed”.", language="en")
        ],
    )
    after = seen_by(journey.worker("tomas.therapist"), journey["case"])
    total = notes_in_all(journey["case"])
    return Done(
        "Pedro (NGO of Monte Amostra)",
        f"writes his first visit: {total} notes in all",
        (
            look("Pedro", journey.worker("pedro.therapist"), journey["case"]),
            f"Tomás read {len(before.shared)} shared notes before, and {len(after.shared)} now",
            look("The mother", journey.mother, journey["case"]),
        ),
    )


LEAVING = (
    Step("withdrawn", "The mother takes back one consent", taken_back),
    Step("offered", "The family moves to another town", another_parish),
    Step("accepted", "The new team accepts", accepted),
    Step("moved", "It phones, and only then holds custody", phoned),
    Step("after", "What is written after the move", written_after),
)
