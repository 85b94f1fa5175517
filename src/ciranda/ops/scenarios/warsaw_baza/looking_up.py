"""The register instead of calling round: nine are found, the tenth attends and is not."""

from ciranda.access.actions import Actor
from ciranda.cases.actions.register import Sought, look_in_register
from ciranda.cases.enums import LookedFor
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.scenarios.warsaw_baza.pupils import PUPILS, TAKING_PART, TENTH, Pupil


def ask_about(actor: Actor, pupil: Pupil) -> tuple[str, ...]:
    """What the register answers a worker about a pupil."""
    child = pupil.child
    return look_in_register(
        actor=actor,
        sought=Sought(child.given, child.surnames, child.born_on),
        looked_for=LookedFor.BEFORE_CALLING,
    )


def street_worker(journey: Journey) -> Done:
    """A street worker asks about all twelve, and about somebody nobody knows."""
    stefan = journey.worker("stefan.street")
    answers = {pupil: ask_about(stefan, pupil) for pupil in PUPILS}
    nobody = ask_about(stefan, Pupil("Nikt", 3))
    found = [pupil for pupil, answer in answers.items() if answer]
    assert found == [pupil for pupil in TAKING_PART if pupil != TENTH]
    assert answers[TENTH] == nobody == ()
    untrained, elsewhere = journey.worker("ula.untrained"), journey.worker("zenon.elsewhere")
    return Done(
        "Stefan, street worker",
        f"asks before calling anybody: {len(found)} of {len(PUPILS)} are found, each with"
        f" {' and '.join(answers[found[0]])}; never why. {TENTH.given}, who attends without"
        " standing in the register, gets the answer of a child nobody knows",
        refused=(
            refusal(lambda: ask_about(untrained, TAKING_PART[0])),
            refusal(lambda: ask_about(elsewhere, TAKING_PART[0])),
        ),
    )


STEPS = (Step("looked_up", "The register instead of a round of calls", street_worker),)
