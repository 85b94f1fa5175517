"""Whoever comes to a group, or answers for who comes, chooses the worker in their own pages."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ciranda.access.actions import Refused, entered
from ciranda.groups.actions import choose_for_oneself
from ciranda.groups.models import Enrolment
from ciranda.groups.queries import group_page, own_places
from tests import ending, holding
from tests.budgets import assert_within
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa(cast: Any) -> Any:
    return ending.family(cast, holding.consortium(cast))


def _client(name: str) -> Client:
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client


def _chosen(cast: Any, group: UUID) -> tuple[str, str]:
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        (person,) = group_page(tomas, group).people
    return person.worker, person.chosen_by


def test_a_parent_chooses_the_worker_in_their_own_pages(cast: Any, rosa: Any) -> None:
    client, all_of_them = _client("maria_mother"), reverse("portal:groups:open")
    page = client.get(all_of_them).content.decode()
    assert "Nobody is chosen yet" in page
    choose = reverse("portal:groups:choose", args=[rosa.place])
    assert choose in page
    assert "Choose one of the people" in client.post(choose, {}).content.decode()
    sent = {"worker": str(cast.tomas_therapist), "_key": str(uuid4())}
    assert client.post(choose, sent).status_code == 302
    assert "Rosa comes to Tomas Therapist" in client.get(all_of_them).content.decode()
    assert _chosen(cast, rosa.group) == ("Tomas Therapist", "family")
    assert_within(client, all_of_them)
    assert_within(client, choose)


def test_whoever_comes_by_themselves_has_chosen_by_themselves(cast: Any, rosa: Any) -> None:
    with entered(cast.actor("tomas_therapist")):
        Enrolment.objects.filter(pk=rosa.place).update(person_id=cast.maria_mother)
    maria = cast.family("maria_mother")
    with entered(maria):
        (place,) = own_places()
    assert place.is_me
    choose_for_oneself(actor=maria, enrolment_id=rosa.place, membership_id=cast.tomas_therapist)
    assert _chosen(cast, rosa.group) == ("Tomas Therapist", "self")


def test_nobody_chooses_a_worker_of_another_service(cast: Any, rosa: Any) -> None:
    with pytest.raises(Refused, match="works for the service"):
        choose_for_oneself(
            actor=cast.family("maria_mother"),
            enrolment_id=rosa.place,
            membership_id=cast.ema_educator,
        )


def test_a_stranger_and_a_worker_find_no_place_to_choose_in(cast: Any, rosa: Any) -> None:
    choose = reverse("portal:groups:choose", args=[rosa.place])
    assert _client("fausto_father").get(choose).status_code == 404
    with entered(cast.actor("carla_coordinator")):
        assert own_places() == []
    page = _client("fausto_father").get(reverse("portal:groups:open")).content.decode()
    assert "There is nothing to choose now" in page
