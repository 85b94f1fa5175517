"""A guest's link, and a veto that a worker records for the family."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ciranda.access.actions import entered
from ciranda.cases.actions import meetings
from ciranda.cases.models import GuestLink, Invitee
from tests import casework
from tests.browsing import send, signed_in
from tests.budgets import assert_within


@pytest.fixture
def tomas(cast):
    casework.manage(cast)
    return signed_in("tomas_therapist")


@pytest.fixture
def meeting(cast, tomas):
    """A review with the educator and the mother; gives its address."""
    call = meetings.Call("review", timezone.now() + timedelta(days=3), "Town hall", agenda=["Play"])
    guests = [meetings.Guest(cast.ema_educator), meetings.Guest(person_id=cast.maria_mother)]
    actor = cast.actor("tomas_therapist")
    made = meetings.call(actor=actor, case_id=cast.case, meeting=call, guests=guests)
    return f"/families/{cast.case}/meetings/{made}/"


def link_of(tomas, meeting, **guest):
    """Invite a guest through the page; gives the path of the link it shows once."""
    form = {"name": "Graça Guest", "agreed": "on", **guest}
    assert send(tomas, f"{meeting}guest/", **form).status_code == 302
    page = tomas.get(meeting).content.decode()
    return "/invited/" + page.split("/invited/")[1].split("<")[0].strip()


def test_a_guest_opens_the_agenda_and_no_name(cast, tomas, meeting):
    link = link_of(tomas, meeting)
    answer = Client().get(link)
    page = answer.content.decode()
    assert "Play" in page
    assert "Town hall" in page
    for name in ("Flor", "Maria", "Tomas", "Graça", "Ema"):
        assert name not in page
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "/invited/" not in tomas.get(meeting).content.decode(), "shown once"
    assert "By a link, without an account" in tomas.get(meeting).content.decode()


def test_the_database_keeps_no_link(cast, tomas, meeting):
    secret = link_of(tomas, meeting).split("/")[2]
    with entered(cast.actor("tomas_therapist")):
        assert secret.encode() not in bytes(GuestLink.objects.get().digest)


def test_a_link_taken_back_or_renewed_opens_nothing(cast, tomas, meeting):
    first = link_of(tomas, meeting)
    with entered(cast.actor("tomas_therapist")):
        guest = Invitee.objects.get(membership=None, person=None).pk
    send(tomas, f"{meeting}guest/{guest}/", what="new")
    second = "/invited/" + tomas.get(meeting).content.decode().split("/invited/")[1].split("<")[0]
    assert Client().get(first).status_code == 404
    assert Client().get(second.strip()).status_code == 200
    send(tomas, f"{meeting}guest/{guest}/", what="back")
    ended = Client().get(second.strip())
    assert ended.status_code == 404
    assert "This link opens nothing" in ended.content.decode()


def test_a_link_ends_when_the_meeting_is_over_called_off_or_without_the_guest(cast, tomas, meeting):
    link = link_of(tomas, meeting)
    casework.past_the_wall("update cases_guestlink set expires_at = now()", [])
    assert Client().get(link).status_code == 404
    link = link_of(tomas, meeting, name="Second Guest")
    send(tomas, f"{meeting}cancel/", reason="Flor is ill")
    assert Client().get(link).status_code == 404


def test_a_protected_family_s_meeting_shows_no_place(cast, tomas, meeting):
    link = link_of(tomas, meeting)
    casework.shield(cast, cast.maria_mother)
    assert "Town hall" not in Client().get(link).content.decode()


def test_no_guest_where_a_child_s_safety_is_spoken_of(cast, tomas):
    call = meetings.Call(
        "safeguarding", timezone.now() + timedelta(days=3), is_safeguarding=True, agenda=["Play"]
    )
    actor = cast.actor("tomas_therapist")
    made = meetings.call(actor=actor, case_id=cast.case, meeting=call, guests=[])
    address = f"/families/{cast.case}/meetings/{made}/"
    assert tomas.get(f"{address}guest/").status_code == 403
    assert tomas.get(f"{address}without/").status_code == 403
    assert "without an account" not in tomas.get(address).content.decode()


def test_a_worker_records_whom_the_mother_does_not_want(cast, tomas, meeting):
    with entered(cast.actor("tomas_therapist")):
        ema = Invitee.objects.get(membership_id=cast.ema_educator).pk
    address = f"{meeting}without/"
    page = tomas.get(address).content.decode()
    assert "Each adult may say this of one invitee" in page
    assert "Maria" in page
    form = {"adult": str(cast.maria_mother), "invitee": str(ema)}
    assert send(tomas, address, **form).status_code == 302
    assert "The family asked for a meeting without them" in tomas.get(meeting).content.decode()
    link_of(tomas, meeting)
    with entered(cast.actor("tomas_therapist")):
        guest = Invitee.objects.get(membership=None, person=None).pk
    again = send(tomas, address, adult=str(cast.maria_mother), invitee=str(guest))
    assert "each adult may turn one invitee away" in again.content.decode()


def test_the_family_refuses_a_worker_in_its_own_pages(cast, tomas):
    casework.join_circle(cast, "ema_educator")
    maria = signed_in("maria_mother")
    address = f"/family/people/{cast.case}/without/{cast.ema_educator}/"
    assert address in maria.get("/family/people/").content.decode()
    assert send(maria, address).status_code == 302
    assert "Ema Educator" not in maria.get("/family/people/").content.decode()
    assert signed_in("ema_educator").get(f"/families/{cast.case}/").status_code == 404
    assert maria.get(address).status_code == 404, "once is enough"


def test_a_long_list_of_meetings_has_pages(cast, tomas):
    actor = cast.actor("tomas_therapist")
    for days in range(1, 28):
        call = meetings.Call("review", timezone.now() + timedelta(days=days))
        meetings.call(actor=actor, case_id=cast.case, meeting=call, guests=[])
    address = f"/families/{cast.case}/meetings/"
    assert tomas.get(address).content.decode().count("Called off") == 0
    assert "?page=2" in tomas.get(address).content.decode()
    assert "Planned" in tomas.get(f"{address}?page=2").content.decode()
    assert_within(tomas, address)


@pytest.mark.browser
def test_everyone_can_use_what_a_guest_is_shown(looker, tomas, meeting):
    assert looker.wrong_at(link_of(tomas, meeting)) == []
