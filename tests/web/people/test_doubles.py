"""Two records side by side, linked, told apart, and both taken back; and safe ways to reach."""

from uuid import uuid4

import pytest

from ciranda.access.actions import entered
from ciranda.people.actions import reaching, register
from ciranda.people.enums import ContactKind, SafeWhen
from ciranda.people.models import Person, SamePerson
from tests.browsing import saved
from tests.budgets import assert_within
from tests.settling import PASSWORD
from tests.web.people.test_pages import who


@pytest.fixture
def carla(cast, client):
    assert client.login(username="carla_coordinator", password=PASSWORD)
    return client


@pytest.fixture
def twice(cast):
    with entered(cast.actor("carla_coordinator")) as actor:
        flor = Person.objects.get(pk=cast.flor)
        return register(
            actor=actor, given=flor.given, surnames=flor.surnames, born_on=flor.born_on
        ).pk


def test_before_entering_a_table_says_what_agrees_and_what_differs(cast, carla):
    page = carla.post("/people/new/", who(given="Flro", surnames="Exemplo")).content.decode()
    for words in ("Compare with Flor", "You entered", "Written here", "A given name spelt alike"):
        assert words in page
    assert "cannot be compared" in page  # no birth date was typed


def test_two_records_are_linked_and_taken_apart_again(cast, carla, twice):
    path = f"/people/{cast.flor}/same/"
    assert "Compare with" in carla.get(path).content.decode()
    page = saved(carla, path, other=str(twice), says="same", reason="The same health number")
    assert "Also entered as" in page
    with entered(cast.actor("carla_coordinator")):
        link = SamePerson.objects.get()
    page = saved(carla, f"{path}{link.pk}/unlink/", reason="Twins")
    assert "Also entered as" not in page
    again = carla.get(path).content.decode()
    assert "No other record" in again
    assert "Told apart before" in again


def test_a_link_says_how_one_knows(cast, carla, twice):
    form = {"other": str(twice), "says": "same", "reason": " "}
    page = carla.post(f"/people/{cast.flor}/same/", form).content.decode()
    assert "Say how you know" in page


def test_not_the_same_person_is_remembered_and_can_be_taken_back(cast, carla, twice):
    path = f"/people/{cast.flor}/same/"
    saved(carla, path, other=str(twice), says="apart")
    assert "Compare with" not in carla.get(path).content.decode()
    page = saved(carla, f"{path}{twice}/again/")
    assert "Compare with" in page


def test_a_colleague_who_sees_one_of_the_two_takes_nothing_back(cast, carla, client, twice):
    saved(carla, f"/people/{cast.flor}/same/", other=str(twice), says="apart")
    assert client.login(username="tomas_therapist", password=PASSWORD)
    page = client.get(f"/people/{cast.flor}/same/")
    assert str(twice) not in page.content.decode()
    assert client.post(f"/people/{cast.flor}/same/{twice}/again/").status_code == 404


def test_when_a_phone_is_safe_changes_on_the_version_that_was_read(cast, carla):
    with entered(cast.actor("carla_coordinator")) as actor:
        reach = reaching.Reach(ContactKind.PHONE, "912 345 678", SafeWhen.ALWAYS)
        point = reaching.add_contact_point(actor=actor, person_id=cast.flor, reach=reach)
    path = f"/people/{cast.flor}/reach/{point.pk}/"
    form = {"safe": "never", "safe_note": "", "also_used_by": "Father", "version": "1"}
    page = saved(carla, path, **form)
    assert "also used by Father" in page
    assert "Do not use it" in page
    again = carla.post(path, {**form, "_key": str(uuid4())})
    assert "Read it again" in again.content.decode()


def test_the_pages_stay_within_their_statements(cast, carla, twice):
    few = len(assert_within(carla, f"/people/{cast.flor}/same/"))
    with entered(cast.actor("carla_coordinator")) as actor:
        flor = Person.objects.get(pk=cast.flor)
        for _n in range(15):
            register(actor=actor, given=flor.given, surnames=flor.surnames, born_on=flor.born_on)
    assert len(assert_within(carla, f"/people/{cast.flor}/same/")) == few
