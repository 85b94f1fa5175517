"""The plan of the kitchen table, what each agency does, and looking again."""

from uuid import UUID

from ciranda.access.actions import Actor, entered
from ciranda.ops.demo.arrivals import today
from ciranda.ops.journey.step import MOTHER, SURNAMES, Done, Journey, Step
from ciranda.ops.journey.wall import look
from ciranda.plans.actions.action import Agreed, add_action
from ciranda.plans.actions.family import rank_own
from ciranda.plans.actions.goals import GoalScale, GoalWords, add_goal, set_scale
from ciranda.plans.actions.plan import propose, start_plan
from ciranda.plans.actions.progress import answer_request, report
from ciranda.plans.actions.reviewing import Looked, Rating, record_review
from ciranda.plans.actions.signing import Answer, sign_as_worker, sign_own
from ciranda.plans.actions.words import Said, say
from ciranda.plans.enums import ActionState, Domain, RequestState, Speaker
from ciranda.plans.queries.page import PlanPage, plan_page
from ciranda.plans.queries.scores import score_of

_MORNING = (
    "She cries from waking until after she is left",
    "She cries at the door, and stops in the car",
    "She looks at the picture and comes along on most days",
    "She puts her shoes on when she sees the picture",
    "She says goodbye and goes in by herself",
)
_WORDS = (
    "She cries and turns away",
    "She takes your hand and pulls",
    "She says one word for what she wants",
    "She says two words together",
    "She asks, and answers when asked",
)
# service, what, who does it
_ACTIONS = (
    ("ngo", "Play with pictures and words at home, together with Rosa", "tomas.therapist"),
    ("hospital", "Hearing test, and tell the family the result", "helena.health"),
    ("nursery", "A picture for each part of the day beside her peg", "nuno.nursery"),
    ("social", "Help with the allowance for the sessions", "sofia.social"),
)


def kitchen(journey: Journey) -> Done:
    """The plan is written in the mother's words first, and she puts the goals in her order."""
    tomas = journey.worker("tomas.therapist")
    plan_id = start_plan(actor=tomas, case_id=journey["case"])
    hers = (Speaker.FAMILY, journey["mother"], MOTHER)
    for section, words in (
        ("strengths", "She sings before she speaks. She never forgets where the biscuits are."),
        ("priorities", "That she can tell me what hurts. That mornings are less loud."),
    ):
        say(actor=tomas, plan_id=plan_id, section_key=section, said=Said(words, "en", *hers))
    goals = [
        add_goal(
            actor=tomas,
            plan_id=plan_id,
            words=GoalWords(family, "en", professional, domain=domain, routine=routine),
        )
        for family, professional, domain, routine in (
            ("Leave the house without tears", "Moves on with a picture of what comes next",
             Domain.FEELINGS, "morning"),
            ("That she tells me what she wants", "Asks with words in two daily routines",
             Domain.TALKING, "breakfast"),
        )
    ]  # fmt: skip
    for goal, levels in zip(goals, (_MORNING, _WORDS), strict=True):
        scale = GoalScale(levels, baseline=-1, importance=3, difficulty=2)
        set_scale(actor=tomas, goal_id=goal.pk, edition=goal.edition, scale=scale)
    for agency, what, _who in _ACTIONS:
        add_action(
            actor=tomas,
            plan_id=plan_id,
            service_id=journey.world[f"{agency}.service"],
            agreed=Agreed(what, "en", goals[1].thread, frequency="each week"),
            asks="Can you do this?" if agency != "ngo" else None,
        )
    rank_own(actor=journey.mother, plan_id=plan_id, order=[goals[1].pk, goals[0].pk])
    return Done(
        f"{MOTHER} and Tomás, in the kitchen",
        "write the plan: two goals in her words, ranked by her; four actions, one agency each",
        ids={"plan": plan_id, "goal": goals[1].pk, "thread": goals[1].thread},
    )


def signed(journey: Journey) -> Done:
    """Proposed, read, signed: only now does each service learn what is asked of it."""
    tomas, plan_id = journey.worker("tomas.therapist"), journey["plan"]
    version = propose(actor=tomas, plan_id=plan_id, words="As we said in the kitchen.")
    agrees = Answer(True, version.digest, typed_name=f"{MOTHER} {SURNAMES}")
    sign_own(actor=journey.mother, plan_id=plan_id, line_key="family", answer=agrees)
    his = Answer(True, version.digest, typed_name=tomas.name)
    sign_as_worker(actor=tomas, plan_id=plan_id, line_key="case_manager", answer=his)
    return Done(
        f"{MOTHER}, mother",
        "signs the plan in her own pages; Tomás signs beside her",
        (look("Social security", journey.worker("sofia.social"), journey["case"]),),
    )


def each_agency(journey: Journey) -> Done:
    """Every agency takes on its action and says how it goes."""
    for agency, what, who in _ACTIONS:
        worker = journey.worker(who)
        if agency != "ngo":
            one, edition = _action(journey, what)
            answer_request(
                actor=worker, action_id=one, edition=edition, answer=RequestState.ACCEPTED
            )
        for state in (ActionState.UNDER_WAY, ActionState.DONE):
            one, edition = _action(journey, what)
            report(actor=worker, action_id=one, edition=edition, state=state, words="As agreed.")
    return Done(
        "NGO, hospital, nursery, social security",
        "each accepts its action, does it and says so; none sees what the others were asked",
    )


def six_months(journey: Journey) -> Done:
    """The review (six months later): where each goal stands, and the score with its formula."""
    tomas = journey.worker("tomas.therapist")
    record_review(
        actor=tomas,
        plan_id=journey["plan"],
        looked=Looked(
            held_on=today(),
            attendees=(MOTHER, tomas.name),
            language="en",
            ratings={journey["thread"]: Rating(1, "“More milk”, at breakfast, by herself")},
            family_words="She told me that her ear hurt. With words.",
        ),
    )
    page = _page(tomas, journey["plan"])
    found = score_of(page, page.reviews[0])
    assert found
    return Done(
        f"{MOTHER} and Tomás (six months later)",
        f"look again: her first goal went from -1 to +1; T-score {found.value:.1f}"
        f" over {found.counted} of {found.goals} goals",
    )


def _page(actor: Actor, plan_id: UUID) -> PlanPage:
    with entered(actor):
        page = plan_page(plan_id)
    assert page
    return page


def _action(journey: Journey, what: str) -> tuple[UUID, int]:
    """An action of the plan with its edition as it stands."""
    page = _page(journey.worker("tomas.therapist"), journey["plan"])
    return next((a.id, a.edition) for a in page.actions if a.what == what)


PLANNING = (
    Step("kitchen", "The plan is written in the kitchen", kitchen),
    Step("plan_signed", "The plan is signed", signed),
    Step("actions", "Each agency does its action", each_agency),
    Step("review", "The review moves a goal and shows the score", six_months),
)
