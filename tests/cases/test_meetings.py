"""Meetings: an invitation opens the meeting alone; a veto has its bounds; notes wait for family."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.cases.actions import meetings
from ciranda.cases.actions.coordination import allocate
from ciranda.cases.actions.meetings import Call, Decided, Guest
from ciranda.cases.enums import Attended, MinutesState, NoticeKind, SeenHow
from ciranda.cases.models import (
    AgendaItem,
    Decision,
    FamilyNotice,
    Happening,
    Invitee,
    Meeting,
    Minutes,
    Task,
    Veto,
)
from ciranda.ops.proofs import grants
from tests.cases.circles import sees


@pytest.fixture
def tomas(cast):
    allocate(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        membership_id=cast.tomas_therapist,
    )
    return cast.actor("tomas_therapist")


def call(cast, actor, guests, **more):
    kind = "safeguarding" if more.get("is_safeguarding") else "review"
    planned = Call(kind, timezone.now() + timedelta(days=7), agenda=["How is Flor?"], **more)
    made = meetings.call(actor=actor, case_id=cast.case, meeting=planned, guests=guests)
    with entered(actor):
        return Meeting.objects.get(pk=made)


def everyone(cast):
    return [
        Guest(membership_id=cast.hilda_health),
        Guest(person_id=cast.maria_mother),
        Guest(person_id=cast.fausto_father),
    ]


def invitee(actor, **who):
    with entered(actor):
        return Invitee.objects.get(**who)


def test_an_invitation_opens_the_meeting_and_not_the_case(cast, tomas):
    meeting = call(cast, tomas, everyone(cast))
    hilda = cast.actor("hilda_health")
    assert sees(hilda, meeting.dossier_id, Category.PLAN)
    assert not sees(hilda, cast.dossier, Category.INVOLVEMENT)
    with entered(hilda):
        assert AgendaItem.objects.get().words == "How is Flor?"
    assert not sees(cast.actor("nuno_nursery"), meeting.dossier_id, Category.SCHEDULE)
    assert grants.prove().holds


def test_only_the_invited_of_the_family_are_told(cast, tomas):
    call(cast, tomas, [Guest(person_id=cast.maria_mother)])
    with entered(cast.family("maria_mother")):
        assert NoticeKind.MEETING in {n.kind for n in FamilyNotice.objects.all()}
    with entered(cast.family("fausto_father")):
        assert NoticeKind.MEETING not in {n.kind for n in FamilyNotice.objects.all()}
        assert not Meeting.objects.exists()


def test_a_meeting_about_safety_is_not_known_to_the_rest_of_the_team(cast, tomas):
    meeting = call(cast, tomas, [Guest(membership_id=cast.hilda_health)], is_safeguarding=True)
    assert sees(cast.actor("hilda_health"), meeting.dossier_id, Category.SAFEGUARDING)
    assert sees(cast.actor("carla_coordinator"), meeting.dossier_id, Category.SAFEGUARDING)
    for name in ("ema_educator", "nuno_nursery"):
        with entered(cast.actor(name)):
            assert not Meeting.objects.exists()
    for name in ("maria_mother", "fausto_father"):
        with entered(cast.family(name)):
            assert not Meeting.objects.exists()


def test_each_adult_turns_one_away_and_the_other_is_not_told_who(cast, tomas):
    meeting = call(cast, tomas, [*everyone(cast), Guest(membership_id=cast.sofia_social)])
    hilda = invitee(tomas, membership_id=cast.hilda_health)
    sofia = invitee(tomas, membership_id=cast.sofia_social)
    mother, father = cast.family("maria_mother"), cast.family("fausto_father")
    meetings.veto(actor=mother, meeting_id=meeting.pk, invitee_id=hilda.pk)
    assert not sees(cast.actor("hilda_health"), meeting.dossier_id, Category.SCHEDULE)
    with pytest.raises(Refused, match="turn one invitee away"):
        meetings.veto(actor=mother, meeting_id=meeting.pk, invitee_id=sofia.pk)
    with entered(father):
        assert not Veto.objects.exists()
        assert Invitee.objects.get(pk=hilda.pk).uninvited_at
    meetings.veto(actor=father, meeting_id=meeting.pk, invitee_id=sofia.pk)


def test_another_adults_own_helper_and_a_meeting_about_safety_know_no_veto(cast, tomas):
    guests = [*everyone(cast)[1:], Guest(cast.hilda_health, helper_of=cast.maria_mother)]
    meeting = call(cast, tomas, guests)
    helper = invitee(tomas, membership_id=cast.hilda_health)
    with pytest.raises(Refused):
        meetings.veto(
            actor=cast.family("fausto_father"), meeting_id=meeting.pk, invitee_id=helper.pk
        )
    safe = call(cast, tomas, everyone(cast), is_safeguarding=True)
    guest = invitee(tomas, meeting_id=safe.pk, membership_id=cast.hilda_health)
    with pytest.raises(Refused):
        meetings.veto(actor=cast.family("maria_mother"), meeting_id=safe.pk, invitee_id=guest.pk)


def decided(cast):
    return [Decided("Test her hearing", cast.tomas_therapist, timezone.localdate())]


def test_what_is_decided_becomes_a_task_of_one_worker(cast, tomas):
    meeting = call(cast, tomas, everyone(cast))
    hilda = invitee(tomas, membership_id=cast.hilda_health)
    meetings.hold(
        actor=tomas,
        meeting_id=meeting.pk,
        attendance={hilda.pk: Attended.CAME},
        decisions=decided(cast),
        held_early=True,
    )
    with entered(tomas):
        assert Task.objects.get().what == "Test her hearing"
        assert Decision.objects.get().task_id == Task.objects.get().pk
        assert Happening.objects.filter(event="meeting_held").exists()
        assert Invitee.objects.get(pk=hilda.pk).attended == Attended.CAME


def test_what_is_decided_about_safety_stays_in_the_meeting(cast, tomas):
    meeting = call(cast, tomas, [], is_safeguarding=True)
    meetings.hold(
        actor=tomas, meeting_id=meeting.pk, attendance={}, decisions=decided(cast), held_early=True
    )
    with entered(cast.family("maria_mother")):
        assert "hearing" not in "".join(t.what for t in Task.objects.all())


def test_notes_are_final_only_after_each_invited_adult_has_seen_them(cast, tomas):
    meeting = call(cast, tomas, everyone(cast))
    meetings.write_minutes(
        actor=tomas, meeting_id=meeting.pk, body="We spoke of the hearing.", language="en"
    )
    mother = cast.family("maria_mother")
    with entered(mother):
        assert not Minutes.objects.exists(), "a draft is staff's"
    meetings.show_minutes(actor=tomas, meeting_id=meeting.pk)
    with entered(mother):
        assert Minutes.objects.get().body == "We spoke of the hearing."
    meetings.see_minutes(actor=mother, meeting_id=meeting.pk, remark="And of the stairs")
    with pytest.raises(Refused, match="has not seen"):
        meetings.finish_minutes(actor=tomas, meeting_id=meeting.pk)
    meetings.record_seen(
        actor=tomas, meeting_id=meeting.pk, person_id=cast.fausto_father, how=SeenHow.ALOUD
    )
    meetings.finish_minutes(actor=tomas, meeting_id=meeting.pk)
    with entered(mother):
        assert Minutes.objects.get().state == MinutesState.FINAL
    with pytest.raises(Refused, match="final"):
        meetings.write_minutes(actor=tomas, meeting_id=meeting.pk, body="No!", language="en")


def test_changed_notes_are_shown_anew(cast, tomas):
    meeting = call(cast, tomas, [Guest(person_id=cast.maria_mother)])
    note = {"actor": tomas, "meeting_id": meeting.pk}
    meetings.write_minutes(**note, body="First", language="en")
    meetings.show_minutes(**note)
    meetings.see_minutes(actor=cast.family("maria_mother"), meeting_id=meeting.pk)
    meetings.write_minutes(**note, body="Second", language="en")
    with pytest.raises(Refused):
        meetings.finish_minutes(**note)
    meetings.show_minutes(**note)
    with pytest.raises(Refused, match="has not seen"):
        meetings.finish_minutes(**note)


def test_a_meeting_is_called_off_with_a_reason_and_the_invited_are_told(cast, tomas):
    meeting = call(cast, tomas, everyone(cast))
    with pytest.raises(Refused):
        meetings.cancel(actor=tomas, meeting_id=meeting.pk, reason=" ")
    meetings.cancel(actor=tomas, meeting_id=meeting.pk, reason="Flor is ill")
    with entered(cast.family("maria_mother")):
        assert NoticeKind.MEETING_CHANGED in {n.kind for n in FamilyNotice.objects.all()}


def test_strangers_call_no_meeting(cast, tomas):
    with pytest.raises(Refused):
        call(cast, cast.actor("stella_stranger"), [])
