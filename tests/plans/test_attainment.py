"""The score, against published formula and anchors (domain: goal attainment scaling)."""

from math import isclose, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciranda.plans.policies.attainment import NoWeights, Rated, Standing, score, t_score

GOALS = st.lists(
    st.builds(Rated, level=st.integers(-2, 2), weight=st.integers(1, 9)), min_size=1, max_size=12
)


@pytest.mark.parametrize(
    ("rated", "expected"),
    [
        ([Rated(0)] * 5, 50),
        ([Rated(2)], 70),
        ([Rated(-2)], 30),
        ([Rated(-1)] * 3, 36.31),
        ([Rated(1), Rated(0), Rated(2)], 63.69),
        ([Rated(0, 4), Rated(1, 6), Rated(-1, 2)], 54.41),
    ],
)
def test_the_anchors_hold(rated: list[Rated], expected: float) -> None:
    assert round(t_score(rated), 2) == expected


def test_goals_that_all_weigh_nothing_have_no_score() -> None:
    with pytest.raises(NoWeights):
        t_score([Rated(1, 0), Rated(2, 0)])
    with pytest.raises(NoWeights):
        t_score([])


@pytest.mark.parametrize("wrong", [Rated(3), Rated(-3), Rated(1, -1)])
def test_what_is_off_the_scale_is_refused(wrong: Rated) -> None:
    with pytest.raises(ValueError, match=r"level|weight"):
        t_score([wrong])


@settings(deadline=None)  # a busy machine is not a wrong number
@given(GOALS)
def test_turning_every_level_round_mirrors_the_score_at_50(rated: list[Rated]) -> None:
    mirrored = [Rated(-r.level, r.weight) for r in rated]
    assert isclose(t_score(rated) + t_score(mirrored), 100)


@settings(deadline=None)  # a busy machine is not a wrong number
@given(GOALS, st.integers(2, 5))
def test_weights_count_only_beside_each_other(rated: list[Rated], times: int) -> None:
    heavier = [Rated(r.level, r.weight * times) for r in rated]
    assert isclose(t_score(rated), t_score(heavier))


@settings(deadline=None)  # a busy machine is not a wrong number
@given(GOALS)
def test_one_goal_reached_further_never_lowers_the_score(rated: list[Rated]) -> None:
    first = rated[0]
    further = [Rated(min(first.level + 1, 2), first.weight), *rated[1:]]
    assert t_score(further) >= t_score(rated) - 1e-9


@settings(deadline=None)  # a busy machine is not a wrong number
@given(GOALS)
def test_the_parts_shown_give_the_number_shown(rated: list[Rated]) -> None:
    standings = [Standing(r.level, -1, r.weight, 1) for r in rated]
    found = score(standings, weighted=True)
    assert found
    assert isclose(found.value, 50 + 10 * found.sum_wx / found.root)
    assert isclose(found.root, sqrt(0.7 * found.sum_w2 + 0.3 * found.sum_w**2))


def test_goals_not_yet_rated_are_left_out_and_counted() -> None:
    found = score([Standing(1, -1), Standing(None, -1)], weighted=False)
    assert found
    assert (found.counted, found.goals) == (1, 2)
    assert (round(found.value), round(found.before or 0)) == (60, 40)
    assert round(found.change or 0) == 20
    assert score([Standing(None, -1)], weighted=False) is None
