"""The children's centre: every claim of its scenario, checked beside it."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from ciranda.access.actions import entered
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.people.models import Person
from tests.journeys.conftest import Played
from tests.journeys.site import served
from tests.journeys.walking import DESK, PHONE, Walk

PROGRAMME = "newham-childrens-centre"


def _asked(sql: str, *values: Any) -> list[dict[str, Any]]:
    with speaking_as(OWNER) as cursor:
        return rows(cursor, sql, list(values))


def _step(story: Played, key: str) -> Any:
    return story.journey.told[key]


def test_the_second_playing_doubles_nothing(story: Played) -> None:
    assert story.second.count("(played before)") == len(story.journey.told)
    assert "FAILS" not in story.first + story.second


def test_a_midwife_opens_a_file_before_there_is_a_child(scene: Any) -> None:
    (subject,) = _asked(
        "select person_id, kind from cases_subject where case_id = %s", scene["pregnancy.case"]
    )
    assert (subject["person_id"], subject["kind"]) == (None, "pregnancy")


def test_nobody_in_the_same_corridor_reads_the_midwives_file(story: Played) -> None:
    for who in ("Farah, family support", "Hope, health visitor", "Tess, teacher"):
        assert _step(story, "heard").seen_by(who).categories == ()


def test_she_lets_one_in_by_name_and_takes_it_back(story: Played) -> None:
    agreed, back = _step(story, "agrees"), _step(story, "withdraws")
    assert [c.name for c in agreed.seen_by("Farah, family support").categories] == [
        "IDENTITY",
        "INVOLVEMENT",
        "HEALTH",
    ]
    assert agreed.seen_by("Hope, health visitor").categories == ()
    assert agreed.seen_by("Tess, teacher").categories == ()
    assert back.seen_by("Farah, family support").categories == ()


def test_nobody_else_of_the_family_stands_in_it(story: Played) -> None:
    assert "A file on a pregnancy is the woman's" in _step(story, "alone").refused[0]


def test_unregistered_births_rise_from_200_to_201_and_no_name_shows(story: Played) -> None:
    assert "told of 200 births" in _step(story, "two_hundred").did
    assert "the centre can name 0" in _step(story, "two_hundred").did
    assert "the centre counts 201, and can name 0" in _step(story, "born").did


def test_the_birth_ended_her_file_and_is_joined_to_it(scene: Any) -> None:
    (case,) = _asked("select closed_at from cases_case where id = %s", scene["pregnancy.case"])
    assert case["closed_at"] is not None
    joined = _asked(
        "select person_id from people_birth where pregnancy_id = %s", scene["pregnancy"]
    )
    assert [j["person_id"] for j in joined] == [scene["child"]]


def test_an_incomplete_form_waits_on_a_list_and_names_nobody(story: Played) -> None:
    did = _step(story, "half").did
    assert "How the family can be reached safely" in did
    assert "still counts 201 and can name 0" in did


def test_a_complete_form_releases_the_name_at_once(story: Played, scene: Any) -> None:
    did = _step(story, "complete").did
    assert "“Nadia Example” at once" in did
    assert "counts 200" in did
    with entered(scene.worker("leah.centrelead")):
        assert not Person.objects.filter(pk=scene["amina"]).exists()


def test_no_service_is_asked_before_every_step_but_for_a_childs_safety(story: Played) -> None:
    first, second, no_reason = _step(story, "too_early").refused
    assert "Two observations (0/2)" in first
    assert "Two observations (1/2)" in second
    assert "unsafe" in no_reason


def test_below_the_threshold_needs_a_written_reason(story: Played, scene: Any) -> None:
    assert "Without a reason it stays open" in _step(story, "bounced").refused[0]
    (part,) = _asked(
        "select state, reason, due_on from services_requestpart where id = %s", scene["part"]
    )
    assert part["state"] == "below"
    assert "threshold" in part["reason"]
    assert part["due_on"] is not None


def test_how_often_social_care_answers_so_is_told_once_five_were_asked(story: Played) -> None:
    said = "of 5 asked social care answered 4, 2 of them below the threshold"
    assert said in _step(story, "asked_often").did


def test_a_part_told_once_reaches_only_the_service_ticked_for_it(story: Played) -> None:
    assert "reads 1 of the two parts" in _step(story, "told_once").did
    assert "Hope, health visitor, reads 0" in _step(story, "told_once").did


def test_a_named_talk_without_a_basis_is_refused_and_the_other_keeps_it(
    story: Played, scene: Any
) -> None:
    assert "no basis on which" in _step(story, "spoken").refused[0]
    (kept,) = _asked("select persons, purpose_key, basis_kind from cases_exchange")
    assert kept == {
        "persons": "Farah with their desk",
        "purpose_key": "plan_together",
        "basis_kind": "consent",
    }


def test_a_family_one_may_not_contact_is_asked_through_its_worker(
    story: Played, scene: Any
) -> None:
    refused = _step(story, "invited").refused[0]
    assert "reached through you" in refused
    assert "12 Sample Road" in refused, "a street is a way past the worker too"
    assert "the family would like to. I bring them." in _step(story, "invited").did
    (message,) = _asked("select kind, reply from people_relaymessage")
    assert (message["kind"], message["reply"]) == ("invite", "comes")


def test_a_worker_leaves_only_after_a_successor_and_the_family_reads_who_it_was(
    story: Played,
) -> None:
    step = _step(story, "successor")
    assert "Something is left to hand over" in step.refused[0]
    assert "Sam Exemplo (demo)" in step.did


def test_persons_are_named_one_by_one_and_a_job_title_is_nobody(story: Played) -> None:
    step = _step(story, "named")
    assert "A job title or a group is nobody" in step.refused[0]
    assert "Leah reads the notes of 1 family, Farah next door of 0" in step.did


def test_from_the_day_of_the_move_nobody_reads_who_was_not_named_anew(story: Played) -> None:
    step = _step(story, "moved")
    assert "1 of 1 files follow, and Leah reads the notes of 0 families" in step.did
    assert "controls this service" in step.refused[1]
    assert "notes of 1 family, Farah of 0" in _step(story, "named_anew").did


def test_needing_the_centre_less_is_an_ending_of_its_own(scene: Any) -> None:
    (closing,) = _asked("select reason_key from cases_closing where case_id = %s", scene["case"])
    assert closing["reason_key"] == "needs_us_less"


@pytest.mark.browser
@pytest.mark.usefixtures("scene")
def test_the_centre_finds_a_number_of_births_and_the_one_name_that_signed_up(
    browser: Browser,
) -> None:
    with served() as address:
        walk = Walk(browser, address)
        leah = walk.person("leah.centrelead", PHONE)
        leah.menu("More")
        leah.press("Births")
        leah.sees("200", "births in Exampleham north", "nobody's name", "Nadia Example")
        leah.sees_not("Baby")
        leah.page.set_viewport_size({"width": DESK, "height": 900})
        leah.width = DESK
        leah.look()
        leah.menu("More")
        leah.press("Answers and endings")
        row = leah.page.locator("main tbody tr", has_text="The borough (demo)").last.inner_text()
        assert [word for word in row.split() if word.isdecimal()] == ["5", "4", "2", "0"]
        leah.look()
    assert walk.faults == []
