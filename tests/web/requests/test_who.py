"""Somebody is working on this already: a yes on the page, and a word left without words."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from ciranda.access.actions import Refused, entered
from ciranda.services.actions import leave_word
from ciranda.services.models import Knock
from tests.browsing import signed_in
from tests.budgets import assert_within
from tests.services.walking import ask, family, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(cast: Any) -> Any:
    """A family that the welfare service works with on housing; the hospital is asked on health."""
    case, mother = family(cast)
    for service, topic in (("social_security", "housing"), ("hospital", "health")):
        sign(cast, case, mother, service)
        ask(cast, case, service, topic=topic)
    return case


def _leave(client: Client, case: Any, topic: str) -> Any:
    form = {"topic": topic, "_key": str(uuid4())}
    return client.post(f"/requests/of/{case}/word/", form, follow=True)


def test_a_second_service_learns_that_somebody_works_on_it_and_nothing_else(
    cast: Any, house: Any
) -> None:
    page = signed_in("hilda_health").get(f"/requests/of/{house}/who/").content.decode()
    assert page.count("Yes, somebody is") == 1
    assert "Test Social Security" not in page
    assert "get on the list" not in page


def test_the_button_leaves_word_without_words_with_whoever_works_on_it(
    cast: Any, house: Any
) -> None:
    said = _leave(signed_in("hilda_health"), house, "housing").content.decode()
    assert "Nothing else was said" in said
    sofia = signed_in("sofia_social")
    assert "asks you to call" in sofia.get("/day/").content.decode()
    with entered(cast.actor("sofia_social")):
        part = Knock.objects.get().part_id
    page = sofia.get(f"/requests/{part}/").content.decode()
    assert "Test Hospital" in page
    sofia.post(f"/requests/{part}/heard/", {"_key": str(uuid4())})
    assert "asks you to call" not in sofia.get("/day/").content.decode()


def test_pressed_twice_it_is_left_once(cast: Any, house: Any) -> None:
    hilda = signed_in("hilda_health")
    for _time in range(2):
        _leave(hilda, house, "housing")
    with entered(cast.actor("sofia_social")):
        assert Knock.objects.count() == 1


def test_a_stranger_and_a_free_topic_are_refused_in_the_same_words(cast: Any, house: Any) -> None:
    for who, topic in (("stella_stranger", "housing"), ("hilda_health", "training")):
        with pytest.raises(Refused, match="Nobody is known to work on this"):
            leave_word(actor=cast.actor(who), case_id=house, topic=topic)


def test_whom_the_family_lets_know_nothing_finds_no_page(cast: Any, house: Any) -> None:
    assert signed_in("stella_stranger").get(f"/requests/of/{house}/who/").status_code == 404


def test_the_page_keeps_its_number_of_statements(cast: Any, house: Any) -> None:
    assert_within(signed_in("hilda_health"), f"/requests/of/{house}/who/")
