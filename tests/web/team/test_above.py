"""Naming who stands above a team, its desk, and what climbed to them, through the pages."""

from uuid import uuid4

import pytest

from ciranda.access.actions import entered
from ciranda.referrals.models import Desk
from tests.budgets import assert_within
from tests.referrals.test_above import climbed_clock, late_referral
from tests.settling import PASSWORD


@pytest.fixture
def browse(client):
    """Sign in as someone of the cast."""

    def as_(name):
        assert client.login(username=name, password=PASSWORD)
        return client

    return as_


def posted(client, address, **form):
    return client.post(address, {"_key": str(uuid4())} | form, follow=True).content.decode()


def test_the_coordinator_names_who_stands_above_and_may_take_it_away(cast, browse):
    carla, page = browse("carla_coordinator"), f"/team/{cast.team}/above/"
    assert "Nobody stands above this team yet" in carla.get(page).content.decode()
    named = posted(carla, page, membership=str(cast.olga_oversight))
    assert "Olga Oversight" in named
    ended = posted(carla, f"{page}{_appointment(carla, page)}/end/")
    assert "Nobody stands above this team yet" in ended
    assert carla.get(f"/team/{cast.north_team}/above/").status_code == 404


def _appointment(client, page):
    return next(
        str(one.id) for one in client.get(page).context["standing"] if one.name == "Olga Oversight"
    )


def test_whoever_stands_above_sees_the_deadline_and_no_name(cast, browse):
    posted(
        browse("carla_coordinator"),
        f"/team/{cast.team}/above/",
        membership=str(cast.olga_oversight),
    )
    late_referral(cast)
    climb = climbed_clock(cast)
    olga = browse("olga_oversight")
    page = olga.get("/missed/").content.decode()
    assert "Flor" not in page
    assert "Lia" not in page
    assert page.count("I see to it") == 1
    assert "You see to it" in posted(olga, f"/missed/{climb}/seen/")
    assert_within(olga, "/missed/")


def test_a_coordinator_who_stands_above_another_team_finds_it_in_their_day(cast, browse):
    posted(
        browse("carla_coordinator"),
        f"/team/{cast.team}/above/",
        membership=str(cast.nelson_coordinator),
    )
    late_referral(cast)
    nelson = browse("nelson_coordinator")
    assert "Missed deadlines of teams you stand above" in nelson.get("/day/").content.decode()
    assert_within(nelson, "/day/")


def test_the_desk_of_a_programme_is_named_on_a_page(cast, browse):
    carla = browse("carla_coordinator")
    assert "the programme's first team reads it" in carla.get("/team/desks/").content.decode()
    assert "Choose the team" in posted(carla, "/team/desks/", programme="snipi-pt")
    said = posted(carla, "/team/desks/", programme="snipi-pt", team=str(cast.north_team))
    assert "now reads what comes from no known parish" in said
    with entered(cast.actor("carla_coordinator")):
        assert Desk.objects.get(programme_key="snipi-pt").team_id == cast.north_team
