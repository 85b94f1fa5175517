"""The kit's catalogue: every component works in a real browser, for everyone."""

import re

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import translation
from playwright.sync_api import Page, expect

from tests.looking import HOST, Looker

INLINE = re.compile(r"<[^>]+\s(style|on[a-z]+)\s*=", re.IGNORECASE)
WORDS_OF_TEMPLATES = re.compile(r"{{|{%|blocktranslate")


@pytest.fixture(autouse=True)
def _debugging(settings: LazySettings) -> None:
    settings.DEBUG = True


@pytest.mark.django_db
def test_it_is_not_there_in_production(client: Client, settings: LazySettings) -> None:
    settings.DEBUG = False
    assert client.get("/design/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "pt"])
def test_every_component_renders_without_anything_inline(client: Client, language: str) -> None:
    with translation.override(language):
        html = client.get("/design/", headers={"accept-language": language}).content.decode()
    assert INLINE.search(html) is None
    assert WORDS_OF_TEMPLATES.search(html) is None
    assert 'class="ciranda-ring__seat' in html
    assert "not found" not in html


@pytest.mark.browser
@pytest.mark.django_db
def test_everyone_can_use_it(looker: Looker) -> None:
    assert looker.wrong_at("/design/") == []


def _await_focus(page: Page, selector: str) -> None:
    """The script that moves the focus comes a moment after the page."""
    page.wait_for_function("(wanted) => document.activeElement?.matches(wanted)", arg=selector)


@pytest.mark.browser
@pytest.mark.django_db
def test_errors_are_announced_and_lead_to_their_fields(looker: Looker) -> None:
    page = looker.open("/design/", width=360)
    page.fill("#id_phone", "910 000 000")
    page.click("form[enctype] button[type=submit]")
    page.wait_for_selector(".govuk-error-summary")
    assert page.title().startswith("Error: ")
    _await_focus(page, ".govuk-error-summary")
    assert page.input_value("#id_phone") == "910 000 000"
    page.click(".govuk-error-summary a >> nth=2")
    _await_focus(page, "#id_born_0")
    assert looker.faults() == []


@pytest.mark.browser
@pytest.mark.django_db
def test_a_part_shows_only_for_its_answer(looker: Looker) -> None:
    page = looker.open("/design/")
    expect(page.locator("#id_kind_words")).to_be_hidden()
    page.check("#id_kind_2")
    expect(page.locator("#id_kind_words")).to_be_visible()


@pytest.mark.browser
@pytest.mark.django_db
def test_a_signature_is_kept_as_a_picture_and_can_be_cleared(looker: Looker) -> None:
    page = looker.open("/design/")
    expect(page.locator("canvas")).to_be_visible()
    page.locator("canvas").scroll_into_view_if_needed()
    box = page.locator("canvas").bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 90)
    page.mouse.up()
    expect(page.locator("#id_signature")).to_have_value(re.compile("^data:image/png;base64,"))
    page.click("[data-ciranda-signature] button")
    expect(page.locator("#id_signature")).to_have_value("")


@pytest.mark.browser
@pytest.mark.django_db
def test_escape_three_times_leaves(looker: Looker, settings: LazySettings) -> None:
    settings.CIRANDA_EXIT_URL = f"{HOST}/nowhere/"
    page = looker.open("/design/")
    page.wait_for_load_state("networkidle")
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url("**/nowhere/")
    assert page.evaluate("history.length") <= 2


@pytest.mark.browser
@pytest.mark.django_db
def test_pages_work_without_scripts(browser, client: Client) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Looker(context.new_page(), client).open("/design/")
    assert page.is_visible("#id_kind_words"), "without scripts nothing is hidden"
    assert page.is_visible("#id_signed_name")
    assert not page.is_visible("canvas")
    assert not page.is_visible("[data-ciranda-read]")
    assert page.get_attribute("[data-ciranda-exit]", "rel") == "nofollow noreferrer"
    context.close()
