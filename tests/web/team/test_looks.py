"""Everyone can use the pages above a team, of documents and of places, on a phone and at a desk."""

import os

import pytest

from tests.looking import Looker
from tests.referrals.actions.test_papers import attached
from tests.referrals.sent import sent
from tests.referrals.test_above import climbed_clock, late_referral, named

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def settled(cast):
    """A referral with papers and a team with somebody above it; the pages, by who looks."""
    named(cast)
    late_referral(cast)
    climbed_clock(cast)
    referral_id = sent(cast)
    attached(cast, referral_id)
    attached(cast, referral_id, "carla_coordinator", title="Call with the hospital")
    return {
        "carla_coordinator": {
            "above": f"/team/{cast.team}/above/",
            "desks": "/team/desks/",
            "nothing-missed": "/missed/",
            "triage": f"/referrals/{referral_id}/triage/",
        },
        "olga_oversight": {"missed": "/missed/"},
        "nuno_nursery": {
            "open": f"/referrals/{referral_id}/",
            "attach": f"/referrals/{referral_id}/documents/add/",
            "relay": f"/referrals/{referral_id}/ask-who-knows/",
            "send": "/referrals/send/",
        },
    }


@pytest.mark.parametrize("width", [360, 1280])
def test_everyone_can_use_the_pages_around_a_team(looker, cast, width):
    wrong = {}
    for name, pages in settled(cast).items():
        looker.client.login(username=name, password="only for tests")
        for key, path in pages.items():
            page = looker.open(path, width=width)
            faults = [*looker.faults(), *looker.said]
            looker.said.clear()
            if looker.is_wider_than_screen():
                faults.append("wider than the screen")
            if folder := os.environ.get("LOOKS"):
                page.screenshot(path=f"{folder}/{key}-{width}.png", full_page=True)
            if faults:
                wrong[key] = faults
    assert wrong == {}


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
