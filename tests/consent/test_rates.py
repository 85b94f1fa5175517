"""The sign rate hides small counts and doubts a hundred in a hundred."""

from uuid import uuid4

import pytest

from ciranda.consent.policies.rates import Count, rate


def count(asked, given, refused=0, withdrawn=0):
    return Count(uuid4(), "Local team", "snipi-pt", "health", asked, given, refused, withdrawn)


def test_a_rate_stands_beside_its_denominator():
    found = rate(count(40, 25, 10, 5))
    assert (found.asked, found.given, found.refused, found.withdrawn) == (40, 25, 10, 5)
    assert found.percent == 75
    assert not found.is_suspicious


@pytest.mark.parametrize("small", [count(4, 4), count(40, 36, 4), count(40, 30, 8, 2)])
def test_a_small_count_shows_nor_does_what_gives_it_away(small):
    found = rate(small)
    assert (found.given, found.refused, found.withdrawn, found.percent) == (None,) * 4


@pytest.mark.parametrize(
    ("given", "refused", "doubted"), [(20, 0, True), (19, 0, False), (200, 5, False)]
)
def test_nobody_ever_saying_no_is_doubted_from_twenty_answers_on(given, refused, doubted):
    assert rate(count(given + refused, given, refused)).is_suspicious is doubted


def test_where_some_took_it_back_a_no_had_room():
    found = rate(count(30, 25, 0, 5))
    assert found.percent == 100
    assert not found.is_suspicious
