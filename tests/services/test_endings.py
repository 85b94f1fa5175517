"""How often an agency answers below the threshold, with its denominator and nobody in it."""

from datetime import date
from typing import Any

import pytest

from ciranda.access.actions import entered
from ciranda.services.actions import answer
from ciranda.services.enums import PartState
from ciranda.services.queries.endings import Bounced, bounced
from tests.services.walking import ask, family, sign

pytestmark = pytest.mark.django_db
LONG_AGO = date(2020, 1, 1)


def _figures(cast: Any) -> list[Bounced]:
    with entered(cast.actor("carla_coordinator")):
        return bounced(LONG_AGO)


def _asked(cast: Any, times: int, below: int) -> None:
    case, mother = family(cast)
    sign(cast, case, mother, "social_security")
    for number in range(times):
        part = ask(cast, case, "social_security").sent[0]
        if number < below:
            answer(
                actor=cast.actor("sofia_social"),
                part_id=part,
                state=PartState.BELOW,
                words="Our list is for others.",
            )


def test_the_bounce_rate_of_an_agency_stands_beside_what_it_was_asked(cast: Any) -> None:
    _asked(cast, times=6, below=2)
    (one,) = [f for f in _figures(cast) if f.agency == "Test Social Security"]
    assert (one.asked, one.answered, one.below, one.silent) == (6, 2, 2, 0)


def test_an_agency_asked_seldom_keeps_its_numbers_to_itself(cast: Any) -> None:
    _asked(cast, times=4, below=2)
    (one,) = [f for f in _figures(cast) if f.agency == "Test Social Security"]
    assert (one.asked, one.answered, one.below, one.silent) == (None, None, None, None)
