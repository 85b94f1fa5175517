"""The clerk's pages: one notice, a file with a report line by line, and who is meant."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ciranda.access.actions import entered
from ciranda.cases.models import Line
from tests.linework import notice, programme, today
from tests.settling import PASSWORD


@pytest.fixture
def carla(cast):
    programme()
    client = Client()
    assert client.login(username="carla_coordinator", password=PASSWORD)
    return client


def _typed(cast, **more):
    born = today(cast) - timedelta(days=2)
    born = more.pop("born_on", born)
    return {
        "programme": "utrecht-youth-health",
        "start": "birth",
        "given": "Noor",
        "surnames": "Voorbeeld",
        "born_on_0": born.day,
        "born_on_1": born.month,
        "born_on_2": born.year,
        "_key": str(uuid4()),
        **more,
    }


def _lines(cast):
    with entered(cast.actor("carla_coordinator")):
        return Line.objects.count()


def test_a_clerk_takes_a_notice_and_the_same_again_makes_no_second_child(cast, carla):
    first = carla.post("/lines/notice/", _typed(cast), follow=True)
    assert "The line begins" in first.content.decode()
    again = carla.post("/lines/notice/", _typed(cast), follow=True)
    assert "nobody was entered twice" in again.content.decode()
    assert _lines(cast) == 1


def test_a_person_decides_where_a_child_may_be_known(cast, carla):
    made = notice(cast)
    other = today(cast) - timedelta(days=3)
    asked = carla.post("/lines/notice/", _typed(cast, born_on=other)).content.decode()
    assert "Nothing was made yet" in asked
    assert _lines(cast) == 1
    same = _typed(cast, born_on=other, decision=str(made.person_id))
    answer = carla.post("/lines/notice/", same, follow=True)
    assert "nobody was entered twice" in answer.content.decode()
    apart = _typed(cast, born_on=other, decision="none")
    assert "The line begins" in carla.post("/lines/notice/", apart, follow=True).content.decode()
    assert _lines(cast) == 2


def test_a_child_in_no_register_has_no_number_on_the_form(cast, carla):
    sent = _typed(cast, start="came", register="other", number="1234")
    page = carla.post("/lines/notice/", sent).content.decode()
    assert "has no number" in page
    assert 'value="1234"' in page
    assert _lines(cast) == 0


def test_a_file_is_reported_line_by_line_and_a_bad_line_stops_no_other(cast, carla):
    notice(cast, "Cato")
    born, near = today(cast) - timedelta(days=2), today(cast) - timedelta(days=3)
    late = today(cast) + timedelta(days=9)
    text = "\n".join(
        [
            "given;surnames;born_on;kind;residence_status",
            f"Noor;Voorbeeld;{born};birth;temporary",
            f"Noor;Voorbeeld;{born};birth;",
            f"Bram;Voorbeeld;{late};birth;",
            f"Cato;Voorbeeld;{near};birth;",
            "Daan;Voorbeeld;soon;birth;",
        ]
    )
    sent = {
        "programme": "utrecht-youth-health",
        "file": SimpleUploadedFile("births.csv", text.encode()),
        "_key": str(uuid4()),
    }
    page = carla.post("/lines/file/", sent).content.decode()
    assert "Begun: 1. Known already: 1. To look at: 3." in page
    assert "1 value was dropped unread" in page
    assert "temporary" not in page
    assert "lies in the future" in page
    assert "Look who is meant: Cato Voorbeeld" in page
    assert "Line 6: write the birth date" in page
    assert _lines(cast) == 2


def test_what_is_no_table_is_refused_in_words(cast, carla):
    sent = {
        "programme": "utrecht-youth-health",
        "file": SimpleUploadedFile("births.csv", b"\x00\x01\x02"),
        "_key": str(uuid4()),
    }
    assert "Save it as CSV first" in carla.post("/lines/file/", sent).content.decode()
