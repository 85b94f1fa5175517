"""The neighbourhood team of the scenario in `utrecht_youth_health`: it begins on the parents' own
request, and what they find most urgent stands beside what worries the team. Everybody is invented.
"""

from datetime import timedelta

from ciranda.access.enums import Purpose
from ciranda.cases.actions.coordination import allocate
from ciranda.ops.demo.arrivals import Arrived, know, today
from ciranda.ops.journey.step import Done, Journey, refusal
from ciranda.ops.journey.wall import look
from ciranda.plans.actions import family, goals, plan, ranks, words
from ciranda.plans.actions.goals import GoalWords
from ciranda.plans.actions.ranks import Ranker
from ciranda.plans.enums import Speaker
from ciranda.programmes.enums import TriageOutcome
from ciranda.programmes.queries import current
from ciranda.referrals import actions as referrals
from ciranda.referrals.enums import AskedBy, FamilyTold
from ciranda.referrals.policies.answering import Given

KEY, TEAM_KEY = "utrecht-youth-health", "utrecht-neighbourhood-team"
SURNAMES, NORTH, SOUTH = "Voorbeeld", "940101", "940102"
DEBTS, SLEEP = "The debts come first", "That Noor sleeps through"


def _sending(request: str) -> referrals.Sending:
    return referrals.Sending(
        pack_version_id=current(TEAM_KEY).id,
        child=referrals.NewChild(
            "Noor", SURNAMES, born_on=today() - timedelta(days=2), decided=True
        ),
        worry="The parents want help with their debts.",
        asked_by=AskedBy.TOGETHER,
        family_told=FamilyTold.AGREES,
        told="They asked us to write this with them.",
        parish_code=NORTH,
        family_request=request,
        carers=(referrals.NewCarer("Mama Noor", SURNAMES, "mother", holds_responsibility=True),),
    )


def asked_for(journey: Journey) -> Done:
    """The neighbourhood team begins on the parents' own request, never on a referral alone."""
    nurse = journey.worker("niels.nurse")
    alone = refusal(lambda: referrals.send(actor=nurse, sending=_sending("")))
    sent = referrals.send(
        actor=nurse, sending=_sending("We want somebody who helps us with our debts.")
    )
    lotte = journey.worker("lotte.teamlead")
    answered = referrals.answer(
        actor=journey.worker("lotte.teamlead", Purpose.TRIAGE),
        referral_id=sent,
        given=Given(TriageOutcome.ACCEPT),
        family_told_on=today(),
    )
    assert answered.case_id
    arrived = Arrived(sent, answered.case_id)
    know(lotte, arrived)
    return Done(
        "Lotte, team lead",
        "begins with what the parents find most urgent, on their own request",
        wall=(
            look("Lotte, of the child's line,", lotte, journey["case"]),
            look(
                "Anouk, of the parents' request,",
                journey.worker("anouk.areamanager"),
                answered.case_id,
            ),
        ),
        ids={"episode": answered.case_id, "mother": arrived.carers["mother"]},
        refused=(alone,),
    )


def two_priorities(journey: Journey) -> Done:
    """The mother puts the debts first, Lotte the child: both orders stand in one plan."""
    lotte, me = journey.worker("lotte.teamlead"), journey.world["lotte.teamlead"]
    allocate(actor=lotte, case_id=journey["episode"], membership_id=me)
    made = plan.start_plan(actor=lotte, case_id=journey["episode"])
    hers = family.say_own(
        actor=journey.family("mother"),
        plan_id=made,
        section_key="hopes",
        body=f"{DEBTS}. Without them we would sleep too.",
        language="en",
    )
    debts = goals.add_goal(actor=lotte, plan_id=made, words=GoalWords(DEBTS, "en"))
    sleep = goals.add_goal(
        actor=lotte, plan_id=made, words=GoalWords(SLEEP, "en", "Noor is woken by nobody at night")
    )
    family.rank_own(actor=journey.family("mother"), plan_id=made, order=[debts.pk, sleep.pk])
    mine = Ranker(me, "Lotte", Speaker.PROFESSIONAL)
    ranks.rank_goals(actor=lotte, plan_id=made, ranker=mine, order=[sleep.pk, debts.pk])
    rewords = refusal(
        lambda: words.reword(
            actor=lotte, words_id=hers.pk, edition=1, body="The child first", language="en"
        )
    )
    return Done(
        "Noor's mother and Lotte",
        "write one plan: the debts first, says the mother; the child's sleep first, says Lotte."
        " Both orders stand side by side, and nobody rewords hers",
        ids={"plan": made},
        refused=(rewords,),
    )
