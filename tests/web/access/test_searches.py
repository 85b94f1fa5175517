"""Fast searches: the data officer of those who searched looks into them, and nobody else."""

from uuid import uuid4

import pytest

from tests import casework
from tests.budgets import assert_within
from tests.settling import PASSWORD


@pytest.fixture
def flagged(cast):
    """The coordinator's agency has thirty fast minutes, the stranger's agency one."""
    for worker, number in (("carla_coordinator", 30), ("stella_stranger", 1)):
        casework.past_the_wall(
            "insert into people_searchflag (human_id, membership_id, minute, searches)"
            " select m.human_id, m.id, now() - make_interval(mins => n), 40 + n"
            " from agencies_membership m, generate_series(1, %s) n where m.id = %s",
            [number, cast.ids[worker]],
        )
    return cast


@pytest.fixture
def dora(client, flagged):
    assert client.login(username="dora_data", password=PASSWORD)
    return client


def test_the_page_lists_them_in_pages_and_names_no_other_agencys_worker(dora):
    first = dora.get("/searches/").content.decode()
    assert first.count("Carla") == 25
    assert "Stella" not in first
    assert "page=2" in first
    assert dora.get("/searches/?page=2").content.decode().count("Carla") == 5
    assert_within(dora, "/searches/")


def test_what_was_found_is_noted_once_and_moves_to_the_end(dora):
    line = dora.get("/searches/").context["table"].rows[0][0].href
    assert dora.post(line, {"words": "", "_key": str(uuid4())}).status_code == 200
    said = {"words": "A long list of arrivals, typed in pairs.", "_key": str(uuid4())}
    assert dora.post(line, said).status_code == 302
    page = dora.get(line).content.decode()
    assert "A long list of arrivals" in page
    assert '<form method="post"' not in page.split("<main")[1].split("sign-out")[0]
    again = said | {"words": "Something else.", "_key": str(uuid4())}
    assert "noted this already" in dora.post(line, again).content.decode()
    assert dora.get("/searches/").context["table"].rows[0][0].href != line


def test_nobody_else_looks_into_them(client, flagged):
    for name in ("carla_coordinator", "tomas_therapist", "olga_oversight"):
        assert client.login(username=name, password=PASSWORD)
        assert client.get("/searches/").status_code == 403


def test_anothers_is_not_there(dora, flagged, owner):
    owner.execute(
        "select id from people_searchflag where membership_id = %s", [flagged.stella_stranger]
    )
    assert dora.get(f"/searches/{owner.fetchone()[0]}/").status_code == 404
