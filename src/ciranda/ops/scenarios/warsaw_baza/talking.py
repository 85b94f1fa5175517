"""Every two weeks in turn: the coordinators' meeting, and a supervision that names nobody."""

from dataclasses import replace
from datetime import timedelta

from ciranda.agencies.actions.agreement import Paper, record_agreement
from ciranda.calendars.actions import Held, record_team_meeting
from ciranda.ops.demo.arrivals import today
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.scenarios.warsaw_baza.place import NEIGHBOURHOOD, PROGRAMME
from ciranda.programmes.queries import current

_AWAY = "theatre"
_MEMBERS = [key for key in NEIGHBOURHOOD.agencies if key != "city"]


def _record(journey: Journey, held: Held) -> None:
    record_team_meeting(
        actor=journey.worker("ada.leader"),
        team_id=journey.world["consortium"],
        pack_version_id=current(PROGRAMME).id,
        held=held,
    )


def coordination(journey: Journey) -> Done:
    """The coordinators meet; the theatre was not there."""
    there = frozenset(journey.world[key] for key in _MEMBERS if key != _AWAY)
    held = Held(
        "coordination",
        today() - timedelta(days=14),
        "Autumn places; who fills the hall on Fridays.",
        ("The sport association takes the hall on Fridays.",),
        there,
        frozenset({journey.world[_AWAY]}),
    )
    silent = refusal(lambda: _record(journey, replace(held, decisions=(" ",))))
    _record(journey, held)
    return Done(
        "Ada, leader of the consortium",
        "writes down the coordinators' meeting: eight of nine institutions were there",
        refused=(silent,),
    )


def supervision(journey: Journey) -> Done:
    """Two weeks later a supervisor from outside; the record names nobody."""
    held = Held(
        "supervision",
        today(),
        "How to stay with a young person who tests every limit.",
        ("Two workers go together on Fridays until the next supervision.",),
        frozenset(journey.world[key] for key in _MEMBERS),
        led_by="Psychotherapist from outside the neighbourhood",
    )
    named = replace(
        held,
        issues="Bartek, born 2016-03-01, tests every limit; his mother is on 600 700 800, at"
        " ul. Przykładowa 7.",
    )
    refused = refusal(lambda: _record(journey, named))
    _record(journey, held)
    return Done(
        "Ada, leader of the consortium",
        "writes down the supervision: about the work, nobody in it",
        refused=(refused,),
    )


def agreed(journey: Journey) -> Done:
    """Eight of nine agencies sign the contract; the theatre's signature is asked for."""
    ada, team = journey.worker("ada.leader"), journey.world["consortium"]
    there = [journey.world[key] for key in _MEMBERS if key != _AWAY]
    on = today() - timedelta(days=200)
    unsaid = refusal(
        lambda: record_agreement(actor=ada, team_id=team, agency_ids=there, paper=Paper(on, " "))
    )
    contract = Paper(on, "Contract of the consortium (demo), with the association")
    record_agreement(actor=ada, team_id=team, agency_ids=there, paper=contract)
    return Done(
        "Ada, leader of the consortium",
        f"records that {len(there)} of {len(_MEMBERS)} agencies signed the contract; the page asks"
        " for the theatre's, and says that more work together than the tender asks for",
        refused=(unsaid,),
    )


STEPS = (
    Step("agreed", "The consortium's contract", agreed),
    Step("coordination", "The coordinators meet", coordination),
    Step("supervision", "A supervision that names nobody", supervision),
)
