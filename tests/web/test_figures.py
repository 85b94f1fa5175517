"""The drawings: everyone has a place in the ring, and bars tell the truth."""

import math
from itertools import pairwise

import pytest

from ciranda.web.components import Bar, Member
from ciranda.web.figures import CENTRE, SIZE, Ring, bars, in_the_middle, ring


def _ring(count: int) -> Ring:
    return ring([Member(f"Person{n} Test", "Role") for n in range(count)])


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 12, 20])
def test_everyone_has_a_place_inside_the_drawing(count: int) -> None:
    drawn = _ring(count)
    assert len(drawn.seats) == count
    for seat in drawn.seats:
        x, y, r = float(seat.x), float(seat.y), float(seat.r)
        assert r <= x <= SIZE - r
        assert r <= y <= SIZE - r
        assert 0 < float(seat.label_y) < SIZE


@pytest.mark.parametrize("count", [2, 7, 12, 20])
def test_nobody_covers_a_neighbour_or_the_child(count: int) -> None:
    seats = _ring(count).seats
    for one, other in pairwise([*seats, seats[0]]):
        apart = math.dist((float(one.x), float(one.y)), (float(other.x), float(other.y)))
        assert apart > float(one.r) + float(other.r)
    nearest = min(math.dist((float(s.x), float(s.y)), (CENTRE, CENTRE)) for s in seats)
    assert nearest > float(seats[0].r) + 50


def test_the_first_stands_at_the_top_and_the_next_to_the_right() -> None:
    first, second, *_ = _ring(4).seats
    assert float(first.y) < CENTRE
    assert float(second.x) > CENTRE


def test_hands_are_joined_all_the_way_round() -> None:
    assert _ring(7).hands.count("Q") == 7
    assert _ring(7).hands.endswith("Z")
    assert _ring(1).hands.startswith("M")
    assert _ring(0).hands == ""


def test_bars_with_denominators_show_shares() -> None:
    half, all_of_it = bars([Bar("a", 5, 10), Bar("b", 3, 3)])
    assert (half.length, half.percent) == ("50.0", 50)
    assert (all_of_it.length, all_of_it.percent) == ("100.0", 100)


def test_bars_without_denominators_compare_with_the_longest() -> None:
    assert [bar.length for bar in bars([Bar("a", 4), Bar("b", 8)])] == ["50.0", "100.0"]


def test_a_count_too_small_to_show_is_not_drawn() -> None:
    hidden, nothing = bars([Bar("a", None, 10), Bar("b", 0, 10)])
    assert (hidden.value, hidden.percent) == (None, None)
    assert (nothing.value, nothing.percent, nothing.length) == (0, 0, "0.0")


@pytest.mark.parametrize(
    ("contact", "dialled"),
    [
        ("910 000 000", "910000000"),
        ("+351 (21) 000-001", "+35121000001"),
        ("ask at the nursery", ""),
    ],
)
def test_a_number_in_the_ring_can_be_rung_with_a_tap(contact: str, dialled: str) -> None:
    assert Member("Rosa", "Mother", contact=contact).dialled == dialled


def test_the_middle_of_the_ring_holds_its_name_and_one_person_leaves_no_empty_half() -> None:
    assert in_the_middle("Your family") == ["Your", "family"]
    assert in_the_middle("Ana Rita") == ["Ana Rita"]
    assert in_the_middle("Maximiliano") == ["Maximiliano"]
    assert _ring(1).height < SIZE
    assert _ring(2).height == SIZE
    assert all(float(seat.y) < _ring(1).height for seat in _ring(1).seats)
