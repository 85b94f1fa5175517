"""Dates, ages, deadlines and names in words, in both languages."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.conf import settings
from django.utils import translation

from ciranda.programmes.queries import check_folder
from ciranda.web import wording

TODAY = date(2026, 11, 21)


@pytest.fixture(params=["en", "pt"])
def language(request: pytest.FixtureRequest):
    with translation.override(request.param):
        yield request.param


@pytest.mark.parametrize(
    ("born", "english", "portuguese"),
    [
        (date(2023, 9, 18), "3 years 2 months", "3 anos e 2 meses"),
        (date(2023, 11, 21), "3 years", "3 anos"),
        (date(2023, 11, 22), "2 years 11 months", "2 anos e 11 meses"),
        (date(2025, 10, 21), "1 year 1 month", "1 ano e 1 mês"),
        (date(2026, 5, 30), "5 months", "5 meses"),
        (date(2026, 11, 20), "1 day", "1 dia"),
        (date(2026, 11, 21), "0 days", "0 dias"),
        (date(1990, 1, 1), "36 years", "36 anos"),
        (date(2026, 11, 22), "not yet born", "ainda não nasceu"),
        (None, "age not known", "idade desconhecida"),
    ],
)
def test_an_age_is_said_as_people_say_it(
    language: str, born: date | None, english: str, portuguese: str
) -> None:
    said = wording.age(born, today=TODAY)
    assert said == (english if language == "en" else portuguese)


@pytest.mark.parametrize(
    ("precision", "said"), [("month", "about 3 years 2 months"), ("year", "about 3 years")]
)
def test_an_age_from_part_of_a_date_is_about(precision: str, said: str) -> None:
    assert wording.age(date(2023, 9, 1), precision, TODAY) == said


def test_a_leap_day_child_ages_in_march() -> None:
    born = date(2024, 2, 29)
    assert wording.age(born, today=date(2025, 2, 28)) == "11 months"
    assert wording.age(born, today=date(2025, 3, 1)) == "1 year"


def test_a_date_is_written_in_full(language: str) -> None:
    expected = {"en": "21 November 2026", "pt": "21 de novembro de 2026"}
    assert wording.day(TODAY) == expected[language]


def test_a_moment_is_said_in_the_sites_zone() -> None:
    summer = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert wording.moment(summer) == "2 July 2026 at 00:30"
    assert wording.day(summer) == "2 July 2026"


@pytest.mark.parametrize(
    ("precision", "said"),
    [("day", "1 March 2024"), ("month", "March 2024"), ("year", "2024"), ("unknown", "not known")],
)
def test_a_date_is_said_as_far_as_it_is_known(precision: str, said: str) -> None:
    assert wording.partial_day(date(2024, 3, 1), precision) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [(19, "2 days ago"), (20, "yesterday"), (21, "today"), (22, "tomorrow"), (24, "in 3 days")],
)
def test_a_near_day_is_named(day: int, said: str) -> None:
    assert wording.near(date(2026, 11, day), TODAY) == said


@pytest.mark.parametrize(
    ("due", "state", "said"),
    [
        (date(2026, 11, 20), "overdue", "1 day overdue"),
        (date(2026, 11, 21), "due", "due today"),
        (date(2026, 11, 28), "due", "due in 7 days"),
        (date(2026, 11, 29), "later", "due on 29 November 2026"),
        (None, "later", "no date yet"),
    ],
)
def test_a_deadline_is_said_in_words(due: date | None, state: str, said: str) -> None:
    assert wording.deadline(due, today=TODAY) == (state, said)


def test_a_paused_or_finished_deadline_is_not_late() -> None:
    late = date(2026, 11, 1)
    paused = wording.deadline(late, paused_since=date(2026, 10, 30), today=TODAY)
    assert paused == ("paused", "paused since 30 October 2026")
    done = wording.deadline(late, done_on=date(2026, 11, 3), today=TODAY)
    assert done == ("done", "done on 3 November 2026")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Maria José da Silva", "MS"),
        ("João dos Santos e Castro", "JC"),
        ("Tiê", "T"),
        ("van Dijk", "D"),
        ("", "·"),
    ],
)
def test_initials_leave_particles_aside(name: str, letters: str) -> None:
    assert wording.initials(name) == letters


def test_a_large_number_is_grouped_as_the_language_does(language: str) -> None:
    expected = {"en": "80,000", "pt": "80\u00a0000"}
    assert wording.number(80000) == expected[language]
    assert wording.number("protected") == "protected"


def test_a_usual_profession_is_said_in_the_reader_s_language_and_another_as_entered() -> None:
    with translation.override("pt"):
        assert wording.profession("Speech therapist") == "terapia da fala"
        assert wording.profession("story teller") == "story teller"


def test_hours_a_week_carry_no_needless_decimals() -> None:
    assert wording.hours(Decimal("21.0")) == "21 h"
    assert wording.hours(Decimal("17.5")) == "17.5 h"
    assert wording.hours(None) == "–"


def test_who_holds_a_case_together_is_called_as_its_programme_does():
    ghent = check_folder(settings.CIRANDA_PACKS / "ghent-de-sloep").pack
    meitheal = check_folder(settings.CIRANDA_PACKS / "meitheal-ie").pack
    assert ghent
    assert meitheal
    with translation.override("en"):
        assert wording.who_manages([meitheal, meitheal]) == "Lead practitioner"
        assert wording.who_manages([ghent]) == "The worker who walks along"
        assert wording.who_manages([ghent, meitheal]) == "Case manager", "one word for both"
        assert wording.who_manages([]) == "Case manager"
