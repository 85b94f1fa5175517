"""Youth health in Utrecht: a line that goes on beside help that parents ask for."""

import pytest
from playwright.sync_api import expect

from ciranda.access.actions import entered
from ciranda.cases.enums import Change
from ciranda.cases.models import Case, Line
from ciranda.cases.queries.line import line_page
from ciranda.ops.scenarios.utrecht_team import DEBTS, SLEEP
from ciranda.plans.queries.page import plan_page
from tests.journeys.site import served
from tests.journeys.walking import PHONE, Walk

PROGRAMME = "utrecht-youth-health"


def _page(scene, name="case"):
    anouk = scene.worker("anouk.areamanager")
    with entered(anouk):
        return line_page(anouk, scene[name])


def test_it_is_played_once_and_the_second_time_doubles_nothing(story):
    assert story.second.count("(played before)") == 14
    assert "FAILS" not in story.first + story.second


def test_a_repeated_notice_creates_no_second_child(story):
    assert "no second child, no second line" in story.first


def test_what_a_register_says_of_residence_is_dropped_and_counted(story):
    assert "6 values of “residence” are dropped unread" in story.first


def test_skipped_and_brought_forward_stand_beside_the_original(scene):
    moments = {m.key: m for m in _page(scene).moments}
    assert moments["three_months"].change == Change.SKIPPED
    assert moments["two_months"].moved_from == moments["two_months"].first_on


def test_extra_visits_stop_at_two_until_the_family_is_referred_on(story, scene):
    assert "Extra home visits: all 2 are used." in story.first
    assert {c.key: c.used for c in _page(scene).caps}["home_visits"] == 3


def test_the_neighbourhood_team_is_refused_without_the_parents_own_request(story):
    step = story.first.split("Lotte, team lead begins")[1].split("closes the episode")[0]
    assert "refused:" in step


def test_neither_service_reads_the_others_file_by_itself(story):
    assert "of the child's line, reads: nothing of the shared file" in story.first
    assert "of the parents' request, reads: nothing of the shared file" in story.first


def test_closing_the_episode_never_closes_the_line(scene):
    with entered(scene.worker("lotte.teamlead")):
        assert Case.objects.get(pk=scene["episode"]).closed_at is not None
    with entered(scene.worker("anouk.areamanager")):
        assert Case.objects.get(pk=scene["case"]).closed_at is None
        assert Line.objects.filter(case_id=scene["case"]).exists()


def test_a_child_without_a_number_has_a_line_like_any_other(scene):
    assert sum(m.is_open for m in _page(scene, "bare").moments) == 14


def test_what_is_not_allowed_or_copied_from_a_place_is_refused_in_words(story):
    assert "write down who said yes" in story.first
    assert "written on the place already" in story.first


def test_a_preschool_place_waits_for_a_person_and_the_towns_table(story):
    step = story.first.split("suggests a place in a preschool")[1]
    step = step.split("tells the neighbourhood")[0]
    assert step.count("refused:") == 2


def test_a_listed_concern_is_told_directly_and_the_help_still_waits_for_the_parents(story):
    step = story.first.split("tells the neighbourhood team directly")[1]
    step = step.split("Lotte, team lead")[0]
    assert step.count("refused:") == 3
    assert "own request" in step


def test_two_priorities_stand_side_by_side_and_nobody_rewords_the_mothers(story, scene):
    step = story.journey.told["priorities"]
    assert "Write yours beside them" in step.refused[0]
    with entered(scene.worker("lotte.teamlead")):
        found = plan_page(scene["plan"], drafts=True)
    orders = {
        (rank.ranker, rank.place, goal.family_words) for goal in found.goals for rank in goal.ranks
    }
    assert orders == {
        ("family", 1, DEBTS),
        ("family", 2, SLEEP),
        ("professional", 1, SLEEP),
        ("professional", 2, DEBTS),
    }


@pytest.mark.browser
@pytest.mark.usefixtures("scene")
def test_the_mother_reads_that_the_teams_help_ended_and_what_she_wrote(browser):
    with served() as address:
        walk = Walk(browser, address)
        noor = walk.person("noor.mother", PHONE)
        noor.sees("Noor", "This help has ended")
        noor.menu("Your plan")
        noor.sees("What is most urgent to us", DEBTS, SLEEP)
        # of help that ended the plan is only read
        expect(noor.page.get_by_role("button", name="More important to me")).to_have_count(0)
        noor.look()
    assert walk.faults == []
