"""Who lives with whom, as a worker writes it down."""

from uuid import uuid4

import pytest

from ciranda.access.actions import entered
from ciranda.people.actions import households, register
from ciranda.people.enums import HouseholdRole
from ciranda.people.models import HouseholdMember
from tests.browsing import saved
from tests.budgets import assert_within
from tests.settling import PASSWORD


@pytest.fixture
def carla(cast, client):
    assert client.login(username="carla_coordinator", password=PASSWORD)
    return client


@pytest.fixture
def home(cast):
    with entered(cast.actor("carla_coordinator")) as actor:
        living = (households.Living(cast.flor, HouseholdRole.CHILD),)
        return households.form_household(actor=actor, living=living, name="At home")


def on(day, name="on"):
    return {f"{name}_{n}": part for n, part in enumerate(day.split("."))}


def test_a_household_begins_with_one_person(cast, carla):
    before = carla.get(f"/people/{cast.flor}/").content.decode()
    assert "Write with whom they live" in before
    page = saved(
        carla, f"/people/{cast.flor}/household/", name="At Maria's", role="child", **on("1.2.2026")
    )
    assert "At Maria&#x27;s" in page
    assert "Child" in page


def test_somebody_around_the_child_joins_with_role_and_responsibility(cast, carla, home):
    path = f"/people/{cast.flor}/household/{home.pk}/"
    form = {"person": str(cast.maria_mother), "role": "mother", "holds_responsibility": "on"}
    page = saved(carla, path, **form, **on("1.2.2026", "started_on"))
    assert "holds parental responsibility" in page
    assert "since 1 February 2026" in page
    again = carla.post(path, form)
    assert "Select a valid choice" in again.content.decode()


def test_whom_i_entered_lately_may_join(cast, carla, home):
    with entered(cast.actor("carla_coordinator")) as actor:
        aunt = register(actor=actor, given="Tia", surnames="Exemplo")
    form = {"person": str(aunt.pk), "role": "relative"}
    page = saved(carla, f"/people/{cast.flor}/household/{home.pk}/", **form)
    assert "Tia Exemplo" in page


def test_what_somebody_is_changes_from_a_day_and_the_past_stays(cast, carla, home):
    with entered(cast.actor("carla_coordinator")) as actor:
        living = households.Living(cast.maria_mother, HouseholdRole.OTHER)
        member = households.join_household(actor=actor, household_id=home.pk, living=living)
    path = f"/people/{cast.flor}/living/{member.pk}/"
    page = saved(carla, path, role="mother", holds_responsibility="on", **on("1.3.2026"))
    assert "Mother" in page
    with entered(cast.actor("carla_coordinator")):
        kept = HouseholdMember.objects.filter(person_id=cast.maria_mother).order_by("ended_on")
        assert [(k.role, bool(k.ended_on)) for k in kept] == [("other", True), ("mother", False)]
    same = carla.post(path, {"role": "mother"})
    assert same.status_code == 404


def test_somebody_leaves_and_the_household_has_another_name(cast, carla, home):
    with entered(cast.actor("carla_coordinator")) as actor:
        living = households.Living(cast.maria_mother, HouseholdRole.MOTHER)
        member = households.join_household(actor=actor, household_id=home.pk, living=living)
    page = saved(carla, f"/people/{cast.flor}/living/{member.pk}/leave/", **on("1.3.2026"))
    assert "Maria" not in page.split("At home")[1].split("Is this person written twice")[0]
    page = saved(carla, f"/people/{cast.flor}/household/{home.pk}/name/", name="At the aunt's")
    assert "At the aunt&#x27;s" in page


def test_a_member_who_may_not_write_about_the_child_is_refused_kindly(cast, client, home):
    assert client.login(username="ema_educator", password=PASSWORD)
    path = f"/people/{cast.flor}/household/{home.pk}/name/"
    assert "Add somebody" not in client.get(f"/people/{cast.flor}/").content.decode()
    answer = client.post(path, {"name": "Mine", "_key": str(uuid4())})
    assert "not write about them" in answer.content.decode()


def test_the_pages_stay_within_their_statements_at_many_members(cast, carla, home):
    paths = [f"/people/{cast.flor}/", f"/people/{cast.flor}/household/{home.pk}/"]
    few = [len(assert_within(carla, path)) for path in paths]
    with entered(cast.actor("carla_coordinator")) as actor:
        for n in range(40):
            person = register(actor=actor, given=f"Nome{n}", surnames="Exemplo")
            living = households.Living(person.pk, HouseholdRole.RELATIVE)
            households.join_household(actor=actor, household_id=home.pk, living=living)
    assert [len(assert_within(carla, path)) for path in paths] == few
