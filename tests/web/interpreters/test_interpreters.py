"""Interpreters and mediators: asked for from the case, at any hour; waits and unmet counted."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from ciranda.access.actions import Refused
from ciranda.cases.queries.facts import NoSuchCase
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.services.actions import Wanted, ask_between, record_between
from ciranda.services.enums import Between, How, Turned
from ciranda.services.models import Interpreting
from tests import casework
from tests.browsing import signed_in
from tests.budgets import assert_within
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db
NIGHT = Wanted(Between.INTERPRETER, "uk", How.PHONE)


def beyond(sql: str) -> list[dict[str, Any]]:
    with speaking_as(OWNER) as cursor:
        return rows(cursor, sql)


def asked(cast: Any, name: str = "tomas_therapist", wanted: Wanted = NIGHT) -> UUID:
    return ask_between(actor=cast.actor(name), case_id=cast.case, wanted=wanted)


@pytest.fixture(autouse=True)
def _managed(cast: Any) -> None:
    casework.manage(cast)


def test_somebody_is_asked_for_by_phone_for_this_moment_and_the_wait_is_kept(cast: Any) -> None:
    tomas = signed_in("tomas_therapist")
    address = f"/families/{cast.case}/interpreters/"
    form = {"language": "uk", "between": "interpreter", "how": "phone", "_key": str(uuid4())}
    tomas.post(address, form)
    casework.past_the_wall(
        "update services_interpreting set needed_at = now() - interval '25 minutes'", []
    )
    (asked_id,) = (row["id"] for row in beyond("select id from services_interpreting"))
    tomas.post(f"/interpreters/{asked_id}/", {"turned": "came", "_key": str(uuid4())})
    page = tomas.get(address).content.decode()
    assert "An interpreter, Ukrainian, by phone" in page
    assert "25 minutes" in page


def test_a_mediator_for_a_day_to_come_needs_day_and_time(cast: Any) -> None:
    tomas = signed_in("tomas_therapist")
    form = {
        "language": "rom", "between": "mediator", "how": "in_person", "on_0": "3", "on_1": "5",
        "on_2": "2099", "_key": str(uuid4()),
    }  # fmt: skip
    address = f"/families/{cast.case}/interpreters/"
    assert b"Enter both the day and the time" in tomas.post(address, form).content
    tomas.post(address, {**form, "at": "10:00", "_key": str(uuid4())})
    assert "A mediator, Romany, in person" in tomas.get(address).content.decode()


def test_what_was_not_met_is_counted_and_leads_to_nobody(cast: Any) -> None:
    for _number in range(5):
        made = asked(cast)
        record_between(actor=cast.actor("tomas_therapist"), asked_id=made, turned=Turned.NOBODY)
    (kept,) = beyond("select * from services_interpretingtally")
    assert set(kept) == {"id", "team_id", "month", "language", "how", "asked", "met", "unmet",
                       "waited"}  # fmt: skip
    page = signed_in("carla_coordinator").get("/reports/interpreters/").content.decode()
    assert "could not be found" in page
    assert "of 5 asked for" in page


def test_small_numbers_are_not_shown_by_language(cast: Any) -> None:
    asked(cast)
    page = signed_in("carla_coordinator").get("/reports/interpreters/").content.decode()
    assert "fewer than 5" in page


def test_another_teams_figures_are_not_read(cast: Any) -> None:
    asked(cast)
    page = signed_in("nelson_coordinator").get("/reports/interpreters/").content.decode()
    assert "Nobody was asked for in these months" in page


def test_nobody_counts_without_having_asked(cast: Any) -> None:
    """The figures grow only with a request that the caller wrote in this transaction."""
    made = asked(cast)
    with pytest.raises(NoSuchCase):
        asked(cast, "petra_therapist")
    with pytest.raises(Interpreting.DoesNotExist):
        record_between(actor=cast.actor("petra_therapist"), asked_id=made, turned=Turned.CAME)
    (kept,) = beyond("select sum(asked) as asked, sum(met) as met from services_interpretingtally")
    assert (kept["asked"], kept["met"]) == (1, 0)


def test_what_came_of_it_is_said_once(cast: Any) -> None:
    made, tomas = asked(cast), cast.actor("tomas_therapist")
    record_between(actor=tomas, asked_id=made, turned=Turned.CAME, wait_minutes=4)
    with pytest.raises(Refused, match="written down already"):
        record_between(actor=tomas, asked_id=made, turned=Turned.NOBODY)


@pytest.mark.parametrize("count", [1, 80])
def test_the_pages_keep_their_budget(cast: Any, client: Any, count: int) -> None:
    for _number in range(count):
        made = asked(cast)
    client.login(username="carla_coordinator", password=PASSWORD)
    for address in (f"/families/{cast.case}/interpreters/", f"/interpreters/{made}/",
                    "/reports/interpreters/"):  # fmt: skip
        assert_within(client, address)
