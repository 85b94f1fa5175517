"""The family centre of Norway: every claim of its scenario checked, and its week seen."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser

from ciranda.access.actions import entered
from ciranda.cases.models import Case, Stage, Task
from ciranda.cases.queries.faces import faces_of
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.consent.queries.figures import sign_rates
from ciranda.ops.demo.arrivals import today
from ciranda.services.enums import OfferState, PartState
from ciranda.services.queries import asked_of_us, consultations_of, places_of, requests_of
from ciranda.transfers.queries.transitions import transition_page
from tests.journeys.conftest import Played
from tests.journeys.site import served
from tests.journeys.walking import DESK, PHONE, Walk

PROGRAMME = "norway-family-centre"
PEDAGOGUE, SPECIAL = "pernille.pedagogue", "sigrid.special"
STEPS = 13


def _asked(sql: str, *values: Any) -> list[dict[str, Any]]:
    with speaking_as(OWNER) as cursor:
        return rows(cursor, sql, list(values))


def _places(scene: Any) -> Any:
    with entered(scene.worker(PEDAGOGUE)):
        return places_of(scene["case"])


def test_the_second_playing_doubles_nothing(story: Played) -> None:
    assert story.second.count("(played before)") == STEPS
    assert "FAILS" not in story.first + story.second


def test_the_programme_opened_only_after_the_attempt_at_an_ordinary_place_failed(
    story: Played, scene: Any
) -> None:
    assert "Write down first whether the child has an ordinary place" in story.first
    assert "Look for an ordinary place first" in story.first
    with entered(scene.worker(PEDAGOGUE)):
        stages = Stage.objects.filter(case_id=scene["case"]).order_by("started_at")
        keys = list(stages.values_list("key", flat=True))
    assert keys[:2] == ["at_the_door", "taking_part"]


def test_the_unsigned_division_never_saw_the_request(story: Played, scene: Any) -> None:
    step = story.journey.told["columns"]
    assert "signs 2 of its 3 columns, and 0 requests reach the third" in step.did
    assert step.seen_by("Sigrid, of the unsigned division").categories == ()
    sigrid = scene.worker(SPECIAL)
    with entered(sigrid):
        assert asked_of_us(sigrid.service_id) == ([], 0)
    with entered(scene.worker(PEDAGOGUE)):
        states = [line.standing.state for line in requests_of(scene["case"])[0]]
    assert states.count(PartState.UNSIGNED) == 1


def test_that_somebody_works_on_it_is_said_only_to_whom_the_family_lets_know(
    story: Played,
) -> None:
    did = story.journey.told["worked_on"].did
    assert "on his walking already? yes" in did
    assert "asks the same: nothing is said" in did


def test_taking_part_needs_no_sharing_and_the_sign_rate_is_reported(scene: Any) -> None:
    held = _asked(
        "select column_key, count(*) from consent_consent where case_id = %s group by 1",
        scene["case"],
    )
    assert {h["column_key"] for h in held} == {"taking_part", "house_service", "handover"}
    dagny = scene.worker("dagny.director")
    with entered(dagny):
        found = sign_rates(dagny, date(2020, 1, 1), date(2100, 1, 1))
        reported = {one.column_key for one in found.together}
    assert {"taking_part", "house_service"} <= reported


def test_a_question_names_nobody_and_a_family_only_by_consent(story: Played, scene: Any) -> None:
    assert "A general question names nobody. Take out Nadif" in story.first
    assert "has not agreed that this service knows them" in story.first
    sigrid = scene.worker(SPECIAL)
    with entered(sigrid):
        found, total = consultations_of(sigrid.service_id)
    assert (total, found[0].about, found[0].answer != "") == (1, "", True)


def test_the_calendar_refuses_taken_hours_and_names(story: Played, scene: Any) -> None:
    assert "This time is taken" in story.first
    assert "Take out what points at somebody: Nadif" in story.first
    assert "stands in: book their time instead" in story.first
    kept = _asked("select string_agg(words, ' ') as words from calendars_takentime")
    assert "Nadif" not in kept[0]["words"]


def test_the_course_and_the_tuesday_group_needed_a_decision(story: Played, scene: Any) -> None:
    assert "At that time the family has an obligation it may not miss" in story.first
    (decided,) = _asked(
        "select protected_id, other_id, way from calendars_clashdecision where case_id = %s",
        scene["case"],
    )
    assert (decided["protected_id"], decided["other_id"]) == (
        scene["course"],
        scene["tuesday_group"],
    )


def test_a_step_above_the_lowest_level_has_its_reason(story: Played, scene: Any) -> None:
    assert "Say why a lower level is not enough" in story.first
    kept = _asked(
        "select level_key, level_reason <> '' as why from plans_actionterms t"
        " join plans_action a on a.id = t.action_id where a.plan_id = %s order by 1",
        scene["plan"],
    )
    assert [(k["level_key"], k["why"]) for k in kept] == [
        ("at_home", False),
        ("in_the_house", True),
    ]


def test_four_faces_and_no_fifth_without_a_reason(story: Played, scene: Any) -> None:
    assert "4 workers are around this family already" in story.first
    with entered(scene.worker(PEDAGOGUE)):
        assert len(faces_of(scene["case"])) == 4


def test_a_child_of_five_is_served_and_the_subsidy_refuses_to_be_charged(
    story: Played, scene: Any
) -> None:
    assert "The child goes on being served: use another budget" in story.first
    with entered(scene.worker(PEDAGOGUE)):
        assert Case.objects.get(pk=scene["five.case"]).closed_at is None
    drawn = _asked("select line_key, drawn from budgets_budget order by 1")
    assert [(d["line_key"], int(d["drawn"])) for d in drawn] == [
        ("district_funds", 3),
        ("language_subsidy", 3),
    ]


def test_the_alert_fired_before_the_place_was_lost(story: Played, scene: Any) -> None:
    told = story.journey.told["offered"].did
    assert "nobody has answered: centre director and family contact read it" in told
    assert "A place was offered: say whether the child has it now" in story.first
    (offer,) = _places(scene).offers
    assert (offer.state, offer.answered_by_family) == (OfferState.ENROLLED, True)


def test_three_topics_and_nothing_else_went_after_her_signature(story: Played, scene: Any) -> None:
    assert "Nothing else goes along" in story.first
    assert "The family signs first that this may be told" in story.first
    with entered(scene.worker(PEDAGOGUE)):
        page = transition_page(scene["case"], "en")
        visit = Task.objects.get(pk=scene["first_visit"])
    assert page
    assert [t.goes for t in page.topics] == [True, True, True]
    assert (page.state, page.received_by) == ("received", "Kari, kindergarten teacher")
    assert visit.what == "Go along on the first visit"


@pytest.mark.browser
def test_the_week_shows_what_collides_and_what_was_decided(scene: Any, browser: Browser) -> None:
    tuesday = today() + timedelta(days=(1 - today().weekday()) % 7 or 7)
    week = reverse("web:week:open", args=[scene["case"]]) + f"?from={tuesday}"
    with served() as address:
        walk = Walk(browser, address)
        for width in (PHONE, DESK):
            pernille = walk.person(PEDAGOGUE, width)
            pernille.page.goto(address + week)
            pernille.sees("Tuesday group", "overlaps", "The course pays the rent")
            pernille.look()
    assert walk.faults == []
