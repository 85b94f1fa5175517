"""BAZA as it is told: twelve of twenty-four, ten who agree, nine in the register."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser

from ciranda.access.actions import Refused, entered
from ciranda.agencies.queries.agreement import together
from ciranda.budgets.models import Budget
from ciranda.budgets.queries import budgets_of, ends_of, families
from ciranda.calendars.policies.turns import next_turn
from ciranda.calendars.queries import meetings_of
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.groups.models import Enrolment
from ciranda.groups.queries import group_page
from ciranda.ops.scenarios.warsaw_baza.looking_up import ask_about
from ciranda.ops.scenarios.warsaw_baza.pupils import PUPILS, TAKING_PART, TENTH, Pupil
from ciranda.plans.queries.page import plan_page
from ciranda.programmes.queries import current, pack_of
from ciranda.web.together.pages import size
from tests.journeys.site import served
from tests.journeys.walking import PHONE, Walk

PROGRAMME = "warsaw-baza"


def _past_the_wall(sql: str) -> list[dict[str, Any]]:
    with speaking_as(OWNER) as cursor:
        return rows(cursor, sql)


def test_the_story_is_told_and_doubles_nothing_the_second_time(story: Any, scene: Any) -> None:
    assert "appoints 12 pupils of a class of 24" in story.first
    assert _past_the_wall("select count(*) as n from budgets_move")[0]["n"] == 1


def test_ten_files_for_twenty_four_pupils_and_none_about_a_classmate(scene: Any) -> None:
    sql = """select count(*) as n from cases_custody u join agencies_team t on t.id = u.team_id
             where t.programme_key = 'warsaw-baza'"""
    assert _past_the_wall(sql)[0]["n"] == 10


def test_nobody_comes_by_name_before_the_parents_signed(scene: Any) -> None:
    (said,) = scene.told["before"].refused
    assert "has not agreed to this: Taking part" in said


def test_a_family_that_refuses_the_register_takes_part_all_the_same(scene: Any) -> None:
    with entered(scene.worker("tadek.tutor")):
        assert Enrolment.objects.filter(person_id=scene[TENTH.key]).exists()
    assert ask_about(scene.worker("stefan.street"), TENTH) == ()


def test_nine_of_twelve_are_found_in_the_register(scene: Any) -> None:
    stefan = scene.worker("stefan.street")
    assert sum(1 for pupil in PUPILS if ask_about(stefan, pupil)) == 9


def test_the_register_names_services_and_nothing_else(scene: Any) -> None:
    answer = ask_about(scene.worker("stefan.street"), TAKING_PART[0])
    assert answer == (
        "Example School no. 0 (demo), School pedagogue",
        "Sample Afternoon Club (demo), Tutoring",
    )


def test_unknown_and_not_agreed_get_the_same_answer(scene: Any) -> None:
    stefan = scene.worker("stefan.street")
    assert ask_about(stefan, Pupil("Nikt", 2)) == ask_about(stefan, TENTH) == ()


def test_a_lookup_is_kept_with_its_purpose_and_without_whom_it_was_about(scene: Any) -> None:
    ask_about(scene.worker("stefan.street"), TAKING_PART[0])
    kept = _past_the_wall("select * from cases_registerlook")[0]
    assert kept["looked_for"] == "before_calling"
    assert set(kept) == {"id", "human_id", "membership_id", "looked_for", "at"}


def test_the_family_reads_that_somebody_looked_in_the_register(scene: Any) -> None:
    ask_about(scene.worker("stefan.street"), TAKING_PART[0])
    sql = """select count(*) as n from audit_event e join cases_volume v
             on v.dossier_id = e.dossier_id where e.kind = 'register'"""
    assert _past_the_wall(sql)[0]["n"] >= 1


def test_somebody_of_another_place_cannot_ask_the_register(scene: Any) -> None:
    with pytest.raises(Refused, match="belongs to a team"):
        ask_about(scene.worker("zenon.elsewhere"), TAKING_PART[0])


def test_somebody_untrained_reads_and_writes_nothing(scene: Any) -> None:
    untrained, _elsewhere = scene.told["looked_up"].refused
    assert "training" in untrained


def test_the_other_fourteen_are_a_number(scene: Any) -> None:
    found = _past_the_wall("select children, first_time from groups_headcount")
    assert [one["children"] for one in found] == [14]


def test_percent_against_lessons_is_refused(scene: Any) -> None:
    (said,) = scene.told["compared"].refused
    assert "different units (lessons, percent)" in said


def test_any_member_draws_on_the_specialists_hours_that_another_holds(scene: Any) -> None:
    found = _past_the_wall(
        """select d.service_id <> b.service_id as others, d.amount from budgets_draw d
           join budgets_budget b on b.id = d.budget_id where b.pooled"""
    )
    assert found == [{"others": True, "amount": 2}]


def test_an_exhausted_pool_refuses_and_says_what_is_left(scene: Any) -> None:
    exhausted, own = scene.told["drawn"].refused
    assert "Only 38 are left" in exhausted
    assert "holds this budget for itself" in own


def test_what_a_draw_paid_for_names_nobody(scene: Any) -> None:
    (said,) = scene.told["unnamed"].refused
    assert "Bartek" in said


def test_hours_do_not_move_before_the_funder_approved(scene: Any) -> None:
    early, half = scene.told["asked_to_move"].refused
    assert "has not approved this yet" in early
    assert "on which paper" in half


def test_120_hours_move_to_another_member_after_approval(scene: Any) -> None:
    with entered(scene.worker("sylwia.sport")) as sylwia:
        (team,) = budgets_of(sylwia)
    hours = {one.service: one.total for one in team.budgets if one.line_key == "tutoring_hours"}
    assert hours == {"Sample Afternoon Club (demo)": 180, "Sample Street Work (demo)": 120}
    (move,) = team.moves
    assert (move.approved_by, move.document) == ("Head of social policy", "Decision 12 (demo)")


def test_all_budgets_are_seen_by_all_members_and_by_nobody_else(scene: Any) -> None:
    with entered(scene.worker("sabina.school")) as sabina:
        assert len(budgets_of(sabina)[0].budgets) == 3
    with entered(scene.worker("zenon.elsewhere")):
        assert not Budget.objects.exists()


def test_much_left_near_the_end_of_the_year_is_said_in_time(scene: Any) -> None:
    with entered(scene.worker("tadek.tutor")) as tadek:
        (team,) = budgets_of(tadek)
    assert {one.service for one in team.budgets if one.warns} >= {"Sample Afternoon Club (demo)"}


def test_a_cost_without_a_category_is_seen_as_fitting_none(scene: Any) -> None:
    with entered(scene.worker("ada.leader")) as ada:
        (cost,) = budgets_of(ada)[0].costs
    assert (cost.what, cost.line_key) == ("Food for the picnic", "")


def test_coordination_and_supervision_take_turns_every_two_weeks(scene: Any) -> None:
    with entered(scene.worker("ada.leader")) as ada:
        (team,) = meetings_of(ada)
    rhythm = pack_of(current(PROGRAMME).id).team_meetings
    assert rhythm is not None
    held = [(one.kind_key, one.held_on) for one in team.held]
    assert [kind for kind, _on in held] == ["supervision", "coordination"]
    turn = next_turn(rhythm, held)
    assert (turn.kind_key, turn.due_on) == ("coordination", held[0][1] + timedelta(days=14))


def test_a_supervision_record_refuses_names_dates_numbers_and_streets_and_says_which(
    scene: Any,
) -> None:
    said = scene.told["supervision"].refused[0]
    assert all(
        word in said for word in ("Bartek", "2016-03-01", "600 700 800", "ul. Przykładowa 7")
    )
    assert said.count("600 700 800") == 1


def test_a_meeting_says_which_institutions_were_not_there(scene: Any) -> None:
    with entered(scene.worker("ada.leader")) as ada:
        first = meetings_of(ada)[0].held[-1]
    assert first.missing == ("Sample Theatre (demo)",)


def test_street_workers_count_topics_and_nobodys_name(scene: Any) -> None:
    kept = _past_the_wall("select * from services_desktally")
    assert [(one["topic"], one["outcome"], one["number"]) for one in kept] == [
        ("company", "listened", 6)
    ]
    assert not {"person_id", "name", "membership_id", "at"} & set(kept[0])


def test_the_pupil_picked_the_tutor(scene: Any) -> None:
    tadek = scene.worker("tadek.tutor")
    with entered(tadek):
        people = group_page(tadek, scene["tutoring"]).people
    (chosen,) = [one for one in people if one.worker]
    assert (chosen.worker, chosen.chosen_by) == ("Tadek Exemplo (demo)", "self")
    assert "works for the service" in scene.told["tutor"].refused[0]


def test_school_and_club_write_one_plan(scene: Any) -> None:
    sql = "select count(distinct service_id) as n from plans_action where plan_id = %s"
    with speaking_as(OWNER) as cursor:
        assert rows(cursor, sql, [scene["plan"]])[0]["n"] == 2
    with entered(scene.worker("sabina.school")):
        assert plan_page(scene["plan"]) is not None


def test_each_practitioner_sees_only_their_own_pupils(scene: Any) -> None:
    with entered(scene.worker("pola.parents")):
        assert plan_page(scene["plan"], drafts=True) is None
        assert not Enrolment.objects.exists()
    with entered(scene.worker("sabina.school")):
        assert Enrolment.objects.filter(group_id=scene["project"]).count() == 10


def test_an_interpreter_asked_for_at_night_and_not_found_is_counted(scene: Any) -> None:
    (kept,) = _past_the_wall("select language, how, asked, unmet from services_interpretingtally")
    assert kept == {"language": "uk", "how": "phone", "asked": 1, "unmet": 1}


def test_a_total_that_does_not_add_up_waits_for_its_reason(scene: Any) -> None:
    assert "gap of 10" in scene.told["adds_up"].refused[0]


def test_ten_families_are_listed_and_asked_before_the_project_ends(scene: Any) -> None:
    ada = scene.worker("ada.leader")
    with entered(ada):
        (end,) = ends_of(ada)
        stands = [one.stands or "not asked" for one in families(end)]
    assert sorted(stands) == ["goes_on", "no", *["waiting"] * 8]


def test_eight_of_nine_agencies_signed_and_more_than_meant_work_together(scene: Any) -> None:
    ada = scene.worker("ada.leader")
    with entered(ada):
        (team,) = together(ada)
        pack = pack_of(current(PROGRAMME).id)
        words = size(len(team.agencies), pack.members)
    assert team.unsigned == ("Sample Theatre (demo)",)
    assert words == "9 agencies work together here; the programme asks for 3 to 6."


@pytest.mark.browser
def test_the_whole_class_is_seen_ten_by_name_and_fourteen_as_a_number(
    scene: Any, browser: Browser
) -> None:
    with served() as address:
        walk = Walk(browser, address)
        sabina = walk.person("sabina.school", PHONE)
        sabina.page.goto(address + reverse("web:groups:open", args=[scene["project"]]))
        sabina.sees("A class of 24: 10 are known here by name", "75 %, entered as percent")
        assert sabina.page.locator("svg circle.ciranda-chart__fill").count() == 10
        assert sabina.page.locator("svg circle.ciranda-chart__track").count() == 14
        sabina.look()
        sabina.look_at_a_desk()
    assert walk.faults == []
