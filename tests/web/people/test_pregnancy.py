"""A pregnancy, from the due date to who was born, or to a silence."""

from uuid import uuid4

import pytest

from ciranda.access.actions import entered
from ciranda.agencies.actions import form_team, place
from ciranda.agencies.enums import TeamRole
from ciranda.cases.actions.expecting import open_on_pregnancy
from ciranda.people.actions import pregnancies
from ciranda.people.models import Birth, Person, Pregnancy
from tests import births
from tests.budgets import assert_within
from tests.cast import FAR_BACK, SYSTEM
from tests.settling import PASSWORD


@pytest.fixture
def carla(cast, client):
    assert client.login(username="carla_coordinator", password=PASSWORD)
    return client


@pytest.fixture
def expected(cast):
    with entered(cast.actor("carla_coordinator")) as actor:
        return pregnancies.expect(actor=actor, woman_id=cast.maria_mother, expected=2)


def born(day="10.2.2026", **names):
    given = {"given_1": "", "surnames_1": "", "given_2": "", "surnames_2": ""}
    on = {f"on_{n}": part for n, part in enumerate(day.split("."))}
    return {**given, **on, "_key": str(uuid4()), **names}


def test_a_child_is_expected_and_the_date_known_better(cast, carla):
    path = f"/people/{cast.maria_mother}/expecting/"
    form = {"due_0": "", "due_1": "12", "due_2": "2026", "expected": "1", "_key": str(uuid4())}
    done = carla.post(path, form)
    assert "December 2026" in carla.get(done.url).content.decode()
    with entered(cast.actor("carla_coordinator")):
        found = Pregnancy.objects.get()
    form |= {"due_0": "24", "expected": "2", "_key": str(uuid4())}
    done = carla.post(f"{path}{found.pk}/", form)
    page = carla.get(done.url).content.decode()
    assert "2 children expected" in page
    assert "24 December 2026" in page


def test_nobody_offers_a_pregnancy_on_a_small_childs_page(cast, carla):
    assert "Pregnancy" not in carla.get(f"/people/{cast.flor}/").content.decode()


def test_twins_are_born_one_still_without_a_name(cast, carla, expected):
    path = f"/people/{cast.maria_mother}/expecting/{expected.pk}/born/"
    done = carla.post(path, born(given_1="Zulmira", surnames_1="Nunes"))
    assert done.status_code == 302, done.content.decode()
    with entered(cast.actor("carla_coordinator")):
        names = sorted(b.person.full_name for b in Birth.objects.select_related("person"))
    assert names == ["Newborn of Maria Exemplo da Silva", "Zulmira Nunes"]


def test_a_child_who_may_be_known_is_shown_side_by_side_first(cast, carla, expected):
    with entered(cast.actor("carla_coordinator")):
        flor = Person.objects.get(pk=cast.flor)
    day = f"{flor.born_on.day}.{flor.born_on.month}.{flor.born_on.year}"
    path = f"/people/{cast.maria_mother}/expecting/{expected.pk}/born/"
    form = born(day, given_1=flor.given, surnames_1=flor.surnames, given_2="Zulmira")
    asked = carla.post(path, form).content.decode()
    assert "Is this child known already?" in asked
    assert "agrees" in asked
    again = form | {"same_1": str(cast.flor), "_key": str(uuid4())}
    answer = carla.post(path, again)
    if answer.status_code == 200:  # the mother's newborn may look like the second child too
        answer = carla.post(path, again | {"same_2": "new", "_key": str(uuid4())})
    assert answer.status_code == 302, answer.content.decode()
    with entered(cast.actor("carla_coordinator")):
        assert Birth.objects.filter(person_id=cast.flor).exists()


@pytest.mark.parametrize("how", ["lost", "unknown"])
def test_it_ends_otherwise_without_a_reason(cast, carla, expected, how):
    path = f"/people/{cast.maria_mother}/expecting/{expected.pk}/ended/"
    page = carla.get(path).content.decode()
    assert "No reason is asked" in page
    form = {"how": how, "on_0": "1", "on_1": "2", "on_2": "2026", "_key": str(uuid4())}
    assert carla.post(path, form).status_code == 302
    with entered(cast.actor("carla_coordinator")):
        assert Pregnancy.objects.get(pk=expected.pk).outcome == how


def test_a_colleague_who_does_not_see_the_pregnancy_gets_404(cast, client, expected):
    assert client.login(username="tomas_therapist", password=PASSWORD)
    for page in ("", "born/", "ended/"):
        path = f"/people/{cast.maria_mother}/expecting/{expected.pk}/{page}"
        assert client.get(path).status_code == 404


def test_the_pages_stay_within_their_statements(cast, carla, expected):
    for page in ("", f"{expected.pk}/", f"{expected.pk}/born/", f"{expected.pk}/ended/"):
        assert_within(carla, f"/people/{cast.maria_mother}/expecting/{page}")


def test_where_a_file_is_open_it_is_offered_and_no_second_one(cast, carla):
    births.centre(cast)
    with entered(SYSTEM):
        team = form_team(actor=SYSTEM, name="Test Midwives", programme_key=births.PROGRAMME)
        place(
            actor=SYSTEM,
            membership_id=cast.carla_coordinator,
            team_id=team.pk,
            role=TeamRole.COORDINATOR,
            started_on=FAR_BACK,
        )
    with entered(cast.actor("carla_coordinator")) as actor:
        hers = pregnancies.expect(actor=actor, woman_id=cast.maria_mother)
    page = carla.get(f"/people/{cast.maria_mother}/").content.decode()
    assert "Open a file for her with your team" in page
    case = open_on_pregnancy(actor=actor, pregnancy_id=hers.pk, team_id=team.pk)
    page = carla.get(f"/people/{cast.maria_mother}/").content.decode()
    assert f'href="/families/{case}/"' in page
    assert "Go to her file with Test Midwives" in page
    assert "Open a file for her" not in page
    assert_within(carla, f"/people/{cast.maria_mother}/")
