"""The handover pages: each step leads to the next, refusals keep what was typed."""

from uuid import uuid4

import pytest

from tests.settling import PASSWORD


@pytest.fixture
def browse(client):
    def as_(name):
        assert client.login(username=name, password=PASSWORD)
        return client

    return as_


def offer(client, cast, **changes):
    form = {
        "to_team": str(cast.north_team),
        "child": "Flor, 3 years",
        "reach": "210 000 001",
        "reason": "The family moves.",
        "history": "yes",
        "agreed_by": "Maria",
        "_key": str(uuid4()),
        **changes,
    }
    return client.post(f"/transfers/offer/{cast.case}/", form)


def test_from_offer_to_first_contact_through_the_pages(cast, browse):
    address = offer(browse("carla_coordinator"), cast).url
    nelson = browse("nelson_coordinator")
    assert b"Flor" in nelson.get("/transfers/").content
    accepted = nelson.post(
        address + "accept/", {"manager": str(cast.petra_therapist), "_key": str(uuid4())}
    )
    assert accepted.status_code == 302, accepted.content
    petra = browse("petra_therapist")
    assert b"We have spoken with the family" in petra.get(address).content
    done = petra.post(address + "first-contact/", {"words": "Spoke with Maria."})
    assert done.status_code == 302, done.content
    assert "answers for the case" in petra.get(address).content.decode()


def test_a_form_with_errors_keeps_what_was_typed(cast, browse):
    answer = offer(browse("carla_coordinator"), cast, agreed_by="", reason="Because they move")
    assert answer.status_code == 200
    assert b"Because they move" in answer.content
    assert b"Name who of the family agreed" in answer.content


def test_a_team_outside_gives_a_receipt_and_then_a_contact(cast, browse):
    carla = browse("carla_coordinator")
    address = offer(carla, cast, to_team="outside", outside_name="Team of another country").url
    carla.post(address + "receipt/", {"signed_by": "Their head", "words": "We take over."})
    carla.post(address + "receipt/", {"words": "They met on Monday."})
    assert b"Complete" in carla.get(address).content


@pytest.mark.parametrize("page", ["/transfers/offer/{case}/", "/next/{case}/"])
def test_strangers_find_no_such_page(cast, browse, page):
    address = page.format(case=cast.case)
    assert browse("stella_stranger").get(address).status_code == 404


def test_the_way_out_from_preparation_to_receipt(cast, browse):
    carla, base = browse("carla_coordinator"), f"/next/{cast.case}/"
    assert b"Begin to prepare" in carla.get(base).content
    carla.post(base + "prepare/", {"receiving_kind": "school", "receiving_name": "Test School"})
    carla.post(base + "agree/", {"hands_over": ["plan"], "agreed_by": "Maria"})
    carla.post(base + "send/", {})
    carla.post(base + "receipt/", {"received_by": "The head teacher"})
    assert b"The head teacher" in carla.get(base).content


def test_an_offer_that_was_taken_back_meanwhile_keeps_what_the_other_team_typed(cast, browse):
    address = offer(browse("carla_coordinator"), cast).url
    browse("carla_coordinator").post(address + "take-back/", {"reason": "They stay after all."})
    late = browse("nelson_coordinator").post(address + "refuse/", {"reason": "No room before May."})
    assert late.status_code == 200
    assert b"No room before May." in late.content
    assert b"govuk-error-summary" in late.content


def test_a_spoilt_address_of_a_move_does_not_break_the_offer(cast, browse):
    assert offer(browse("carla_coordinator"), cast, move="not-a-key").status_code == 302
