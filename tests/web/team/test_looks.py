"""Everyone can use the pages above a team, of documents and of places, on a phone and at a desk."""

import pytest

from tests.looking import Looker

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_places_are_suggested_while_one_types_and_nothing_typed_leaves_the_page(looker, cast):
    page = looker.open("/worried/", width=360)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.fill("[name=place]", "south")
    page.wait_for_function("document.querySelectorAll('datalist option').length > 0")
    offered = page.eval_on_selector_all("datalist option", "all => all.map((o) => o.value)")
    assert offered == ["Parish of Southtown, Southtown"]
    assert not [url for url in asked if "south" in url]
    assert looker.faults() == []


def test_without_a_script_several_places_are_asked_about_once(browser, client, cast):
    context = browser.new_context(java_script_enabled=False, locale="en")
    page = Looker(context.new_page(), client).open("/worried/", width=360)
    page.fill("[name=worry]", "He plays alone.")
    page.fill("[name=place]", "parish")
    page.click("main button[type=submit]")
    assert page.is_checked("[name=parish][value=none]")
    page.click("main button[type=submit]")
    page.wait_for_selector(".govuk-panel--confirmation")
    assert "/worried/sent/" in page.url
    context.close()
