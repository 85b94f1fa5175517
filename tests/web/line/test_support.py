"""Extra support on its form: counted, stopped at the pack's number, let go on with a reason."""

from uuid import uuid4

import pytest
from django.test import Client

from tests.linework import moment, notice, programme, read
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


def _visit(carla, noor, **more):
    sent = {
        "kind": "extra_home_visit",
        "minutes": "45",
        "p0-body": "She asked how others sleep.",
        "_key": str(uuid4()),
        **more,
    }
    return carla.post(f"/families/{noor.case_id}/line/support/", sent, follow=True)


def _used(cast, noor):
    return {c.key: c.used for c in read(cast, noor.case_id).caps}


def test_extra_support_is_counted_on_its_form_with_hours_and_payer(cast, carla, noor):
    page = _visit(carla, noor).content.decode()
    assert "1 used, 1 left; 45 minutes" in page
    assert "Additional task" in page
    assert _used(cast, noor) == {"consultations": 0, "home_visits": 1}


def test_without_its_length_nothing_is_counted_and_what_was_typed_stays(cast, carla, noor):
    page = _visit(carla, noor, minutes="").content.decode()
    assert "She asked how others sleep." in page
    assert _used(cast, noor)["home_visits"] == 0


def test_the_form_stops_at_the_packs_number_until_a_referral_is_noted(cast, carla, noor):
    for _ in range(2):
        _visit(carla, noor)
    page = _visit(carla, noor).content.decode()
    assert "all 2 are used" in page
    assert _used(cast, noor)["home_visits"] == 2
    way_on = f"/families/{noor.case_id}/line/support/home_visits/"
    assert way_on in page
    without = carla.post(way_on, {"how": "referral", "words": "", "_key": str(uuid4())})
    assert without.status_code == 200
    sent = {"how": "decision", "words": "Six weeks of waiting", "_key": str(uuid4())}
    carla.post(way_on, sent, follow=True)
    _visit(carla, noor)
    assert _used(cast, noor)["home_visits"] == 3


def test_a_planned_contact_is_written_down_with_its_payer(cast, carla, noor):
    found = moment(cast, noor.case_id, "first_days")
    sent = {
        "kind": "home_visit",
        "minutes": "60",
        "p0-body": "Heel stick done.",
        "payer": "additional",
        "_key": str(uuid4()),
    }
    address = f"/families/{noor.case_id}/line/{found.id}/held/"
    page = carla.post(address, sent, follow=True).content.decode()
    assert "took place, 60 minutes, Additional task" in page
    assert carla.get(address).status_code == 404
