"""Groups and team meetings ahead, on a page and as a calendar file; no family in either."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from ciranda.access.actions import entered
from ciranda.calendars.policies.icalendar import Event, calendar
from ciranda.common.database import instant
from ciranda.groups.actions import Series, add_sessions
from tests import ending, holding
from tests.budgets import assert_within
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db


def client_of(name: str) -> Client:
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client


@pytest.fixture
def rosa(cast: Any) -> Any:
    team = holding.consortium(cast)
    holding.meeting(cast, team, days_ago=2)
    made = ending.family(cast, team)
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        soon = instant() + timedelta(days=3)
    add_sessions(actor=tomas, group_id=made.group, series=Series(soon, times=3, place="Hall; 2"))
    return made


def test_sessions_and_the_next_meeting_stand_in_order_and_no_family(cast: Any, rosa: Any) -> None:
    page = client_of("tomas_therapist").get("/agenda/").content.decode()
    assert page.count("Hall; 2") == 3
    assert "Supervision from outside, Test consortium" in page
    assert "Rosa" not in page


def test_the_file_holds_the_same_without_a_name(cast: Any, rosa: Any) -> None:
    answer = client_of("tomas_therapist").get("/agenda/ciranda.ics")
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar")
    assert text.count("BEGIN:VEVENT") == 4
    assert "LOCATION:Hall\\; 2" in text
    assert "Rosa" not in text


def test_somebody_of_another_service_and_team_reads_none_of_it(cast: Any, rosa: Any) -> None:
    assert "Nothing is planned" in client_of("petra_therapist").get("/agenda/").content.decode()


def test_the_page_keeps_its_budget(cast: Any, rosa: Any, client: Any) -> None:
    client.login(username="tomas_therapist", password=PASSWORD)
    assert_within(client, "/agenda/")


def test_long_lines_are_folded_within_letters_of_75_octets(cast: Any) -> None:
    with entered(cast.actor("tomas_therapist")):
        now = instant()
    event = Event("1", "Ação, conversa e café; " * 8, now.date())
    lines = calendar("Ciranda", [event], now=now).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = "\r\n".join(lines).replace("\r\n ", "")
    assert "Ação\\, conversa e café\\; " * 8 in unfolded
