"""The full case's plan: signed, reviewed, begun anew, with actions of three services."""

from datetime import date
from typing import Any

from ciranda.access.actions import entered
from ciranda.plans.actions import action, goals, plan, progress, reviewing, signing, words
from ciranda.plans.actions.action import Agreed
from ciranda.plans.actions.goals import GoalWords
from ciranda.plans.actions.reviewing import Looked, Rating
from ciranda.plans.actions.words import Said
from ciranda.plans.enums import ActionState, Speaker
from ciranda.plans.queries.page import plan_page


def arrange_plan(cast: Any, word: str) -> dict[str, Any]:
    """The plan with `word` in everything but what the nursery wrote itself."""
    tomas = cast.actor("tomas_therapist")
    plan_id = plan.start_plan(actor=tomas, case_id=cast.case)
    for section in ("strengths", "priorities"):
        said = Said(f"She loves {word}", "en", Speaker.FAMILY, cast.maria_mother, "Maria")
        words.say(actor=tomas, plan_id=plan_id, section_key=section, said=said)
    goal = goals.add_goal(actor=tomas, plan_id=plan_id, words=GoalWords(f"To say {word}", "en"))
    made = {
        service: action.add_action(
            actor=tomas,
            plan_id=plan_id,
            service_id=cast.ids[f"{service}_service"],
            agreed=Agreed(f"{service} does {word}", "en", goal.thread, place=word),
            asks=word if service == "hospital" else None,
        )
        for service in ("ngo", "hospital", "nursery")
    }
    _sign(cast, plan_id)
    progress.report(
        actor=cast.actor("nuno_nursery"),
        action_id=made["nursery"].pk,
        edition=1,
        state=ActionState.UNDER_WAY,
        words="What we at the nursery saw ourselves",
    )
    looked = Looked(date(2024, 1, 1), ["Maria"], "en", {goal.thread: Rating(1, word)}, word)
    review = reviewing.record_review(actor=tomas, plan_id=plan_id, looked=looked)
    plan.revise(actor=tomas, plan_id=plan_id)
    with entered(tomas):
        draft = plan_page(plan_id)
    assert draft
    return {
        "family_plan": plan_id,
        "mother": cast.maria_mother,
        "plan_goal": draft.goals[0].id,
        "plan_words": draft.words[0].id,
        "plan_action": made["hospital"].pk,
        "plan_review": review.pk,
        "plan_part": made["nursery"].dossier_id,
    }


def _sign(cast: Any, plan_id: Any) -> None:
    tomas = cast.actor("tomas_therapist")
    digest = plan.propose(actor=tomas, plan_id=plan_id).digest
    yes = signing.Answer(agrees=True, digest=digest, typed_name="Maria")
    signing.record_signature(
        actor=tomas, plan_id=plan_id, line_key="family", person_id=cast.maria_mother, answer=yes
    )
    signing.sign_as_worker(actor=tomas, plan_id=plan_id, line_key="case_manager", answer=yes)
