"""How families are sent on, in numbers that add up."""

from typing import Any

import pytest
from django.utils import timezone

from ciranda.access.actions import Refused, entered
from ciranda.services.enums import Way, WayStep
from ciranda.services.policies.ways import WayCount, ways
from ciranda.services.queries import ways_in
from tests.services.walking import ask, family, sign


def _counted(**steps: int) -> Any:
    return ways([WayCount("Team", "p", WayStep(key), n) for key, n in steps.items()])[0]


def test_the_two_ways_make_up_what_was_asked_and_the_steps_make_up_the_warm_ones() -> None:
    found = _counted(told=7, unsigned=6, held=8, arrived=10, declined=5)
    assert (found.asked, found.told, found.warm, found.made) == (36, 7, 29, 18)
    assert sum(n or 0 for n in found.steps.values()) == found.warm


def test_a_small_number_is_hidden_and_cannot_be_had_back() -> None:
    found = _counted(told=20, held=2, arrived=10, declined=9)
    hidden = [step for step, n in found.steps.items() if n is None]
    assert len(hidden) == 2
    assert found.made is None


@pytest.mark.django_db
def test_every_part_is_counted_once_by_its_way_and_its_step(cast: Any) -> None:
    case, mother = family(cast)
    sign(cast, case, mother, "social_security")
    for _n in range(5):
        ask(cast, case, "social_security")
        ask(cast, case, "hospital")
        ask(cast, case, "nursery", way=Way.TOLD)
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        (found,) = ways_in(carla, timezone.localdate())
    assert (found.asked, found.told, found.warm, found.made) == (15, 5, 10, 0)
    assert found.steps[WayStep.NO_APPOINTMENT] == 5
    assert found.steps[WayStep.UNSIGNED] == 5


@pytest.mark.django_db
def test_who_reads_no_reports_reads_none_of_these(cast: Any) -> None:
    sofia = cast.actor("sofia_social")
    with entered(sofia), pytest.raises(Refused):
        ways_in(sofia, timezone.localdate())
