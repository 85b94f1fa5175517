"""The attainment score of a review, from the goals and ratings a reader may see."""

from ciranda.plans.policies.attainment import Score, Standing, score
from ciranda.plans.queries.page import PlanPage, ReviewLine


def score_of(page: PlanPage, review: ReviewLine) -> Score | None:
    """The score over the goals of this version that the review rated; None if none has a level.

    Goals weigh by importance and difficulty where the pack says so. Of `goals`, `counted` had a
    level: both are always shown together.
    """
    levels = {r.goal_thread: r.level for r in review.ratings}
    rated = [g for g in page.goals if g.thread in levels]
    standings = [Standing(levels[g.thread], g.baseline, g.importance, g.difficulty) for g in rated]
    return score(standings, weighted=page.pack.plan.goals.weighted)
