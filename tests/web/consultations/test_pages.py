"""Asking a colleague on the pages: without a name, or about a family that lets them know it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ciranda.access.actions import entered
from ciranda.services.queries import consultations_of
from tests.budgets import assert_within
from tests.services.centre import agrees, centre_family
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db
LIST = "/consultations/"


def _client(name: str = "tomas_therapist") -> Client:
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client


def _asked(cast: Any) -> Any:
    hilda = cast.actor("hilda_health")
    with entered(hilda):
        return consultations_of(hilda.service_id)[0][0]


def _sent(cast: Any, **more: str) -> dict[str, str]:
    return {"service": str(cast.hospital_service), "words": "What helps at four?", **more}


def test_a_general_question_is_asked_and_answered(cast: Any) -> None:
    assert "No questions yet" in _client().get(LIST).content.decode()
    ask = f"{reverse('web:consultations:ask')}?q=hospital"
    assert _client().post(ask, _sent(cast)).status_code == 302
    question = reverse("web:consultations:open", args=[_asked(cast).id])
    answered = _client("hilda_health").post(question, {"words": "Songs with movement"})
    assert answered.status_code == 302
    assert "Songs with movement" in _client().get(question).content.decode()
    assert_within(_client(), LIST)


def test_a_family_that_has_not_agreed_is_refused_and_what_was_typed_stays(cast: Any) -> None:
    case, _child, mother = centre_family(cast)
    ask = f"{reverse('web:consultations:ask_about', args=[case])}?q=hospital"
    sent = _sent(cast, about_family="He stands on his toes.")
    page = _client().post(ask, sent).content.decode()
    assert "has not agreed that this service knows them" in page
    assert "He stands on his toes." in page
    agrees(cast, case, mother, "house_service", "hospital")
    assert _client().post(ask, sent).status_code == 302
    assert _asked(cast).about_words == "He stands on his toes."


def test_nobody_of_a_third_service_opens_a_question(cast: Any) -> None:
    ask = f"{reverse('web:consultations:ask')}?q=hospital"
    _client().post(ask, _sent(cast))
    question = reverse("web:consultations:open", args=[_asked(cast).id])
    assert _client("sofia_social").get(question).status_code == 404


def test_a_service_that_is_not_found_says_what_to_try(cast: Any) -> None:
    page = _client().get(reverse("web:consultations:ask") + "?q=zzz").content.decode()
    assert "No service found under this name" in page
