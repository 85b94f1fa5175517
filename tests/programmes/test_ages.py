"""Whether an age fits, said so that a person understands."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.utils import translation

from ciranda.programmes.policies.ages import age_words, exit_on, fits, prepare_from
from tests.programmes.packs import changed, pack

ON = date(2026, 3, 10)


@dataclass(frozen=True)
class Partly:
    """A birth date of which only the year, or year and month, is known."""

    earliest: date
    latest: date


@pytest.mark.parametrize("birth", [date(2026, 3, 10), date(2023, 1, 1), date(2020, 3, 11), None])
def test_children_up_to_the_day_before_six_fit(birth):
    assert fits(pack("snipi-pt"), birth, on=ON) is None


def test_a_child_of_six_is_refused_with_age_limit_and_what_to_do():
    said = fits(pack("snipi-pt"), date(2020, 3, 10), on=ON)
    assert said == (
        "This child is 6 years old. The programme takes children until the day before they are "
        "6 years old. Look for a programme for older children."
    )


def test_the_same_child_fits_a_programme_for_older_children():
    assert fits(pack("meitheal-ie"), date(2012, 3, 10), on=ON) is None
    assert "14 years and 1 month" in age_words(169)


def test_a_partly_known_date_is_refused_only_if_no_day_would_fit():
    snipi = pack("snipi-pt")
    assert fits(snipi, Partly(date(2020, 1, 1), date(2020, 12, 31)), on=ON) is None
    assert fits(snipi, Partly(date(2019, 1, 1), date(2019, 12, 31)), on=ON)


def test_a_pregnancy_fits_only_where_the_pack_says_so():
    due = date(2026, 9, 1)
    assert "Refer again once the child is born" in (
        fits(pack("snipi-pt"), None, on=ON, due=due) or ""
    )
    opened = changed("snipi-pt", "programme.yaml", "[child]", "[child, pregnancy]")
    assert fits(opened, None, on=ON, due=due) is None


def test_a_child_too_young_is_told_when_to_come_back():
    older = changed("snipi-pt", "programme.yaml", "from_months: 0", "from_months: 36")
    assert "from 3 years on" in (fits(older, date(2025, 3, 10), on=ON) or "")


def test_a_birth_in_the_future_is_not_an_age():
    assert fits(pack("snipi-pt"), date(2026, 12, 1), on=ON)


def test_leaving_is_prepared_from_twelve_months_before():
    snipi, born = pack("snipi-pt"), date(2021, 2, 3)
    assert exit_on(snipi, born) == date(2027, 2, 3)
    assert prepare_from(snipi, born) == date(2026, 2, 3)
    assert prepare_from(pack("meitheal-ie"), born) is None


def test_age_words_are_counted_as_people_do():
    assert [age_words(n) for n in (0, 1, 23, 24, 25, 38)] == [
        "0 months",
        "1 month",
        "23 months",
        "2 years",
        "2 years and 1 month",
        "3 years and 2 months",
    ]
    with translation.override("pt"):
        assert age_words(25)
