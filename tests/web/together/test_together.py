"""A team's own pages: which meeting is next, what was held, who signed."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from ciranda.access.actions import Refused
from ciranda.agencies.actions.agreement import Paper, record_agreement
from tests import casework, holding
from tests.browsing import signed_in
from tests.budgets import assert_within
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db


def page(name: str, address: str = "/together/") -> str:
    return signed_in(name).get(address).content.decode()


def sent(cast: Any, team: Any, **said: Any) -> Any:
    on = holding.today(cast)
    form = {
        "kind": "coordination", "on_0": on.day, "on_1": on.month, "on_2": on.year,
        "there": [str(cast.ngo), str(cast.health_centre)], "issues": "The hall on Fridays.",
        "decisions": "The hall is shared.\nWe meet again in May.", "_key": str(uuid4()),
    }  # fmt: skip
    return signed_in("ema_educator").post(f"/together/{team}/meeting/", {**form, **said})


@pytest.fixture
def team(cast: Any) -> Any:
    return holding.consortium(cast)


def test_a_team_without_meetings_of_its_own_is_told_what_the_page_is_for(cast: Any) -> None:
    assert "keep no meetings of their own" in page("tomas_therapist")


def test_a_meeting_is_written_down_with_who_was_missing_and_what_was_decided(
    cast: Any, team: Any
) -> None:
    answer = sent(cast, team)
    said = page("tomas_therapist", answer.url)
    assert "Test School Cluster" in said
    assert "We meet again in May." in said
    assert "Test School Cluster" in page("tomas_therapist", f"{answer.url}paper/")


def test_minutes_without_decisions_are_refused_and_what_was_typed_stays(
    cast: Any, team: Any
) -> None:
    said = sent(cast, team, decisions=" ").content.decode()
    assert "The hall on Fridays." in said
    assert "There is a problem" in said


def test_a_supervision_that_names_somebody_is_refused_with_the_word(cast: Any, team: Any) -> None:
    flor = {"kind": "supervision", "issues": "Flor tests every limit, born 2023-01-01."}
    casework.manage(cast)
    said = sent(cast, team, **flor).content.decode()
    assert "Nobody is named in this record" in said
    assert "Flor" in said
    assert "2023-01-01" in said


def test_the_page_says_which_kind_is_next_and_when_it_is_overdue(cast: Any, team: Any) -> None:
    holding.meeting(cast, team, days_ago=20)
    assert "Overdue since" in page("tomas_therapist")
    assert "Supervision from outside" in page("tomas_therapist")
    assert "Meeting of the team: Supervision from outside" in page("tomas_therapist", "/day/")


def test_a_meeting_in_time_says_nothing_on_anybodys_day(cast: Any, team: Any) -> None:
    holding.meeting(cast, team, days_ago=2)
    assert "Next, by" in page("tomas_therapist")
    assert "Meeting of the team" not in page("tomas_therapist", "/day/")


def test_nobody_of_another_team_reads_a_meeting(cast: Any, team: Any) -> None:
    made = holding.meeting(cast, team)
    assert signed_in("petra_therapist").get(f"/together/meetings/{made}/").status_code == 404


def test_missing_signatures_are_asked_for_and_stop_nothing(cast: Any, team: Any) -> None:
    assert "3 agencies have not signed" in page("carla_coordinator")
    on = holding.today(cast)
    form = {
        "agencies": [str(cast.ngo), str(cast.health_centre)],
        "on_0": on.day, "on_1": on.month, "on_2": on.year, "paper": "Contract 7, in the office",
        "_key": str(uuid4()),
    }  # fmt: skip
    signed_in("carla_coordinator").post(f"/together/{team}/agreement/", form)
    said = page("tomas_therapist")
    assert "1 agency has not signed" in said
    assert "Contract 7, in the office" in said
    assert holding.meeting(cast, team) is not None


def test_a_signature_that_no_longer_holds_is_asked_for_again(cast: Any, team: Any) -> None:
    on = holding.today(cast)
    record_agreement(
        actor=cast.actor("carla_coordinator"),
        team_id=team,
        agency_ids=[cast.ngo],
        paper=Paper(on - timedelta(days=400), "Contract 6", on - timedelta(days=1)),
    )
    assert "3 agencies have not signed" in page("carla_coordinator")


def test_an_agency_that_is_not_of_the_team_signs_nothing(cast: Any, team: Any) -> None:
    with pytest.raises(Refused, match="work in this team"):
        record_agreement(
            actor=cast.actor("carla_coordinator"),
            team_id=team,
            agency_ids=[cast.hospital],
            paper=Paper(holding.today(cast), "Contract 7"),
        )


def test_more_or_fewer_agencies_than_meant_are_told_so_and_never_stopped(cast: Any) -> None:
    team = holding.consortium(cast)
    assert "the programme asks for" not in page("carla_coordinator")
    casework.past_the_wall(
        "update agencies_placement set ended_on = current_date - 1"
        " where team_id = %s and membership_id = %s",
        [str(team), str(cast.ema_educator)],
    )
    assert "2 agencies work together here; the programme asks for 3 to 6." in page(
        "carla_coordinator"
    )
    assert holding.meeting(cast, team, missing=frozenset()) is not None


@pytest.mark.parametrize("count", [1, 60])
def test_the_pages_keep_their_budget(cast: Any, team: Any, client: Any, count: int) -> None:
    for days in range(count):
        holding.meeting(cast, team, days_ago=days)
    client.login(username="carla_coordinator", password=PASSWORD)
    for address in ("/together/", f"/together/{team}/meeting/", f"/together/{team}/agreement/"):
        assert_within(client, address)
    assert_within(client, "/day/")
