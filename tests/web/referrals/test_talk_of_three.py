"""A talk of the parents, the clinic and the team asked is called from the referral itself."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from ciranda.access.actions import Refused, entered
from ciranda.agencies import actions as agencies
from ciranda.agencies.enums import TeamRole
from ciranda.cases.actions import line, meetings
from ciranda.cases.actions.line import Notice
from ciranda.cases.actions.opening import NewFamilyMember
from ciranda.cases.models import Invitee, Meeting
from ciranda.cases.policies.line import NoticeRow
from ciranda.programmes.actions import install
from ciranda.programmes.enums import LineStart
from ciranda.programmes.policies.checks import check_pack
from ciranda.programmes.queries import current
from ciranda.referrals.actions import NewChild, Sending, send
from ciranda.referrals.enums import AskedBy, FamilyTold
from tests.cast import FAR_BACK, SYSTEM
from tests.linework import KEY, programme
from tests.programmes.packs import files_of
from tests.settling import PASSWORD

TEAM_KEY = "utrecht-neighbourhood-team"


@pytest.fixture
def sent(cast: Any) -> Any:
    """The clinic's worker referred a child of the line, whose mother is known, to another team."""
    programme()
    install(actor=SYSTEM, checked=check_pack(files_of(TEAM_KEY)))
    team = agencies.form_team(actor=SYSTEM, name="Neighbourhood team", programme_key=TEAM_KEY)
    agencies.take_parish(actor=SYSTEM, team_id=team.pk, parish_code="990101", on=FAR_BACK)
    agencies.place(
        actor=SYSTEM,
        membership_id=cast.ids["nelson_coordinator"],
        team_id=team.pk,
        role=TeamRole.COORDINATOR,
        started_on=FAR_BACK,
    )
    carla = cast.actor("carla_coordinator")
    row = NoticeRow("Noor", timezone.localdate() - timedelta(days=2), LineStart.BIRTH, "Voorbeeld")
    mother = NewFamilyMember(cast.maria_mother, "mother", holds_responsibility=True)
    made = line.take_notice(actor=carla, programme=KEY, notice=Notice(row, family=(mother,)))
    referral = send(
        actor=carla,
        sending=Sending(
            pack_version_id=current(TEAM_KEY).id,
            child=NewChild(person_id=made.person_id),
            worry="The parents want help with their debts.",
            asked_by=AskedBy.TOGETHER,
            family_told=FamilyTold.AGREES,
            family_request="We want somebody to help us with our debts.",
            parish_code="990101",
        ),
    )
    return {"case": made.case_id, "referral": referral}


def test_it_is_called_from_the_referral_with_parents_and_team_chosen(cast: Any, sent: Any) -> None:
    client = Client()
    assert client.login(username="carla_coordinator", password=PASSWORD)
    page = client.get(f"/referrals/{sent['referral']}/").content.decode()
    asked = f"/families/{sent['case']}/meetings/call/?kind=three_party"
    address = f"{asked}&referral={sent['referral']}"
    assert address.replace("&", "&amp;") in page
    form = client.get(address).content.decode()
    for who in (f"person:{cast.maria_mother}", f"worker:{cast.ids['nelson_coordinator']}"):
        ticked = form.split(f'value="{who}"')[1].split(">")[0]
        assert "checked" in ticked
    soon = timezone.localdate() + timedelta(days=5)
    typed = {
        "kind": "three_party",
        "on_0": soon.day,
        "on_1": soon.month,
        "on_2": soon.year,
        "at": "10:00",
        "lasts_minutes": "45",
        "guests": [f"person:{cast.maria_mother}", f"worker:{cast.ids['nelson_coordinator']}"],
        "_key": str(uuid4()),
    }
    client.post(address, typed, follow=True)
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        meeting = Meeting.objects.get(case_id=sent["case"])
        assert Invitee.objects.filter(meeting=meeting).count() == 3
    note = {"actor": carla, "meeting_id": meeting.pk}
    meetings.write_minutes(**note, body="We agreed to see the debts first.", language="en")
    meetings.show_minutes(**note)
    with pytest.raises(Refused, match="has not seen"):
        meetings.finish_minutes(**note)
    meetings.see_minutes(actor=cast.family("maria_mother"), meeting_id=meeting.pk)
    meetings.finish_minutes(**note)


def test_whoever_did_not_send_it_finds_nobody_of_the_team_there(cast: Any, sent: Any) -> None:
    client = Client()
    assert client.login(username="tomas_therapist", password=PASSWORD)
    asked = f"/families/{cast.case}/meetings/call/?referral={sent['referral']}"
    page = client.get(asked).content.decode()
    assert f"worker:{cast.ids['nelson_coordinator']}" not in page
