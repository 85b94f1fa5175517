"""Goal attainment scaling: one number for several goals, with all that went into it.

T = 50 + 10·Σ(w·x) / √((1−ρ)·Σw² + ρ·(Σw)²), with x from −2 to +2 and ρ = 0.30 (Kiresuk and Sherman
1968; Turner-Stokes 2009 with its erratum). 50 is what was expected; about 10 is one step on a
single goal's way. It says how far these goals were reached and nothing else: it never ranks
children, and levels are never averaged across children as if they were measured.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

# How much goals of one person are assumed to move together.
RHO = 0.30


class NoWeights(ValueError):
    """Every goal weighs nothing: there is no score to speak of."""


@dataclass(frozen=True)
class Rated:
    """A goal's level (−2 to +2) and its weight: importance × difficulty, or 1."""

    level: int
    weight: int = 1


@dataclass(frozen=True)
class Score:
    """A T-score with its parts: every number of the formula can be shown.

    `counted` of `goals` went into it: the rest had no level yet. `before` is the score of the
    baselines of the same goals.
    """

    value: float
    counted: int
    goals: int
    sum_wx: int
    sum_w: int
    sum_w2: int
    before: float | None = None

    @property
    def root(self) -> float:
        """The square root below the line."""
        return sqrt((1 - RHO) * self.sum_w2 + RHO * self.sum_w**2)

    @property
    def change(self) -> float | None:
        """How far the score moved from the baselines, in points of T."""
        return None if self.before is None else self.value - self.before


@dataclass(frozen=True)
class Standing:
    """A goal as the score needs it: where it began and where it is, None if not yet rated."""

    level: int | None
    baseline: int
    importance: int = 1
    difficulty: int = 1


def t_score(rated: Iterable[Rated]) -> float:
    """The score in points of T (mean 50, spread 10). Raises NoWeights when all weights are 0."""
    return _score(list(rated)).value


def score(goals: Iterable[Standing], *, weighted: bool) -> Score | None:
    """The score of a review over the goals that have a level; None if none has, or all weigh 0."""
    every = list(goals)
    known = [g for g in every if g.level is not None]
    try:
        now = _score([Rated(g.level or 0, _weight(g, weighted)) for g in known], len(every))
        before = _score([Rated(g.baseline, _weight(g, weighted)) for g in known])
    except NoWeights:
        return None
    return Score(now.value, now.counted, now.goals, now.sum_wx, now.sum_w, now.sum_w2, before.value)


def _weight(goal: Standing, weighted: bool) -> int:
    return goal.importance * goal.difficulty if weighted else 1


def _score(rated: list[Rated], goals: int | None = None) -> Score:
    if any(not -2 <= r.level <= 2 for r in rated):
        raise ValueError("a level lies between -2 and +2")
    if any(r.weight < 0 for r in rated):
        raise ValueError("a weight is never below 0")
    sum_wx = sum(r.weight * r.level for r in rated)
    sum_w, sum_w2 = sum(r.weight for r in rated), sum(r.weight**2 for r in rated)
    if sum_w == 0:
        raise NoWeights
    root = sqrt((1 - RHO) * sum_w2 + RHO * sum_w**2)
    counted = len(rated)
    return Score(
        50 + 10 * sum_wx / root,
        counted,
        counted if goals is None else goals,
        sum_wx,
        sum_w,
        sum_w2,
    )
