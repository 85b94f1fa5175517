"""The family's own week, and its own answer to a place that was offered."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ciranda.access.actions import entered
from ciranda.calendars.actions import Agreed, commit
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.people.actions import register
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import current
from ciranda.services.actions import receive_offer
from ciranda.services.enums import OfferState
from ciranda.services.queries import offer_of
from tests.budgets import assert_within
from tests.services.centre import PROGRAMME, today
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db


def _client() -> Client:
    client = Client()
    assert client.login(username="maria_mother", password=PASSWORD)
    return client


def _case(cast: Any) -> Any:
    """A case of the centre in Maria's family, with an offer and something agreed tomorrow."""
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        child = register(actor=carla, given="Nadif", surnames="Eksempel").pk
        case = open_case(
            actor=carla,
            pack_version_id=current(PROGRAMME).id,
            team_id=cast.team,
            subjects=[NewSubject(SubjectKind.CHILD, child)],
            family=[NewFamilyMember(cast.maria_mother, "mother", True)],
        )
    course = Agreed("work_course", timezone.now(), 60, "Norwegian for work")
    commit(actor=carla, case_id=case, agreed=course)
    by = today(cast) + timedelta(days=5)
    return receive_offer(actor=carla, case_id=case, place="Sunny Hill", answer_by=by)


def test_the_family_reads_its_week_in_every_programme(cast: Any) -> None:
    _case(cast)
    page = _client().get(reverse("portal:week:open")).content.decode()
    assert "Norwegian for work" in page
    assert_within(_client(), reverse("portal:week:open"))


def test_the_family_answers_an_offer_by_itself(cast: Any) -> None:
    offer = _case(cast)
    assert "Sunny Hill" in _client().get(reverse("portal:place:open")).content.decode()
    answer = reverse("portal:place:answer", args=[offer])
    assert "Choose a reason" in _client().post(answer, {"says_yes": "no"}).content.decode()
    assert _client().post(answer, {"says_yes": "yes"}).status_code == 302
    with entered(cast.actor("carla_coordinator")):
        found = offer_of(offer)
    assert found
    assert (found.state, found.answered_by_family) == (OfferState.ACCEPTED, True)
    assert_within(_client(), reverse("portal:place:open"))


def test_without_anything_the_pages_say_what_will_stand_there(cast: Any) -> None:
    assert (
        "No place was offered yet" in _client().get(reverse("portal:place:open")).content.decode()
    )
