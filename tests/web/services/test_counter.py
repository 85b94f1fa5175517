"""The counter in the pages: two taps, one undo, figures without small numbers."""

from typing import Any

import pytest
from django.test import Client

from tests.budgets import assert_within
from tests.looking import Looker
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db
COUNTER = "/services/counter/ghent-de-sloep/"


@pytest.fixture
def sofia(cast: Any) -> Client:
    client = Client()
    assert client.login(username="sofia_social", password=PASSWORD)
    return client


def _tap(client: Client, topic: str = "housing", outcome: str = "listened") -> Any:
    return client.post(COUNTER, {"topic": topic, "outcome": outcome}, follow=True)


def test_two_taps_count_and_the_page_says_what_was_counted(sofia: Client) -> None:
    assert "Counted: Housing, Listened only." in _tap(sofia).content.decode()


def test_the_page_asks_for_no_name_number_or_address(sofia: Client) -> None:
    page = sofia.get(COUNTER).content.decode()
    form = page[page.index('name="topic"') : page.rindex("</form>")]
    assert 'type="text"' not in form
    assert "<textarea" not in form


def test_the_last_one_is_taken_back_in_this_browser_and_then_no_more(sofia: Client) -> None:
    _tap(sofia)
    assert "Taken back." in sofia.post(f"{COUNTER}undo/", follow=True).content.decode()
    again = sofia.post(f"{COUNTER}undo/", follow=True).content.decode()
    assert "nothing to take back" in again


def test_neither_the_address_nor_the_signed_in_record_says_what_was_counted(sofia: Client) -> None:
    answer = sofia.post(COUNTER, {"topic": "residence_documents", "outcome": "listened"})
    assert answer["Location"] == COUNTER
    assert "residence" not in str(dict(sofia.session))


def test_nobody_can_help_asks_for_basic_things_and_a_place_at_school(sofia: Client) -> None:
    page = _tap(sofia, outcome="nobody_can_help").content.decode()
    assert "A place at school for the children?" in page
    assert (
        "Counted: Housing, Gave basic things."
        in _tap(sofia, outcome="gave_material_aid").content.decode()
    )


def test_without_a_topic_the_form_says_which_field_is_missing(sofia: Client) -> None:
    page = sofia.post(COUNTER, {"outcome": "listened"}).content.decode()
    assert "Choose what it was about." in page


def test_small_numbers_are_not_on_the_page_of_figures(sofia: Client) -> None:
    for _time in range(3):
        _tap(sofia, topic="pregnancy")
    for _time in range(8):
        _tap(sofia)
    page = sofia.get(f"{COUNTER}figures/").content.decode()
    assert "too few to show" in page
    assert "11 contacts in all" in page


def test_the_counters_pages_keep_their_number_of_statements(sofia: Client) -> None:
    for address in (COUNTER, f"{COUNTER}figures/"):
        assert_within(sofia, address)


@pytest.mark.browser
def test_two_taps_in_a_real_browser_and_one_to_take_it_back(page: Any, sofia: Client) -> None:
    looker = Looker(page, sofia)
    looker.open(COUNTER, width=360)
    page.get_by_label("Housing").check()
    page.get_by_role("button", name="Nobody can help").click()
    page.get_by_text("Counted: Housing, Nobody can help.").wait_for()
    assert looker.faults() == []
    assert not looker.is_wider_than_screen()
    page.get_by_role("button", name="Take it back").click()
    page.get_by_text("Taken back.").wait_for()
