"""The meetings' pages: called, held, written down, read by the family; a veto; strangers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ciranda.access.actions import entered
from ciranda.cases.actions import meetings
from ciranda.cases.actions.clocks import happened
from ciranda.cases.enums import Attended, MinutesState
from ciranda.cases.models import Clock, Decision, Invitee, Meeting, Minutes
from ciranda.programmes.enums import Event
from tests import casework
from tests.browsing import send, signed_in
from tests.budgets import assert_within


def dated(name, on):
    return {f"{name}_0": on.day, f"{name}_1": on.month, f"{name}_2": on.year}


@pytest.fixture
def tomas(cast):
    casework.manage(cast)
    casework.join_circle(cast, "ema_educator")
    return signed_in("tomas_therapist")


@pytest.fixture
def called(cast, tomas):
    """A review with the educator and the mother, called through the page."""
    guests = [f"worker:{cast.ema_educator}", f"person:{cast.maria_mother}"]
    form = {"kind": "review", "at": "10:00", "lasts_minutes": "60", "agenda": "How is Flor?\nPlay"}
    on = dated("on", timezone.localdate() + timedelta(days=3))
    answer = send(tomas, f"/families/{cast.case}/meetings/call/", guests=guests, **form, **on)
    assert answer.status_code == 302, answer.content.decode()
    with entered(cast.actor("tomas_therapist")):
        return Meeting.objects.get()


def at(meeting, rest=""):
    return f"/families/{meeting.case_id}/meetings/{meeting.pk}/{rest}"


def own(meeting, rest=""):
    return f"/family/meetings/{meeting.pk}/{rest}"


def invitee(cast, **who):
    with entered(cast.actor("tomas_therapist")):
        return Invitee.objects.get(**who)


def test_no_meetings_yet_says_what_comes_next(cast, tomas):
    page = tomas.get(f"/families/{cast.case}/meetings/").content.decode()
    assert "No meetings yet" in page
    assert "Call a meeting" in page
    assert "No meetings yet" in signed_in("maria_mother").get("/family/meetings/").content.decode()


def test_from_calling_to_notes_the_family_has_read(cast, tomas, called):
    ema = invitee(cast, membership_id=cast.ema_educator)
    due = dated("due_1", timezone.localdate() + timedelta(days=7))
    decision = {"words_1": "Ask for a place", "worker_1": str(cast.ema_educator), **due}
    held = send(
        tomas, at(called, "hold/"), held_early="on", **{f"came_{ema.pk}": "came"}, **decision
    )
    assert held.status_code == 302, held.content.decode()
    assert invitee(cast, pk=ema.pk).attended == Attended.CAME
    with entered(cast.actor("tomas_therapist")):
        assert Decision.objects.get().membership_id == cast.ema_educator
    body = "We agreed to look for a place."
    send(tomas, at(called, "notes/"), body=body, language="en")
    maria = signed_in("maria_mother")
    assert body not in maria.get(own(called)).content.decode(), "a draft is the workers' own"
    send(tomas, at(called, "notes/show/"))
    too_early = send(tomas, at(called, "notes/finish/"))
    assert too_early.status_code == 403, "nobody of the family has seen them"
    page = maria.get(own(called)).content.decode()
    assert body in page
    assert "Ask for a place" in page
    assert "Notes to read" in maria.get("/family/meetings/").content.decode()
    assert send(maria, own(called, "notes/"), remark="Also the bus.").status_code == 302
    assert "You have read these notes." in maria.get(own(called)).content.decode()
    assert "Also the bus." in tomas.get(at(called)).content.decode()
    assert send(tomas, at(called, "notes/finish/")).status_code == 302
    with entered(cast.actor("tomas_therapist")):
        assert Minutes.objects.get().state == MinutesState.FINAL


def test_a_decision_needs_a_worker_and_a_day(cast, tomas, called):
    page = send(tomas, at(called, "hold/"), words_1="Ask for a place").content.decode()
    assert "Choose who does it" in page
    assert "Enter the day by which it is done" in page


def test_an_adult_turns_one_invitee_away(cast, tomas, called):
    send(tomas, at(called, "invite/?q=hilda"), who=f"worker:{cast.hilda_health}")
    hilda = invitee(cast, membership_id=cast.hilda_health)
    assert signed_in("hilda_health").get(at(called)).status_code == 200
    maria = signed_in("maria_mother")
    address = own(called, f"without/{hilda.pk}/")
    assert address in maria.get(own(called)).content.decode()
    assert send(maria, address).status_code == 302
    assert invitee(cast, pk=hilda.pk).uninvited_at is not None
    page = maria.get(own(called)).content.decode()
    assert "Hilda Health" not in page
    assert "I do not want them there" not in page, "one an adult"
    shown = tomas.get(at(called)).content.decode()
    assert "The family asked for a meeting without them" in shown
    assert signed_in("hilda_health").get(at(called)).status_code == 404


def test_one_more_is_invited_and_a_meeting_is_called_off(cast, tomas, called):
    hilda = f"worker:{cast.hilda_health}"
    assert "Hilda" in tomas.get(at(called, "invite/?q=hilda")).content.decode()
    assert send(tomas, at(called, "invite/?q=hilda"), who=hilda).status_code == 302
    assert signed_in("hilda_health").get(at(called)).status_code == 200
    assert send(tomas, at(called, "cancel/"), reason="Flor is ill").status_code == 302
    page = signed_in("maria_mother").get(own(called)).content.decode()
    assert "This meeting does not take place." in page
    assert tomas.get(at(called, "invite/")).status_code == 403


def test_strangers_find_no_meeting(cast, tomas, called):
    stella = signed_in("stella_stranger")
    assert stella.get(at(called)).status_code == 404
    assert stella.get(f"/families/{cast.case}/meetings/").status_code == 404
    father = signed_in("fausto_father")
    assert father.get(own(called)).status_code == 404, "only the mother is invited"


def test_the_pages_keep_their_budget(cast, tomas, called):
    for page in (at(called), f"/families/{cast.case}/meetings/", at(called, "hold/")):
        assert_within(tomas, page)
    maria = signed_in("maria_mother")
    assert_within(maria, "/family/meetings/")
    assert_within(maria, own(called))


def team_meeting(cast):
    """A meeting of the team's own rhythm, today, called and held."""
    actor = cast.actor("tomas_therapist")
    planned = meetings.Call("team", timezone.now())
    made = meetings.call(actor=actor, case_id=cast.case, meeting=planned, guests=[])
    meetings.hold(actor=actor, meeting_id=made, attendance={})


