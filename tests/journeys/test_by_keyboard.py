"""The walker without a mouse notices what such a person would: no way there, or no sign of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.by_keyboard import Keys
from tests.journeys.walking import DESK, Walk

pytestmark = pytest.mark.browser
PAGE = """<style>#hidden:focus { outline: none; box-shadow: none }</style>
<a id="seen" href="#">Seen</a> <a id="hidden" href="#">Hidden</a> <a id="lost">Lost</a>
<input type="radio" name="r" id="one"><input type="radio" name="r" id="two">
<input type="checkbox" id="box">"""


@pytest.fixture
def keys(browser: Browser) -> Iterator[Keys]:
    page: Page = browser.new_page()
    page.set_content(PAGE)
    yield Keys(Walk(browser, ""), page, "anybody", DESK)
    page.close()


def test_what_shows_the_focus_is_reached_forwards_and_backwards(keys: Keys) -> None:
    for one in ("#box", "#seen"):
        keys.reach(keys.page.locator(one))
        assert keys.page.locator(one).evaluate("e => e === document.activeElement")
    assert keys.walk.faults == []


def test_a_focus_that_nobody_sees_is_a_fault(keys: Keys) -> None:
    keys.reach(keys.page.locator("#hidden"))
    assert len(keys.walk.faults) == 1


def test_what_no_key_leads_to_is_refused(keys: Keys) -> None:
    with pytest.raises(AssertionError, match="no key leads"):
        keys.reach(keys.page.locator("#lost"))


def test_boxes_and_radio_buttons_are_ticked(keys: Keys) -> None:
    for one in ("#two", "#one", "#box"):
        keys._tick(keys.page.locator(one))
        assert keys.page.locator(one).is_checked()
