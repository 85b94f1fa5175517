"""A family's week on one page: all agencies, what collides, and what was decided."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ciranda.access.actions import entered
from ciranda.calendars.actions import Agreed, commit
from ciranda.calendars.queries import week_of
from ciranda.cases.actions import contacts
from ciranda.cases.actions.contacts import Header
from ciranda.web.weeks import week_asked
from tests.budgets import assert_within
from tests.services.centre import centre_family
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db
TUESDAY = date(2031, 3, 4)


def _client(name: str = "tomas_therapist") -> Client:
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client


def _at(hour: int) -> datetime:
    zone = timezone.get_current_timezone()
    return datetime.combine(TUESDAY, datetime.min.time(), zone).replace(hour=hour)


def _course(cast: Any, case: Any) -> Any:
    agreed = Agreed("work_course", _at(9), 180, "Norwegian for work")
    return commit(actor=cast.actor("tomas_therapist"), case_id=case, agreed=agreed)


def _week(case: Any) -> str:
    return f"{reverse('web:week:open', args=[case])}?from={TUESDAY}"


def _form(**more: str) -> dict[str, str]:
    day = {"on_0": "4", "on_1": "3", "on_2": "2031"}
    return {"kind_key": "language_group", "at": "10:00", "minutes": "60", **day, **more}


def test_what_collides_with_an_obligation_comes_back_with_the_question_what_gives_way(
    cast: Any,
) -> None:
    case, _child, _mother = centre_family(cast)
    _course(cast, case)
    address = reverse("web:week:add", args=[case])
    page = _client().post(address, _form(words="Tuesday group")).content.decode()
    assert "an obligation it may not miss" in page
    assert "Tuesday group" in page
    decided = _form(words="Tuesday group", way="other_moves", reason="There is a Thursday one.")
    assert _client().post(address, decided).status_code == 302
    shown = _client().get(_week(case)).content.decode()
    assert "overlaps" in shown
    assert "There is a Thursday one." in shown


def test_a_planned_contact_that_collides_is_shown_until_somebody_decides(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    course = _course(cast, case)
    contact = contacts.plan(
        actor=cast.actor("tomas_therapist"),
        case_id=case,
        header=Header("at_the_centre", _at(10)),
    )
    assert "Needs a decision" in _client().get(_week(case)).content.decode()
    address = reverse("web:week:decide", args=[case, course, "contact", contact])
    sent = {"way": "agreed", "reason": "She comes after the break."}
    assert _client().post(address, sent).status_code == 302
    shown = _client().get(_week(case)).content.decode()
    assert "Needs a decision" not in shown
    assert "She comes after the break." in shown


def test_the_page_sends_few_statements(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    _course(cast, case)
    assert_within(_client(), _week(case))


def test_nonsense_for_a_week_shows_this_one(rf: Any) -> None:
    for typed in ("", "soon", "2031-02-31"):
        shown = week_asked(rf.get("/", {"from": typed}))
        assert shown.monday <= timezone.localdate() < shown.monday + timedelta(days=7)


def test_a_programme_that_names_no_commitments_shows_its_week_and_no_form(cast: Any) -> None:
    client = _client("carla_coordinator")
    assert client.get(reverse("web:week:open", args=[cast.case])).status_code == 200
    assert client.get(reverse("web:week:add", args=[cast.case])).status_code == 404


def test_what_has_ended_says_why(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    course = _course(cast, case)
    address = reverse("web:week:end", args=[case, course])
    assert _client().post(address, {"reason": "It is over"}).status_code == 302
    with entered(cast.actor("tomas_therapist")):
        found = week_of(case, TUESDAY - timedelta(days=1), ZoneInfo("UTC"), "en")
    assert found
    assert found.entries == ()
