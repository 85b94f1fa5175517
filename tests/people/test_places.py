"""What is risky about a building stands on the building: shown before a visit, in no file."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.cases.actions import contacts
from ciranda.cases.models import Paragraph
from ciranda.cases.queries.visiting import risks_for_visit
from ciranda.people.actions.places import NewPlace, end_risk, note_place, note_risk
from ciranda.people.actions.whereabouts import Where, live_at
from ciranda.people.enums import PlaceKind
from ciranda.people.policies.places import stands_at
from tests import casework
from tests.settling import PASSWORD

RISK = "Used needles lie on the stairs of the left entrance"


@pytest.fixture
def building(cast: Any) -> Any:
    """Flor lives in a flat of a building with a risk."""
    carla = cast.actor("carla_coordinator")
    casework.manage(cast)
    home = Where("Rua Nova 12, 3 left", parish_code="990101")
    with entered(carla):
        live_at(actor=carla, person_id=cast.flor, where=home)
    place = note_place(actor=carla, place=NewPlace(PlaceKind.BUILDING, "Rua Nova 12", "990101"))
    risk = note_risk(actor=carla, place_id=place, words=RISK, care="Use the right entrance.")
    return {"place": place, "risk": risk}


def _seen(cast: Any, name: str) -> list[str]:
    with entered(cast.actor(name)):
        return [one.words for one in risks_for_visit(cast.case)]


def test_a_house_number_is_not_a_longer_one():
    assert stands_at("Rua Nova 12, 3.º esq.", "rua nova 12")
    assert not stands_at("Rua Nova 122", "rua nova 12")


def test_a_buildings_risk_is_shown_when_a_visit_is_planned_there(cast: Any, building: Any) -> None:
    client = Client()
    assert client.login(username="tomas_therapist", password=PASSWORD)
    page = client.get(f"/families/{cast.case}/contacts/plan/").content.decode()
    assert RISK in page
    assert "Use the right entrance." in page
    end_risk(actor=cast.actor("carla_coordinator"), risk_id=building["risk"])
    assert _seen(cast, "tomas_therapist") == []


def test_a_places_risk_is_refused_into_a_childs_file(cast: Any, building: Any) -> None:
    tomas = cast.actor("tomas_therapist")
    copied = contacts.Words(Category.SOCIAL, f"Note: {RISK.upper()}! Be careful.")
    with pytest.raises(Refused, match="on the place already"):
        contacts.write(
            actor=tomas,
            case_id=cast.case,
            header=contacts.Header("visit"),
            paragraphs=[copied],
        )
    with entered(tomas):
        assert not Paragraph.objects.filter(body__icontains="needles").exists()


def test_nothing_of_a_place_tells_where_a_shielded_family_lives(cast: Any, building: Any) -> None:
    assert _seen(cast, "tomas_therapist") == [RISK]
    casework.shield(cast, cast.flor)
    assert _seen(cast, "tomas_therapist") == []
    client = Client()
    assert client.login(username="tomas_therapist", password=PASSWORD)
    assert RISK not in client.get(f"/families/{cast.case}/contacts/plan/").content.decode()


def test_a_place_is_entered_once_and_names_nobody(cast: Any, building: Any) -> None:
    carla = cast.actor("carla_coordinator")
    again = note_place(actor=carla, place=NewPlace(PlaceKind.BUILDING, "RUA NOVA, 12", "990101"))
    assert again == building["place"]
    client = Client()
    assert client.login(username="carla_coordinator", password=PASSWORD)
    page = client.get("/places/?name=nova").content.decode()
    assert RISK in page
    assert "Flor" not in page


def test_the_page_of_a_place_notes_and_ends_a_risk(cast: Any, building: Any) -> None:
    client = Client()
    assert client.login(username="carla_coordinator", password=PASSWORD)
    address = f"/places/{building['place']}/"
    empty = client.post(address, {"words": "", "_key": str(uuid4())})
    assert empty.status_code == 200
    sent = {"words": "The lift is broken", "care": "", "_key": str(uuid4())}
    assert "The lift is broken" in client.post(address, sent, follow=True).content.decode()
    ended = client.post(f"{address}{building['risk']}/end/", {"_key": str(uuid4())}, follow=True)
    assert "Ended today." in ended.content.decode()
