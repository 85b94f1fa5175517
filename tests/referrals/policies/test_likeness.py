"""Which signals are suggested together, and which never are."""

from uuid import uuid4

import pytest

from ciranda.referrals.policies.likeness import (
    Described,
    companions,
    is_enough,
    may_be_same,
    near,
)


def described(name, place="", sector=""):
    return Described(uuid4(), name, place, sector)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ivo", "yvo"), ("joao", "joao"), ("maria", "mraia"), ("ines", "inez"), ("rita", "ritah")],
)
def test_names_within_one_letter_are_near(one, other):
    assert near(one, other)
    assert near(other, one)


@pytest.mark.parametrize(("one", "other"), [("ivo", "eva"), ("ana", "eva"), ("jo", "ja")])
def test_names_further_apart_are_not(one, other):
    assert not near(one, other)
    assert not near(other, one)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (described("João Silva"), described("joao da silva"), True),
        (described("João"), described("João Silva"), True),
        (described("João Silva"), described("João Ramos"), False),
        (described(""), described(""), False),
        (described("Ivo", "990101"), described("Ivo", "990201"), False),
        (described("Ivo", "990101"), described("Ivo"), True),
    ],
)
def test_the_first_name_must_agree_and_what_is_told_must_not_contradict(one, other, same):
    assert may_be_same(one, other) is same


def test_a_signal_is_no_companion_of_itself():
    own, other = described("Ivo"), described("Ivo")
    assert companions(own, [own, other]) == [other]


def test_enough_needs_the_number_and_different_sectors():
    health = [described("Ivo", sector="health") for _ in range(3)]
    assert not is_enough(health, needed=3, sectors=2)
    mixed = [*health[:2], described("Ivo", sector="education")]
    assert is_enough(mixed, needed=3, sectors=2)
    assert not is_enough(mixed[1:], needed=3, sectors=2)
    unsaid = [*health[:2], described("Ivo")]
    assert not is_enough(unsaid, needed=3, sectors=2)
