"""The page of the cases on a plan: looked at, linked after a preview, taken off."""

from uuid import uuid4

import pytest

from tests.budgets import assert_within
from tests.plans.test_linking import BOTH, another_case
from tests.plans.writing import write_plan
from tests.settling import PASSWORD


@pytest.fixture
def carla(client, cast):
    assert client.login(username="carla_coordinator", password=PASSWORD)
    return client


@pytest.fixture
def written(cast):
    return write_plan(cast)


def test_a_twin_is_linked_and_taken_off_again(carla, cast, written):
    twin = another_case(cast, *BOTH)
    page = carla.get(f"/plans/{written.id}/cases/").content.decode()
    assert "Alba" in page
    address = f"/plans/{written.id}/cases/{twin}/link/"
    assert "Who would come to read this plan" in carla.get(address).content.decode()
    assert carla.post(address, {"agreed_with": "", "_key": str(uuid4())}).status_code == 200
    sent = carla.post(address, {"agreed_with": "Maria", "_key": str(uuid4())})
    assert sent.status_code == 302, sent.content.decode()
    page = carla.get(f"/plans/{written.id}/cases/").content.decode()
    assert "Agreed with Maria" in page
    address = f"/plans/{written.id}/cases/{twin}/unlink/"
    assert carla.post(address, {"_key": str(uuid4())}).status_code == 302
    page = carla.get(f"/plans/{written.id}/cases/").content.decode()
    assert "Earlier" in page


def test_a_case_of_nobody_here_is_not_there(carla, cast, written):
    stranger = another_case(cast)
    assert carla.get(f"/plans/{written.id}/cases/{stranger}/link/").status_code == 404
    assert carla.get(f"/plans/{written.id}/cases/{uuid4()}/unlink/").status_code == 404


@pytest.mark.parametrize("count", [1, 12])
def test_the_page_keeps_its_budget(carla, cast, written, count):
    twins = [another_case(cast, *BOTH, given=f"Twin{n}") for n in range(count)]
    assert_within(carla, f"/plans/{written.id}/cases/")
    assert_within(carla, f"/plans/{written.id}/cases/{twins[0]}/link/")
    assert_within(carla, f"/plans/{written.id}/cases/{cast.case}/unlink/")
