"""What the family sees of requests: what was asked for it, its appointment, did it get there."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.common.database import instant
from ciranda.services.actions import say_arrival
from ciranda.services.enums import SaidBy
from ciranda.services.models import RequestPart
from ciranda.services.queries import requests_of
from tests.access.requesting import arrange_requests
from tests.budgets import assert_within
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(cast: Any) -> dict[str, Any]:
    return arrange_requests(cast, "bluebells")


@pytest.fixture
def maria(client: Any, made: Any) -> Any:
    assert client.login(username="maria_mother", password=PASSWORD)
    return client


def _line(cast: Any, made: Any) -> Any:
    with entered(cast.actor("carla_coordinator")):
        return requests_of(made["open_house"])[0][0]


def test_a_mother_reads_what_was_asked_for_her_the_answer_and_where_she_is_expected(
    maria: Any, made: Any
) -> None:
    assert "Test Hospital" in maria.get("/family/asked/").content.decode()
    page = maria.get(f"/family/asked/{made['asked_part']}/").content.decode()
    for words in ("They ask about bluebells.", "Come with bluebells.", "At bluebells"):
        assert words in page


def test_she_says_that_she_has_the_appointment_and_the_referral_is_made(
    maria: Any, cast: Any, made: Any
) -> None:
    maria.post(f"/family/asked/{made['asked_part']}/held/", {"_key": str(uuid4())})
    assert _line(cast, made).standing.is_complete


def test_she_says_herself_that_she_did_not_get_there_and_nothing_ends(
    maria: Any, cast: Any, made: Any
) -> None:
    with entered(cast.actor("carla_coordinator")):
        past = instant() - timedelta(days=1)
        RequestPart.objects.filter(pk=made["asked_part"]).update(appointment_at=past)
    form = {"_key": str(uuid4()), "arrived": "no"}
    maria.post(f"/family/asked/{made['asked_part']}/arrival/", form)
    line = _line(cast, made)
    assert (line.standing.arrived, line.standing.is_open, line.said_by) == (
        False, True, SaidBy.FAMILY
    )  # fmt: skip


def test_before_its_time_nobody_says_whether_they_got_there(cast: Any, made: Any) -> None:
    with pytest.raises(Refused, match="still to come"):
        say_arrival(actor=cast.family("maria_mother"), part_id=made["asked_part"], arrived=True)


def test_the_father_who_is_in_no_such_case_reads_nothing(client: Any, made: Any) -> None:
    assert client.login(username="fausto_father", password=PASSWORD)
    assert client.get(f"/family/asked/{made['asked_part']}/").status_code == 404
    assert "Test Hospital" not in client.get("/family/asked/").content.decode()


def test_the_familys_pages_keep_their_number_of_statements(maria: Any, made: Any) -> None:
    assert_within(maria, "/family/asked/")
    assert_within(maria, f"/family/asked/{made['asked_part']}/")


def test_a_family_of_no_named_child_is_called_your_family(maria: Any, made: Any) -> None:
    assert "Your family" in maria.get("/family/").content.decode()
