"""Two parents may differ, and both orders stand."""

from typing import Any

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.common.ids import uuid7
from ciranda.plans.actions import family, ranks
from ciranda.plans.actions.ranks import Ranker, Way
from ciranda.plans.enums import Speaker
from ciranda.plans.models import Rank
from tests.plans.writing import write_plan


def places(cast: Any, written: Any) -> dict[str, list[Any]]:
    """Goals by ranker, first to last."""
    with entered(written.writer):
        rows = Rank.objects.filter(goal__plan_version=written.version).order_by("place")
        found: dict[str, list[Any]] = {}
        for rank in rows:
            found.setdefault(rank.ranker_name, []).append(rank.goal_id)
    return found


def test_each_parents_order_stands_beside_the_others(cast: Any) -> None:
    written = write_plan(cast)
    speech, sleep = written.speech.pk, written.sleep.pk
    family.rank_own(actor=cast.family("fausto_father"), plan_id=written.id, order=[speech, sleep])
    therapist = Ranker(cast.tomas_therapist, "Tomas", Speaker.PROFESSIONAL)
    ranks.rank_goals(
        actor=written.writer, plan_id=written.id, ranker=therapist, order=[speech, sleep]
    )
    assert places(cast, written) == {
        "Maria": [sleep, speech],
        "Fausto Exemplo da Silva": [speech, sleep],
        "Tomas": [speech, sleep],
    }


def test_a_goal_moves_one_place_and_no_further_than_the_end(cast: Any) -> None:
    written = write_plan(cast)
    mother = cast.family("maria_mother")
    for _again in range(2):
        family.move_own(actor=mother, plan_id=written.id, goal_id=written.speech.pk, way=Way.UP)
    assert next(iter(places(cast, written).values())) == [written.speech.pk, written.sleep.pk]


def test_only_goals_of_the_draft_are_ranked(cast: Any) -> None:
    written = write_plan(cast)
    with pytest.raises(Refused, match="not in the draft"):
        family.rank_own(actor=cast.family("maria_mother"), plan_id=written.id, order=[uuid7()])
