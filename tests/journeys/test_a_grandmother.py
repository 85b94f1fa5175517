"""A grandmother tells a worry on a small phone, without scripts, and asks what happened."""

import pytest
from playwright.sync_api import expect

from ciranda.access.actions import entered
from ciranda.referrals.models import Signal, Telling
from tests.looking import HOST, Looker
from tests.referrals.sent import decider

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def phone(browser, client):
    """A phone of 360 points with scripts off."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}, locale="en"
    )
    looker = Looker(context.new_page(), client)
    yield looker
    context.close()


def test_she_tells_us_on_a_phone_without_scripts(phone, cast):
    page = phone.page
    page.goto(HOST + "/worried/")
    page.get_by_label("What worries you?").fill("He does not answer to his name.")
    page.get_by_label("The child's name").fill("Ivo")
    page.get_by_label("Where does the child live").fill("parish")
    page.get_by_role("button", name="Send").click()
    page.get_by_label("Parish of Southtown, Southtown").check()
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/worried/sent/**")
    reference = page.locator(".govuk-panel strong").inner_text()
    expect(page.locator("body")).not_to_contain_text("Ivo")
    with entered(decider(cast)):
        assert Signal.objects.get(reference=reference).team_id == cast.team
        assert Telling.objects.get(kind="child_name").body == "Ivo"
    page.get_by_role("link", name="Ask what happened").click()
    page.get_by_label("Your reference").fill(reference.lower())
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("main")).to_contain_text("We have received what you sent")
    assert page.get_by_role("link", name="Leave this page quickly").is_visible()
