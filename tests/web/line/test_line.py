"""A line's pages: its dates, one changed with the original beside it, and whom a team reaches."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from ciranda.cases.actions import line
from ciranda.cases.enums import Change
from tests.budgets import assert_within
from tests.linework import moment, notice, programme, read, today
from tests.settling import PASSWORD


@pytest.fixture
def noor(cast):
    programme()
    return notice(cast)


@pytest.fixture
def carla(cast):
    client = Client()
    assert client.login(username="carla_coordinator", password=PASSWORD)
    return client


def test_the_line_of_dates_stands_on_its_page_and_on_the_familys(carla, noor):
    page = carla.get(f"/families/{noor.case_id}/line/").content.decode()
    for words in ("First days", "School examination at 14", "Extra home visits", "0 used, 2 left"):
        assert words in page
    family = carla.get(f"/families/{noor.case_id}/").content.decode()
    assert "First days" in family
    assert "16 ahead" in family


def test_a_contact_is_moved_with_the_original_beside_it(cast, carla, noor):
    found = moment(cast, noor.case_id, "two_months")
    to = today(cast) + timedelta(days=20)
    address = f"/families/{noor.case_id}/line/{found.id}/"
    sent = {
        "what": "move",
        "reason": "nurse_worried",
        "on_0": to.day,
        "on_1": to.month,
        "on_2": to.year,
    }
    answer = carla.post(address, {**sent, "_key": str(uuid4())}, follow=True)
    assert "Worth a look sooner" in answer.content.decode()
    now = moment(cast, noor.case_id, "two_months")
    assert (now.change, now.due_on, now.moved_from) == (Change.MOVED, to, found.due_on)


def test_a_contact_is_added_beside_the_schedule_and_a_missing_reason_says_so(cast, carla, noor):
    on = today(cast) + timedelta(days=9)
    address = f"/families/{noor.case_id}/line/add/"
    sent = {"kind": "home_visit", "on_0": on.day, "on_1": on.month, "on_2": on.year}
    answer = carla.post(address, {**sent, "reason": "", "_key": str(uuid4())}).content.decode()
    assert "There is a problem" in answer
    assert f'value="{on.year}"' in answer
    carla.post(address, {**sent, "reason": "parents_ask", "_key": str(uuid4())}, follow=True)
    added = [m for m in read(cast, noor.case_id).moments if m.change == Change.ADDED]
    assert [(m.kind_key, m.due_on) for m in added] == [("home_visit", on)]


def test_skipping_without_a_reason_says_so_at_the_field(cast, carla, noor):
    found = moment(cast, noor.case_id, "three_months")
    address = f"/families/{noor.case_id}/line/{found.id}/"
    answer = carla.post(address, {"what": "skip", "_key": str(uuid4())})
    assert "Choose the reason" in answer.content.decode()
    assert moment(cast, noor.case_id, "three_months").change == Change.NONE


def test_a_family_declines_on_its_page(cast, carla, noor):
    sent = {"what": "declines", "_key": str(uuid4())}
    answer = carla.post(f"/families/{noor.case_id}/line/family/", sent, follow=True)
    assert "Nobody is invited by itself" in answer.content.decode()
    assert read(cast, noor.case_id).review_on


def test_whom_we_reach_is_shown_in_numbers_alone(cast, carla, noor):
    for name in ("Aa", "Bo", "Cis", "Dirk", "Els"):
        notice(cast, name)
    page = carla.get("/reports/reached/?programme=utrecht-youth-health").content.decode()
    assert "Not reached" in page
    assert "Noor" not in page


def test_the_page_asks_as_much_at_one_contact_as_at_two_hundred(cast, carla, noor):
    address = f"/families/{noor.case_id}/line/"
    carla.get(address)
    assert_within(carla, address)
    for n in range(100):
        line.add(
            actor=cast.actor("carla_coordinator"),
            case_id=noor.case_id,
            kind="phone",
            on=today(cast) + timedelta(days=n + 1),
            reason="parents_ask",
        )
    assert_within(carla, address)
