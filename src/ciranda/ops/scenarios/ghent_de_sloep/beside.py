"""Beside the family: ways gone together, a certificate, a mediator, and whom she trusts."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import partial
from uuid import UUID

from ciranda.budgets.actions import Way, went_along
from ciranda.cases.actions import circle
from ciranda.cases.actions.coordination import allocate
from ciranda.ops.demo.arrivals import today
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.journey.wall import look
from ciranda.ops.scenarios.ghent_de_sloep.place import ILSE, OMAR, SANJA
from ciranda.services import actions as services
from ciranda.services.actions import Agreed, ByWord, Known, Wanted
from ciranda.services.enums import Between, How, Turned

TRAIN, PAID, TRAM = Decimal("18.40"), Decimal(25), Decimal("4.00")


def _embassy() -> Way:
    return Way(
        on=today(),
        companion="A volunteer of the house",
        what_for="To the embassy, for a passport",
        unlocks="With the passport she can ask for child benefits",
        travel=TRAIN,
        companion_paid=PAID,
    )


def _town_hall() -> Way:
    return Way(
        on=today(),
        companion="Sanja, volunteer",
        what_for="To the town hall, to register the birth",
        unlocks="With the registration the child can go to the nursery",
        travel=TRAM,
        line_key="travel",
    )


def walked_with(journey: Journey) -> Done:
    """To the embassy, paid by nobody's line; to the town hall, paid by the house."""
    ilse, case = journey.worker(ILSE), journey["case"]
    embassy = _embassy()
    refused = tuple(
        refusal(partial(went_along, actor=ilse, case_id=case, way=way))
        for way in (
            replace(embassy, unlocks=" "),
            replace(embassy, line_key="embassies"),
            replace(embassy, on=today() + timedelta(days=2)),
        )
    )
    for way in (embassy, _town_hall()):
        went_along(actor=ilse, case_id=case, way=way)
    return Done(
        "Ilse, reception",
        f"writes down two ways gone with her, what each opens and what it cost: {TRAIN} and {PAID}"
        f" that no line pays for, {TRAM} of the house",
        refused=refused,
    )


def certified(journey: Journey) -> Done:
    """The food bank's paper, issued for the welfare centre under what both agreed by word."""
    ilse = journey.worker(ILSE)
    early = refusal(lambda: _issue(journey, journey["case"]))
    agreed = Agreed(journey.world["welfare"], "Access to the food bank", today())
    neither = refusal(lambda: services.record_delegation(actor=ilse, agreed=agreed))
    delegation = services.record_delegation(
        actor=ilse,
        agreed=replace(agreed, owner_contact="Griet, welfare", issuer_contact="Ilse, reception"),
    )
    certificate = _issue(journey, delegation)
    return Done(
        "Ilse, reception",
        "issues the welfare centre's certificate for the food bank: agreed by word of mouth, with"
        " somebody to ask on both sides, which is printed on it",
        ids={"certificate": certificate, "delegation": delegation},
        refused=(early, neither),
    )


def _issue(journey: Journey, delegation: UUID) -> UUID:
    return services.issue_certificate(
        actor=journey.worker(ILSE),
        case_id=journey["case"],
        delegation_id=delegation,
        about="Mirela",
        words="May come to the food bank every week.",
        until=today() + timedelta(days=180),
    )


def mediated(journey: Journey) -> Done:
    """Sanja mediates without a certificate; she is asked for, and her notes are hers alone."""
    ilse, case = journey.worker(ILSE), journey["case"]
    known = Known("Two winters of talks with the house; no certificate", ("rom", "bg"), "The quays")
    not_ours = refusal(lambda: _names(journey, OMAR, known))
    _names(journey, SANJA, known)
    wanted = Wanted(Between.MEDIATOR, "rom", How.IN_PERSON)
    asked = services.ask_between(actor=ilse, case_id=case, wanted=wanted)
    services.record_between(
        actor=ilse, asked_id=asked, turned=Turned.CAME, wait_minutes=20, through="Sanja"
    )
    twice = refusal(
        lambda: services.record_between(actor=ilse, asked_id=asked, turned=Turned.NOBODY)
    )
    mine = "Her aunt decides; talk with both."
    services.write_private_note(actor=journey.worker(SANJA), case_id=case, words=mine)
    no_mediator = refusal(
        lambda: services.write_private_note(actor=ilse, case_id=case, words="Mine alone")
    )
    return Done(
        "Sanja, volunteer",
        "is named a mediator with what she learnt, two languages and the quays where she is known;"
        " asked for, she comes after twenty minutes, and keeps a note that nobody else reads",
        refused=(not_ours, twice, no_mediator),
    )


def _names(journey: Journey, who: str, known: Known) -> UUID:
    return services.define_mediator(
        actor=journey.worker(ILSE), membership_id=journey.world[who], known=known
    )


def by_word(journey: Journey) -> Done:
    """What two people agreed on the telephone, in one line, so that it does not leave with them."""
    ilse = journey.worker(ILSE)
    said = ByWord(
        "Ilse, reception",
        "Griet, public welfare centre",
        "Who comes with our paper need not queue at the centre first.",
        today(),
    )
    one_side = refusal(lambda: services.log_agreement(actor=ilse, said=replace(said, theirs=" ")))
    services.log_agreement(actor=ilse, said=said)
    return Done(
        "Ilse, reception",
        "writes down in one line what was agreed by word of mouth, with both sides and the day",
        refused=(one_side,),
    )


def whom_she_trusts(journey: Journey) -> Done:
    """She trusts the outreach worker of the city. He walks along, whoever opened the file."""
    ilse, case = journey.worker(ILSE), journey["case"]
    by_team = refusal(lambda: allocate(actor=ilse, case_id=case, membership_id=journey.world[OMAR]))
    allocate(
        actor=ilse,
        case_id=case,
        membership_id=journey.world[OMAR],
        named_by_family=True,
    )
    circle.trust(actor=ilse, case_id=case, member_id=None, words="He came to our door first.")
    return Done(
        "Mirela",
        "names Omar, of another agency, as the one she trusts: he walks along from now on",
        (look("Omar, outreach (city)", journey.worker(OMAR), case),),
        refused=(by_team,),
    )


STEPS = (
    Step("walked", "Ways gone together, and what they open", walked_with),
    Step("certified", "A certificate of another agency", certified),
    Step("mediated", "A mediator without a certificate", mediated),
    Step("by_word", "Agreed by word of mouth", by_word),
    Step("trust", "Whom she trusts, in any agency", whom_she_trusts),
)
