"""The plan is written in the kitchen: on a phone, with the mother, from the first word to the
signature; and each page of the way is usable by everyone."""

from typing import Any

import pytest

from ciranda.access.actions import entered
from ciranda.plans.queries.page import PlanPage, plan_of, plan_page
from tests import casework
from tests.looking import HOST
from tests.settling import PASSWORD


class Kitchen:
    """The worker's phone on the kitchen table."""

    def __init__(self, looker: Any, cast: Any) -> None:
        self.looker, self.cast = looker, cast
        assert looker.client.login(username="tomas_therapist", password=PASSWORD)
        self.page = looker.open(f"/plans/for/{cast.case}/", width=360)

    def press(self, name: str) -> None:
        """Press the first button or link of this name, and look at where it leads."""
        target = self.page.get_by_role("button", name=name, exact=False)
        link = self.page.get_by_role("link", name=name, exact=False)
        with self.page.expect_navigation():
            (target if target.count() else link).first.click()
        self.page.wait_for_selector("h1")  # a redirect is a page of its own here, without one
        self.page.wait_for_load_state()
        assert self.looker.faults() == [], self.page.url
        assert not self.looker.is_wider_than_screen(), self.page.url

    def fill(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=False).first.fill(words)

    def choose(self, label: str) -> None:
        self.page.get_by_label(label, exact=False).first.check()

    @property
    def plan(self) -> PlanPage:
        """The plan as the case manager reads it."""
        with entered(self.cast.actor("tomas_therapist")):
            plan_id = plan_of(self.cast.case)
            assert plan_id
            page = plan_page(plan_id)
        assert page
        return page

    def says_what_matters(self) -> None:
        self.press("Begin the plan")
        self.press("Write down what matters most")
        self.choose("Maria Exemplo da Silva")
        self.fill("In their own words", "That she can tell us when something hurts")
        self.press("Save these words")
        self.page.goto(f"{HOST}/plans/{self.plan.plan_id}/words/strengths/")
        self.choose("The family together")
        self.fill("In their own words", "She sings all day")
        self.press("Save these words")

    def sets_a_goal(self, words: str) -> None:
        self.press("Add a goal")
        self.fill("What does the family want to reach?", words)
        self.press("Save this goal")

    def puts_the_second_first(self) -> None:
        self.press("Put the goals in order")
        self.press("Down")
        self.press("This order is right")

    def agrees_who_does_what(self) -> None:
        self.press("Add an action")
        self.fill("What will be done?", "Play with sounds at bath time")
        self.choose("Test Therapy Association")
        self.press("Save this action")

    def gives_it_to_sign(self) -> None:
        self.press("Give it to the family to sign")
        self.press("Give it to the family")
        self.press("Sign now")
        self.press("Maria Exemplo da Silva")
        self.choose("Yes, I agree")
        self.fill("Your full name", "Maria Exemplo da Silva")
        self.press("Save this answer")

    def signs_as_case_manager(self) -> None:
        self.page.goto(f"{HOST}/plans/{self.plan.plan_id}/sign/case_manager/")
        self.choose("Yes, I agree")
        self.fill("Your full name", "Tomas Therapist")
        self.press("Save this answer")


@pytest.mark.browser
@pytest.mark.slow
def test_a_plan_is_written_in_the_kitchen(cast: Any, looker: Any) -> None:
    casework.manage(cast)
    kitchen = Kitchen(looker, cast)
    kitchen.says_what_matters()
    kitchen.sets_a_goal("To say what she wants")
    kitchen.sets_a_goal("To sleep at night")
    kitchen.puts_the_second_first()
    assert kitchen.plan.standing_goals[0].family_words == "To sleep at night"
    kitchen.agrees_who_does_what()
    kitchen.gives_it_to_sign()
    kitchen.signs_as_case_manager()
    assert kitchen.plan.version.state == "signed"
    assert looker.said == []
