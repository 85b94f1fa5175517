"""The family's pages in a real browser, on a phone and on a desk."""

import pytest
from playwright.sync_api import expect

from tests.cases.test_consents import answered, asked
from tests.plans.writing import write_plan
from tests.settling import PASSWORD


@pytest.fixture
def home(looker, cast):
    """Everything there is to show: a plan, one question answered, one waiting."""
    write_plan(cast)
    (given,) = asked(cast, "maria_mother")
    answered(cast, given)
    (waiting,) = asked(cast, "maria_mother", column="education", service="nursery")
    looker.client.login(username="maria_mother", password=PASSWORD)
    return looker, given, waiting


@pytest.mark.browser
def test_a_mother_answers_on_her_phone_and_takes_it_back(home):
    looker, given, _waiting = home
    assert looker.wrong_at(f"/family/consents/{given}/take-back/") == []
    page = looker.open("/family/", width=360)
    page.get_by_role("button", name="Read and answer").click()
    page.wait_for_url("**/consents/")
    page.get_by_role("button", name="Read and answer").first.click()
    page.get_by_label("notes on learning").wait_for(state="hidden")
    page.get_by_label("I agree to some of it").check()
    page.get_by_label("notes on learning").check()
    page.get_by_label("Your full name").fill("Maria Exemplo da Silva")
    page.get_by_role("button", name="Save my answer").click()
    expect(page.locator("main")).to_contain_text("What you opened: notes on learning")
    page.get_by_role("button", name="Take it back (Sharing with nursery").click()
    page.get_by_role("button", name="Take my agreement back").click()
    expect(page.locator("main")).to_contain_text("You took this back")
    assert looker.said == []
