"""My day: the next thing first, then everything that waits."""

from datetime import date

import pytest
from django.urls import reverse

from ciranda.cases.actions import tasks
from ciranda.cases.tasks import climb
from tests.casework import manage, past_the_wall
from tests.settling import PASSWORD


@pytest.fixture
def day_of(client):
    def open_day(name):
        assert client.login(username=name, password=PASSWORD)
        return client.get(reverse("web:day:open")).content.decode()

    return open_day


def test_an_empty_day_says_what_will_appear(cast, day_of):
    assert "Nothing waits for you" in day_of("stella_stranger")


def test_what_is_late_comes_first(cast, day_of):
    manage(cast)
    tomas = cast.actor("tomas_therapist")
    for what, on in (("Later on", date(2099, 1, 1)), ("Long ago", date(2020, 1, 1))):
        tasks.add(actor=tomas, case_id=cast.case, what=what, due_on=on)
    text = day_of("tomas_therapist")
    assert text.index("Next") < text.index("Long ago") < text.index("Overdue")
    assert text.index("Overdue") < text.index("To do")


def test_a_missed_deadline_that_climbed_waits_for_the_coordinator(cast, day_of, client):
    manage(cast)
    past_the_wall(
        "update cases_clock set started_at = started_at - interval '200 days',"
        " due_on = due_on - 200 where stopped_at is null",
        [],
    )
    climb.func(str(cast.case))
    text = day_of("carla_coordinator")
    assert "Missed deadlines that came to you" in text
    assert "I see to it" in text


def test_done_leads_back_to_my_day(cast, day_of, client):
    manage(cast)
    tomas = cast.actor("tomas_therapist")
    made = tasks.add(actor=tomas, case_id=cast.case, what="Call the nursery")
    assert "Call the nursery" in day_of("tomas_therapist")
    sent = client.post(reverse("web:cases:finish_task", args=[cast.case, made]), {"back": "day"})
    assert sent["Location"] == reverse("web:day:open")
    assert "Call the nursery" not in day_of("tomas_therapist")


def test_the_family_has_no_day_here(cast, client):
    client.login(username="maria_mother", password=PASSWORD)
    assert client.get(reverse("web:day:open")).status_code == 403
