"""The sign rate hides small counts and doubts a hundred in a hundred."""

from uuid import uuid4

import pytest

from ciranda.consent.policies.rates import Count, rate, sign_rates_of


def count(asked, given, refused=0, withdrawn=0):
    return Count(uuid4(), "Local team", "snipi-pt", "health", asked, given, refused, withdrawn)


def test_a_rate_stands_beside_its_denominator():
    found = rate(count(40, 25, 10, 5)).shares
    assert (found.asked, found.given, found.refused, found.withdrawn) == (40, 25, 10, 5)
    assert found.percent == 75
    assert not rate(count(40, 25, 10, 5)).is_suspicious


@pytest.mark.parametrize("small", [count(4, 4), count(40, 36, 4), count(40, 30, 8, 2)])
def test_a_small_count_shows_nor_does_what_gives_it_away(small):
    found = rate(small).shares
    assert (found.given, found.refused, found.withdrawn, found.percent) == (None,) * 4


@pytest.mark.parametrize(
    ("given", "refused", "doubted"), [(20, 0, True), (19, 0, False), (200, 5, False)]
)
def test_nobody_ever_saying_no_is_doubted_from_twenty_answers_on(given, refused, doubted):
    assert rate(count(given + refused, given, refused)).is_suspicious is doubted


def test_where_some_took_it_back_a_no_had_room():
    found = rate(count(30, 25, 0, 5))
    assert found.shares.percent == 100
    assert not found.is_suspicious


def test_all_teams_together_never_give_the_one_team_away_that_is_held_back():
    shown, small = count(40, 25, 10, 5), count(40, 37, 3)
    alone = sign_rates_of([shown, small]).together[0].shares
    assert (alone.asked, alone.given, alone.refused, alone.percent) == (None,) * 4
    among = sign_rates_of([shown, small, small]).together[0].shares
    assert (among.asked, among.given, among.refused, among.withdrawn) == (120, 99, 16, 5)
    assert among.percent == 87


def test_where_a_no_has_no_room_stands_first():
    usual, doubted, other = count(40, 30, 10), count(40, 40), count(30, 20, 10)
    found = sign_rates_of([usual, doubted, other])
    assert [one.shares.asked for one in found.rates] == [40, 40, 30]
    assert [one.is_suspicious for one in found.rates] == [True, False, False]
    assert [one.shares.given for one in found.suspicious] == [40]
