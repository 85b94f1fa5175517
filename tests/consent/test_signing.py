"""Who must sign in one family, by the pack's rules, and what the answers come to."""

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from ciranda.access.enums import Category, mask
from ciranda.consent.enums import Answer, Capacity
from ciranda.consent.policies.signing import (
    About,
    Family,
    Relative,
    Said,
    capacity_of,
    outcome,
    required,
    settle,
)
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import check_folder

TODAY = date(2026, 6, 1)
MOTHER, FATHER, CARER, CHILD = (uuid4() for _ in range(4))
PACKS = Path(__file__).parents[2] / "packs"


@pytest.fixture(scope="module")
def snipi():
    return check_folder(PACKS / "snipi-pt").pack


@pytest.fixture(scope="module")
def meitheal():
    return check_folder(PACKS / "meitheal-ie").pack


def family(*subjects: About) -> Family:
    relatives = (
        Relative(MOTHER, "mother", responsible=True),
        Relative(FATHER, "father", responsible=True),
        Relative(CARER, "grandmother", responsible=False),
    )
    return Family(
        subjects or (About(SubjectKind.CHILD, CHILD, date(2023, 1, 1)),), relatives, TODAY
    )


def who(pack, column: str, of: Family):
    return {r for r in required(pack, pack.consent_columns[column], of).may_sign if r is not None}


def test_a_carer_without_authority_is_never_among_those_who_sign(snipi):
    assert who(snipi, "health", family()) == {MOTHER, FATHER}


def test_for_a_pregnancy_only_the_woman_signs(snipi):
    expecting = family(About(SubjectKind.PREGNANCY, MOTHER))
    assert who(snipi, "health", expecting) == {MOTHER}
    assert capacity_of(expecting, MOTHER) == Capacity.SELF


def test_an_adult_signs_alone_also_where_the_birth_date_is_unknown(snipi):
    for born in (date(1990, 1, 1), None):
        assert who(snipi, "health", family(About(SubjectKind.PERSON, CHILD, born))) == {CHILD}


@pytest.mark.parametrize(
    ("born", "column", "signs"),
    [
        (date(2010, 6, 2), "at_the_table", {MOTHER, FATHER}),
        (date(2010, 6, 1), "at_the_table", {MOTHER, FATHER, CHILD}),
        (date(2010, 6, 2), "health_at_the_table", {MOTHER, FATHER}),
        (date(2010, 6, 1), "health_at_the_table", {CHILD}),
    ],
)
def test_young_people_gain_their_say_on_the_day_the_pack_names(meitheal, born, column, signs):
    assert who(meitheal, column, family(About(SubjectKind.CHILD, CHILD, born))) == signs


def test_of_several_children_the_eldest_ones_rights_count(meitheal):
    young = About(SubjectKind.CHILD, uuid4(), date(2020, 1, 1))
    old = About(SubjectKind.CHILD, CHILD, date(2009, 1, 1))
    assert CHILD in who(meitheal, "at_the_table", family(young, old))


ALL = mask(
    [
        Category.IDENTITY,
        Category.INVOLVEMENT,
        Category.SCHEDULE,
        Category.PLAN,
        Category.DEVELOPMENT,
        Category.HEALTH,
    ]
)
FEW = mask([Category.IDENTITY, Category.PLAN])


@pytest.mark.parametrize(
    ("said", "answer", "opens"),
    [
        ([], Answer.WAITING, 0),
        ([Said(MOTHER, ALL)], Answer.GIVEN, ALL),
        ([Said(MOTHER, 0)], Answer.REFUSED, 0),
        ([Said(MOTHER, ALL), Said(FATHER, FEW)], Answer.GIVEN, FEW),
        ([Said(MOTHER, ALL), Said(FATHER, 0)], Answer.REFUSED, 0),
        ([Said(MOTHER, 0, withdrawn=True)], Answer.WITHDRAWN, 0),
        ([Said(MOTHER, 0, withdrawn=True), Said(FATHER, ALL)], Answer.WITHDRAWN, 0),
        ([Said(CARER, ALL)], Answer.WAITING, 0),
    ],
)
def test_what_answers_come_to(snipi, said, answer, opens):
    column = snipi.consent_columns["health"]
    settled = settle(required(snipi, column, family()), column, ALL, said)
    assert outcome(settled, said) == (answer, opens)


def test_what_was_not_asked_for_is_nobodys_to_refuse(snipi):
    column = snipi.consent_columns["health"]
    settled = settle(required(snipi, column, family()), column, FEW, [Said(MOTHER, FEW)])
    assert settled.is_complete
    assert mask(settled.opens) == FEW


def test_where_two_must_sign_nothing_opens_before_both_did(meitheal):
    column = meitheal.consent_columns["at_the_table"]
    young = family(About(SubjectKind.CHILD, CHILD, date(2009, 1, 1)))
    needs, asked = required(meitheal, column, young), mask(column.categories)
    one = [Said(MOTHER, asked, date(2027, 1, 1))]
    assert outcome(settle(needs, column, asked, one), one)[0] == Answer.WAITING
    both = [*one, Said(CHILD, asked, date(2026, 9, 1))]
    settled = settle(needs, column, asked, both)
    assert outcome(settled, both) == (Answer.GIVEN, asked)
    assert settled.until_on == date(2026, 9, 1)
