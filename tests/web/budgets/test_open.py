"""The budgets' page: every member of the team reads all of it, nobody else anything."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests import holding
from tests.budgets import assert_within
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db


def _client(name: str) -> Client:
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client


def _page(name: str, address: str = "/budgets/") -> str:
    return _client(name).get(address).content.decode()


def test_a_team_without_budgets_is_told_what_the_page_is_for(cast: Any) -> None:
    assert "Your teams share no budget" in _page("tomas_therapist")


def test_a_member_reads_what_is_left_and_that_there_is_little_time(cast: Any) -> None:
    _with_budget(cast)
    page = _page("tomas_therapist")
    assert "300 hours, little time left" in page


def test_a_member_of_another_team_reads_nothing_of_it(cast: Any) -> None:
    _with_budget(cast)
    assert "300 hours" not in _page("petra_therapist")


def test_a_pool_that_another_holds_is_drawn_on_from_its_page(cast: Any) -> None:
    team = holding.consortium(cast)
    pool = holding.budget(cast, team)
    said = _page("ema_educator", f"/budgets/{pool}/")
    assert "Write down what was used" in said
    answer = _send("ema_educator", f"/budgets/{pool}/use/", amount="2", paid_for="contact",
                   **_on(cast))  # fmt: skip
    assert answer.url == f"/budgets/{pool}/"
    assert "298 hours" in _page("ema_educator", answer.url)


def test_more_than_is_left_is_refused_and_what_was_typed_stays(cast: Any) -> None:
    pool = holding.budget(cast, holding.consortium(cast))
    answer = _send("ema_educator", f"/budgets/{pool}/use/", amount="301", paid_for="contact",
                   words="Two talks", **_on(cast))  # fmt: skip
    assert b"Only 300 are left" in answer.content
    assert b"Two talks" in answer.content


def test_a_members_own_budget_is_not_drawn_on_by_others(cast: Any) -> None:
    own = holding.budget(cast, holding.consortium(cast), "tutoring_hours")
    assert "Write down what was used" not in _page("ema_educator", f"/budgets/{own}/")
    assert _client("ema_educator").get(f"/budgets/{own}/use/").status_code == 403


def test_hours_move_on_the_pages_once_the_funders_approval_is_on_record(cast: Any) -> None:
    team = holding.consortium(cast)
    held = holding.budget(cast, team, "tutoring_hours")
    answer = _send("carla_coordinator", f"/budgets/{held}/move/", amount="120",
                   service=str(cast.health_centre_service), why="Fewer came.")  # fmt: skip
    move = answer.url
    assert "has not approved yet" in _page("tomas_therapist", move)
    early = _send("carla_coordinator", f"{move}carry-out/")
    assert early.url == move
    assert "Moved" in _page("tomas_therapist", move)
    half = _send("carla_coordinator", f"{move}approval/", amount="120", by="The city",
                 document=" ", **_on(cast))  # fmt: skip
    assert b"There is a problem" in half.content
    _send("carla_coordinator", f"{move}approval/", amount="120", by="The city",
          document="Decision 12", **_on(cast))  # fmt: skip
    _send("carla_coordinator", f"{move}carry-out/")
    said = _page("ema_educator")
    assert "180 hours" in said
    assert "120 hours" in said
    assert "Decision 12" in said


def test_a_cost_that_fits_no_category_stands_there_as_such(cast: Any) -> None:
    team = holding.consortium(cast)
    _send("ema_educator", f"/budgets/teams/{team}/cost/", what="Food for the picnic",
          amount="380.50", line="")  # fmt: skip
    said = _page("tomas_therapist")
    assert "No such category" in said
    assert "380.5" in said


def test_the_leader_enters_what_a_member_holds(cast: Any) -> None:
    team = holding.consortium(cast)
    today = holding.today(cast)
    until = today + timedelta(days=200)
    answer = _send(
        "carla_coordinator", f"/budgets/teams/{team}/new/", line="workshop_hours", total="60",
        unit="hours", service=str(cast.ngo_service), starts_on_0=today.day,
        starts_on_1=today.month, starts_on_2=today.year, ends_on_0=until.day,
        ends_on_1=until.month, ends_on_2=until.year,
    )  # fmt: skip
    assert "60 hours" in _page("ema_educator", answer.url)


def test_hours_that_would_be_lost_stand_in_every_members_day(cast: Any) -> None:
    holding.budget(cast, holding.consortium(cast))
    assert "300 hours left unspent: Specialists" in _page("tomas_therapist", "/day/")
    assert "left unspent" not in _page("petra_therapist", "/day/")


def test_nobody_of_another_team_opens_a_budget_or_a_move(cast: Any) -> None:
    held = holding.budget(cast, holding.consortium(cast))
    move = holding.move(cast, held)
    nelson = _client("nelson_coordinator")
    for address in (f"{held}/", f"{held}/use/", f"{held}/move/", f"moves/{move}/"):
        assert nelson.get(f"/budgets/{address}").status_code == 404


@pytest.mark.parametrize("count", [1, 60])
def test_the_pages_keep_their_budget(cast: Any, client: Any, count: int) -> None:
    team = holding.consortium(cast)
    held = holding.budget(cast, team)
    move = holding.move(cast, held)
    for _number in range(count):
        holding.budget(cast, team, "workshop_hours")
    client.login(username="carla_coordinator", password=PASSWORD)
    for address in ("", f"{held}/", f"{held}/use/", f"{held}/move/", f"moves/{move}/",
                    f"moves/{move}/approval/", f"teams/{team}/new/"):  # fmt: skip
        assert_within(client, f"/budgets/{address}")


def _on(cast: Any) -> dict[str, Any]:
    today = holding.today(cast)
    return {"on_0": today.day, "on_1": today.month, "on_2": today.year}


def _send(name: str, address: str, **form: Any) -> Any:
    return _client(name).post(address, {**form, "_key": str(uuid4())})


def _with_budget(cast: Any) -> None:
    holding.budget(cast, holding.consortium(cast))
