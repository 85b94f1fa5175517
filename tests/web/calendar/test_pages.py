"""The calendar of colleagues: who is free, who stands in, and never a family."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ciranda.access.actions import entered
from ciranda.calendars.actions import say_away
from ciranda.calendars.models import TakenTime
from tests.budgets import assert_within
from tests.services.centre import centre_family
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db
MONDAY = date(2031, 3, 3)
SHOWN = f"?from={MONDAY}"
DAY = {"on_0": "3", "on_1": "3", "on_2": "2031", "starts": "10:00", "ends": "11:00"}


def _client(name: str = "tomas_therapist") -> Client:
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client


def _page(name: str = "tomas_therapist") -> str:
    return _client(name).get(reverse("web:calendar:open") + SHOWN).content.decode()


def test_an_hour_of_a_colleague_is_booked_and_freed_again(cast: Any) -> None:
    book = reverse("web:calendar:book")
    sent = {"who": str(cast.ema_educator), "words": "Greeting songs", **DAY}
    assert _client().post(book, sent).status_code == 302
    assert "10:00–11:00 Greeting songs" in _page()
    assert "This time is taken" in _client().post(book, sent).content.decode()
    with entered(cast.actor("tomas_therapist")):
        taken = TakenTime.objects.get().pk
    freed = _client("ema_educator").post(reverse("web:calendar:free", args=[taken]))
    assert freed.status_code == 302
    assert "Greeting songs" not in _page()


def test_the_name_of_a_family_comes_back_as_an_error_with_what_was_typed(cast: Any) -> None:
    centre_family(cast)
    sent = {"words": "Visit to Nadif", **DAY}
    page = _client().post(reverse("web:calendar:take"), sent).content.decode()
    assert "Take out what points at somebody: Nadif" in page
    assert "Visit to Nadif" in page


def test_an_absence_shows_who_stands_in_on_each_of_its_days(cast: Any) -> None:
    say_away(
        actor=cast.actor("ema_educator"),
        from_on=MONDAY,
        until_on=MONDAY + timedelta(days=1),
        substitute_id=cast.carla_coordinator,
    )
    name = cast.actor("carla_coordinator").name
    assert _page().count(f"Away: {name} stands in") == 2


def test_only_the_coordinator_is_asked_who_is_away(cast: Any) -> None:
    away = reverse("web:calendar:away")
    assert "Who is away?" not in _client().get(away).content.decode()
    assert "Who is away?" in _client("carla_coordinator").get(away).content.decode()


def test_somebody_of_no_team_is_told_what_the_page_is_for(cast: Any) -> None:
    assert "No colleagues yet" in _page("hilda_health")


def test_the_page_sends_few_statements(cast: Any) -> None:
    assert_within(_client(), reverse("web:calendar:open"))
