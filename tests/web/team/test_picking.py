"""Of very many teams, services or workers one finds one's own by its name, and loses no word."""

from uuid import uuid4

import pytest

from ciranda.access.actions import entered
from ciranda.referrals.models import Desk
from tests.settling import PASSWORD

PLACES = {
    "/team/{team}/above/": ("membership", "olga_oversight", "olga"),
    "/team/desks/": ("team", "north_team", "north"),
    "/transfers/offer/{case}/": ("to_team", "north_team", "NÓRTH"),
}


@pytest.fixture
def carla(client, cast, monkeypatch):
    """The coordinator, in a country so large that no list shows anybody at once."""
    monkeypatch.setattr("ciranda.web.picking.AT_ONCE", 0)
    assert client.login(username="carla_coordinator", password=PASSWORD)
    return client


def look(client, address, words, **typed):
    form = {"_key": str(uuid4()), "programme": "snipi-pt", "words": words, "look": "1"} | typed
    return client.post(address, form).content.decode()


@pytest.mark.parametrize("place", PLACES)
def test_who_is_not_listed_is_found_by_words_of_the_name(place, carla, cast, monkeypatch):
    field, name, words = PLACES[place]
    address = place.format(team=cast.team, case=cast.case)
    line = f'value="{cast.ids[name]}"'
    before = carla.get(address).content.decode()
    assert line not in before
    assert "Not all stand in the list" in before
    none = look(carla, address, "nobody is called so")
    assert "0 names fit" in none
    assert line not in none
    monkeypatch.setattr("ciranda.web.picking.AT_ONCE", 1)
    found = look(carla, address, words)
    assert line in found
    assert "1 name fits" in found
    assert "There is a problem" not in found, "nothing was sent yet"
    monkeypatch.setattr("ciranda.web.picking.AT_ONCE", 0)
    kept = look(carla, address, "nobody is called so", **{field: str(cast.ids[name])})
    assert f"{line} selected" in kept, "what was chosen stays"


def test_what_was_found_can_be_sent(carla, cast):
    form = {"_key": str(uuid4()), "programme": "snipi-pt", "team": str(cast.north_team)}
    assert carla.post("/team/desks/", form).status_code == 302
    with entered(cast.actor("carla_coordinator")):
        assert Desk.objects.get(programme_key="snipi-pt").team_id == cast.north_team


def test_what_was_typed_stays_while_one_looks(carla, cast):
    found = look(carla, f"/transfers/offer/{cast.case}/", "north", reason="They moved to the north")
    assert "They moved to the north" in found
