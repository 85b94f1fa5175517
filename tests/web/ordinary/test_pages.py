"""The pages of an ordinary place: what is next, an offer with its last day, the family's answer."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ciranda.access.actions import entered
from ciranda.services.actions import receive_offer, record_place
from ciranda.services.enums import OfferState, PlaceFound
from ciranda.services.queries import offer_of, places_of
from tests.budgets import assert_within
from tests.services.centre import centre_family, today
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db


def _client(name: str = "tomas_therapist") -> Client:
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client


def _offer(cast: Any, case: Any) -> Any:
    return receive_offer(
        actor=cast.actor("tomas_therapist"),
        case_id=case,
        place="Sunny Hill",
        answer_by=today(cast) + timedelta(days=6),
    )


def _text(answer: Any) -> str:
    return answer.content.decode()


def test_the_page_says_what_is_to_be_done_first(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    address = reverse("web:ordinary:open", args=[case])
    page = _text(_client().get(address))
    assert "Ask the family first whether the child has a place." in page
    assert "No place was offered yet" in page
    record_place(actor=cast.actor("tomas_therapist"), case_id=case, found=PlaceFound.NONE)
    assert "Look for a place together" in _text(_client().get(address))


def test_the_question_stands_in_the_programmes_own_words(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    page = _text(_client().get(reverse("web:ordinary:record", args=[case])))
    assert "Does the child have a place in a kindergarten?" in page
    assert "No free place nearby" not in page


def test_finding_none_asks_why_and_keeps_what_was_typed(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    record_place(actor=cast.actor("tomas_therapist"), case_id=case, found=PlaceFound.NONE)
    address = reverse("web:ordinary:record", args=[case])
    page = _text(_client().post(address, {"found": "failed", "note": "Asked three of them"}))
    assert "Choose why there is no place." in page
    assert "Asked three of them" in page
    sent = {"found": "failed", "reason": "no_free_place", "note": "Asked three of them"}
    assert _client().post(address, sent).status_code == 302
    with entered(cast.actor("tomas_therapist")):
        assert places_of(case).found is PlaceFound.FAILED


def test_an_offer_is_shown_with_the_days_that_are_left(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    _offer(cast, case)
    page = _text(_client().get(reverse("web:ordinary:open", args=[case])))
    assert "Sunny Hill" in page
    assert "7 days left to answer" in page


def test_a_no_asks_for_its_reason(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    offer = _offer(cast, case)
    address = reverse("web:ordinary:answer", args=[offer])
    page = _text(_client().post(address, {"says_yes": "no", "words": ""}))
    assert "Choose a reason. Nothing is held against the family." in page
    assert _client().post(address, {"says_yes": "no", "reason": "too_far"}).status_code == 302
    with entered(cast.actor("tomas_therapist")):
        found = offer_of(offer)
    assert found
    assert found.state is OfferState.DECLINED


def test_a_yes_leads_to_the_place(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    offer = _offer(cast, case)
    early = _client().post(reverse("web:ordinary:enrolled", args=[offer]))
    assert "The family says yes first." in _text(early)
    _client().post(reverse("web:ordinary:answer", args=[offer]), {"says_yes": "yes"})
    assert _client().post(reverse("web:ordinary:enrolled", args=[offer])).status_code == 302
    with entered(cast.actor("tomas_therapist")):
        assert places_of(case).found is PlaceFound.HAS


def test_a_programme_without_an_ordinary_place_has_no_such_page(cast: Any) -> None:
    client = _client("carla_coordinator")
    assert client.get(reverse("web:ordinary:open", args=[cast.case])).status_code == 404


def test_the_page_sends_few_statements(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    _offer(cast, case)
    assert_within(_client(), reverse("web:ordinary:open", args=[case]))
