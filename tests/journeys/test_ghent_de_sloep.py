"""The open house of Ghent: every claim of its scenario, checked beside it."""

from typing import Any

from ciranda.access.actions import entered
from ciranda.cases.models import Case
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.services.enums import PartState, SaidBy
from ciranda.services.queries import requests_of
from tests.journeys.conftest import Played

PROGRAMME = "ghent-de-sloep"


def _asked(sql: str, *values: Any) -> list[dict[str, Any]]:
    with speaking_as(OWNER) as cursor:
        return rows(cursor, sql, list(values))


def _lines(scene: Any) -> dict[str, Any]:
    with entered(scene.worker("ilse.reception")):
        return {line.service: line for line in requests_of(scene["case"])[0]}


def test_the_second_playing_doubles_nothing(story: Played) -> None:
    assert story.second.count("(played before)") == 7
    assert "FAILS" not in story.first + story.second


def test_the_counter_keeps_topics_and_outcomes_and_nobody(scene: Any) -> None:
    kept = _asked("select topic, outcome, number from services_desktally where number > 0")
    assert {(k["topic"], k["outcome"], k["number"]) for k in kept} == {
        ("family", "listened", 1),
        ("residence_documents", "answered", 1),
        ("housing", "nobody_can_help", 1),
        ("housing", "gave_material_aid", 1),
    }


def test_nothing_in_the_trail_says_that_anybody_counted(scene: Any) -> None:
    kinds = _asked("select distinct verb from audit_event")
    assert not [k for k in kinds if k["verb"] in {"services.count", "services.take_back"}]


def test_a_name_at_the_counter_is_refused(story: Played) -> None:
    assert "refused: Choose what it was about and what came of it." in story.first


def test_one_name_and_a_relatives_telephone_carry_the_family_through(scene: Any) -> None:
    (mother,) = _asked(
        "select given, surnames, born_on from people_person where id = %s", scene["mother"]
    )
    assert (mother["given"], mother["surnames"], mother["born_on"]) == ("Mirela", "", None)
    assert {line.about for line in _lines(scene).values()} == {"Mirela"}


def test_the_unsigned_service_reads_nothing_and_is_asked_nothing(story: Played) -> None:
    step = story.journey.told["two_services"]
    assert step.seen_by("Hanne, of the unsigned service").categories == ()
    assert "0 wait at the other" in step.did


def test_an_appointment_that_only_one_holds_is_refused_as_made(story: Played) -> None:
    assert "There is no appointment yet" in story.first
    assert "waits for the family's signature" in story.first


def test_a_missed_appointment_changed_nothing_and_arrival_closed_the_loop(scene: Any) -> None:
    line = _lines(scene)["Welfare"]
    assert (line.standing.is_complete, line.standing.is_open) == (True, False)
    assert line.said_by is SaidBy.RECEIVER


def test_nobody_can_help_closes_nothing(scene: Any) -> None:
    line = _lines(scene)["Housing"]
    assert line.standing.state is PartState.BELOW
    assert "three years" in line.reason
    with entered(scene.worker("ilse.reception")):
        assert Case.objects.get(pk=scene["case"]).closed_at is None


def test_the_one_she_trusts_of_another_agency_walks_along(scene: Any) -> None:
    held = _asked(
        "select membership_id from cases_coordination where case_id = %s and ended_at is null",
        scene["case"],
    )
    assert [h["membership_id"] for h in held] == [scene.world["omar.outreach"]]
    named = _asked("select name from cases_trust where case_id = %s", scene["case"])
    assert "Omar" in named[0]["name"]
