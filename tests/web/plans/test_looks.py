"""Every page of the plan: few statements at any size, and usable by everyone."""

from typing import Any

import pytest

from ciranda.access.actions import entered
from ciranda.plans.actions import goals, plan, reviewing
from ciranda.plans.actions.goals import GoalScale, GoalWords
from ciranda.plans.actions.reviewing import Looked, Rating
from ciranda.plans.queries.page import plan_page
from tests.budgets import assert_within
from tests.plans.writing import Written, sign_plan, write_plan

LEVELS = ["No words", "Two words", "Ten words", "Twenty words", "Short sentences"]


def lived(cast: Any) -> Written:
    """A plan signed, reviewed and begun anew."""
    written = write_plan(cast)
    goals.set_scale(
        actor=written.writer,
        goal_id=written.speech.pk,
        edition=1,
        scale=GoalScale(LEVELS, -1, 3, 2),
    )
    sign_plan(cast, written)
    signed = written.version.signed_at
    assert signed
    looked = Looked(
        signed.date(), ["Maria"], "en", {written.speech.thread: Rating(1)}, "We laugh more"
    )
    reviewing.record_review(actor=written.writer, plan_id=written.id, looked=looked)
    plan.revise(actor=written.writer, plan_id=written.id)
    return written


def pages(written: Written) -> dict[str, str]:
    with entered(written.writer):
        page = plan_page(written.id)
    assert page
    home, goal = f"/plans/{written.id}/", page.goals[0].id
    return {
        "open": home,
        "signed": f"{home}versions/1/",
        "compare": f"{home}compare/",
        "who": f"{home}who-does-what/",
        "say": f"{home}words/priorities/",
        "goal": f"{home}goals/{goal}/",
        "scale": f"{home}goals/{goal}/scale/",
        "remove": f"{home}goals/{goal}/remove/",
        "rank": f"{home}goals/rank/",
        "act": f"{home}actions/add/",
        "propose": f"{home}propose/",
        "review": f"{home}review/",
        "score": f"{home}score/{page.reviews[0].id}/",
        "action": f"/plans/actions/{written.hearing.pk}/",
        "report": f"/plans/actions/{written.hearing.pk}/report/",
        "answer": f"/plans/actions/{written.hearing.pk}/answer/",
        "asked": "/plans/asked/",
    }


def test_a_page_sends_as_little_with_many_goals_as_with_one(cast: Any, client: Any) -> None:
    written = lived(cast)
    client.login(username="tomas_therapist", password="only for tests")
    few = {name: len(assert_within(client, path)) for name, path in pages(written).items()}
    for number in range(40):
        goals.add_goal(
            actor=written.writer, plan_id=written.id, words=GoalWords(f"Goal {number}", "en")
        )
    many = {name: len(assert_within(client, path)) for name, path in pages(written).items()}
    assert many == few


@pytest.mark.browser
def test_signing_and_a_partners_part_are_usable_on_a_phone(cast: Any, looker: Any) -> None:
    looker.client.login(username="carla_coordinator", password="only for tests")
    assert looker.wrong_at(f"/plans/for/{cast.case}/") == []
    written = write_plan(cast)
    sign_plan(cast, written)
    plan.revise(actor=written.writer, plan_id=written.id)
    plan.propose(actor=written.writer, plan_id=written.id, words="Take your time")
    home = f"/plans/{written.id}/"
    seen = {
        "tomas_therapist": [home, f"{home}sign/", f"{home}sign/family/{cast.maria_mother}/"],
        "hilda_health": [home, "/plans/asked/"],
    }
    for name, paths in seen.items():
        looker.client.login(username=name, password="only for tests")
        for path in paths:
            assert looker.wrong_at(path) == [], path