def test_the_next_meeting_of_a_kind_is_due_after_one_was_held(cast, tomas):
    address = f"/families/{cast.case}/meetings/"
    team_meeting(cast)
    with entered(cast.actor("tomas_therapist")):
        [clock] = Clock.objects.filter(key="meeting_team", stopped_at=None)
        assert not Clock.objects.filter(key="meeting_review").exists(), "another kind"
    assert clock.due_on > timezone.localdate() + timedelta(days=25)
    assert "due on" in tomas.get(address).content.decode()
    team_meeting(cast)
    with entered(cast.actor("tomas_therapist")):
        assert Clock.objects.filter(key="meeting_team", stopped_at=None).count() == 1
        assert Clock.objects.get(pk=clock.pk).stopped_at is not None


def test_a_missed_meeting_stands_on_the_family_s_page_and_in_my_day(cast, tomas):
    team_meeting(cast)
    casework.past_the_wall(
        "update cases_clock set started_at = started_at - interval '400 days',"
        " due_on = due_on - 400 where key = 'meeting_team'",
        [],
    )
    assert "Team meeting" in tomas.get(f"/families/{cast.case}/").content.decode()
    day = tomas.get("/day/").content.decode().split('id="late-title"')[1]
    assert "Team meeting" in day


def test_a_meeting_is_not_held_before_its_day_unless_somebody_says_so(cast, tomas, called):
    page = send(tomas, at(called, "hold/")).content.decode()
    assert "This meeting is planned for" in page
    assert "It was held already, before its date" in page
    assert send(tomas, at(called, "hold/"), held_early="on").status_code == 302
    with entered(cast.actor("tomas_therapist")):
        held = Meeting.objects.get()
    assert timezone.localdate(held.starts_at) == timezone.localdate(held.held_at)


def test_after_a_first_review_one_six_month_clock_runs(cast, tomas, called):
    with entered(cast.actor("carla_coordinator")) as carla:
        happened(actor=carla, case_id=cast.case, event=Event.PLAN_SIGNED)
    send(tomas, at(called, "hold/"), held_early="on")
    with entered(cast.actor("carla_coordinator")) as carla:
        happened(actor=carla, case_id=cast.case, event=Event.PLAN_REVIEWED)
        running = Clock.objects.filter(stopped_at=None, key__contains="review")
        assert [clock.key for clock in running] == ["review"]
    assert "None held yet" not in reviews_line(tomas.get(f"/families/{cast.case}/meetings/"))


def reviews_line(answer):
    return answer.content.decode().split("Review with the family")[-1][:400]
