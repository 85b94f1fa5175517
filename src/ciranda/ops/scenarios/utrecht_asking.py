"""Youth health in Utrecht, what is asked for first: leave to write, a person's yes, a team's help.

Part of the scenario in `utrecht_youth_health`; told after case study 4, everybody invented.
"""

from datetime import date
from uuid import UUID

from ciranda.access.actions import Actor
from ciranda.access.enums import Category, Purpose
from ciranda.cases.actions import contacts, line
from ciranda.cases.actions.contacts import Header, Words
from ciranda.cases.actions.line import Notice
from ciranda.cases.policies.line import NoticeRow
from ciranda.common.dates import add_months
from ciranda.ops.demo.arrivals import today
from ciranda.ops.journey.step import Done, Journey, refusal
from ciranda.people.actions.places import NewPlace, note_place, note_risk
from ciranda.people.enums import PlaceKind
from ciranda.programmes.enums import LineStart, TriageOutcome
from ciranda.programmes.queries import current
from ciranda.referrals import actions as referrals
from ciranda.referrals.enums import AskedBy, FamilyTold
from ciranda.referrals.policies.answering import Given
from ciranda.referrals.policies.sending import Direct

RISK = "Used needles lie on the stairs of the left entrance"


def _clerk(journey: Journey) -> Actor:
    return journey.worker("anouk.areamanager")


def _write(journey: Journey, *said: Words) -> UUID:
    return contacts.write(
        actor=_clerk(journey),
        case_id=journey["case"],
        header=Header("consultation", minutes=20),
        paragraphs=said,
    )


def asked_leave(journey: Journey) -> Done:
    """What the parents allow is written; what they do not is kept nowhere."""
    debts = Words(Category.FINANCE, "They are three months behind with the rent.", item="debts")
    no_yes = refusal(lambda: _write(journey, debts))
    allowed = Words(debts.category, debts.body, item=debts.item, allowed_by="Noor's mother")
    _write(journey, Words(Category.DEVELOPMENT, "She looks at faces."), allowed)
    return Done(
        "Anouk, area manager",
        "asks before writing: the debts may stand in the file, the mother says so; her own"
        " childhood may not, and is kept nowhere",
        refused=(no_yes,),
    )


def risky_building(journey: Journey, parish: str) -> Done:
    """A building's risk stands on the building, and in no child's file."""
    clerk = _clerk(journey)
    building = NewPlace(PlaceKind.BUILDING, "Voorbeeldlaan 12", parish)
    place = note_place(actor=clerk, place=building)
    note_risk(actor=clerk, place_id=place, words=RISK, care="Use the right entrance.")
    copied = refusal(lambda: _write(journey, Words(Category.SOCIAL, f"Note: {RISK}.")))
    return Done(
        "Anouk, area manager",
        "writes a risk on the building: whoever plans a visit there is told",
        refused=(copied,),
    )


def suggested(journey: Journey, programme: str) -> Done:
    """A place in a preschool: suggested for a reason, confirmed by a person on the town's terms."""
    clerk, born = _clerk(journey), add_months(today(), -30)
    row = NoticeRow("Ilias", born, LineStart.ARRIVAL, "Voorbeeld")
    toddler = line.take_notice(actor=clerk, programme=programme, notice=Notice(row))
    assert toddler.case_id
    about = {"actor": clerk, "case_id": toddler.case_id, "kind": "preschool"}
    no_reason = refusal(lambda: line.suggest(**about, reasons=()))  # type: ignore[arg-type]
    made = line.suggest(**about, reasons=("relief_for_mother",))  # type: ignore[arg-type]
    free = refusal(lambda: line.confirm(actor=clerk, suggestion_id=made, terms="for_nothing"))
    line.confirm(actor=clerk, suggestion_id=made, terms="low_income", words="They are glad.")
    return Done(
        "Anouk, area manager",
        "suggests a place in a preschool to relieve the mother and confirms it with the family:"
        " 16 hours a week, 42 weeks a year",
        ids={"toddler": toddler.case_id},
        refused=(no_reason, free),
    )


def told_directly(journey: Journey, team_key: str, parish: str, born: date) -> Done:
    """A listed concern goes to the team directly, with grounds, and the parents go too."""

    def tell(direct: Direct) -> UUID:
        return referrals.send(
            actor=journey.worker("niels.nurse"),
            sending=referrals.Sending(
                pack_version_id=current(team_key).id,
                child=referrals.NewChild("Cato", "Voorbeeld", born_on=born, decided=True),
                worry="Please approach the family if they do not ring this week.",
                asked_by=AskedBy.ME,
                family_told=FamilyTold.AGREES,
                parish_code=parish,
                direct=direct,
            ),
        )

    concern, grounds = "abuse_or_neglect", "A bruise that nobody could explain."
    alone = refusal(lambda: tell(Direct(concern, grounds, parents_referred=False)))
    bare = refusal(lambda: tell(Direct(concern, "", parents_referred=True)))
    sent = tell(Direct(concern, grounds, parents_referred=True))
    lotte = journey.worker("lotte.teamlead", Purpose.TRIAGE)
    accept = Given(TriageOutcome.ACCEPT)
    unasked = refusal(lambda: referrals.answer(actor=lotte, referral_id=sent, given=accept))
    return Done(
        "Niels, nurse",
        "tells the neighbourhood team directly, with grounds and little else; the parents were"
        " referred too, and the team's help still begins on their own request",
        refused=(alone, bare, unasked),
    )
