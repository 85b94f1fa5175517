"""The team's board and its workers."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from ciranda.access.actions import entered
from ciranda.agencies.models import Membership
from ciranda.cases.actions import contacts, meetings, tasks
from ciranda.cases.actions.bars import refuse_worker
from ciranda.cases.actions.circle import Part, join_worker
from ciranda.cases.actions.coordination import allocate
from ciranda.cases.models import Contact, Coordination, Cover, HandedOver, Meeting, Task
from ciranda.common.database import instant
from tests.settling import PASSWORD
from tests.statements import statements


def sign_in(client, name="carla_coordinator"):
    assert client.login(username=name, password=PASSWORD)
    return client


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def dated(name, on):
    return {f"{name}_0": on.day, f"{name}_1": on.month, f"{name}_2": on.year}


def manager_and_task(cast, task):
    with entered(cast.actor("carla_coordinator")):
        held = Coordination.objects.get(case_id=cast.case, ended_at=None)
        return held.membership_id, Task.objects.get(pk=task).membership_id


def name_manager(cast, name="tomas_therapist"):
    allocate(actor=cast.actor("carla_coordinator"), case_id=cast.case, membership_id=cast.ids[name])


def test_the_board_shows_who_has_nobody_yet(client, cast):
    page = text(sign_in(client), "/team/")
    assert "Local team Southtown" in page
    assert "Flor Exemplo da Silva" in page
    assert "Nobody yet" in page
    name_manager(cast)
    page = text(client, "/team/")
    assert "Nobody yet" not in page
    assert "Every child has a case manager" in text(client, "/team/?show=alone")


def test_the_board_holds_no_other_teams_children(client, cast):
    assert "Flor" not in text(sign_in(client, "nelson_coordinator"), "/team/")


def test_the_board_stays_within_the_budget(client, cast):
    few = statements(sign_in(client), "/team/")
    name_manager(cast)
    assert few == statements(client, "/team/") <= 8
    assert statements(client, "/team/workers/") <= 8


@pytest.mark.parametrize("who", ["carla_coordinator", "lena_lead"])
def test_a_worker_is_suspended_and_returns(client, cast, who):
    name_manager(cast)
    sign_in(client, who)
    address = f"/team/workers/{cast.tomas_therapist}/"
    assert "From their next click on they see nothing" in text(client, f"{address}suspend/")
    form = {"reason": "Under inquiry", "_key": str(uuid4())}
    assert client.post(f"{address}suspend/", form).status_code == 302
    page = text(client, "/team/workers/")
    assert "Somebody stands in for 1 family" in page
    assert "Under inquiry" in page
    with entered(cast.actor("carla_coordinator")):
        assert Cover.objects.get().membership_id == cast.carla_coordinator
    assert client.post(f"{address}reinstate/", {"_key": str(uuid4())}).status_code == 302
    assert "Under inquiry" not in text(client, "/team/workers/")


def test_nobody_leads_strangers_or_themselves(client, cast):
    sign_in(client)
    for name in ("stella_stranger", "carla_coordinator"):
        assert client.get(f"/team/workers/{cast.ids[name]}/suspend/").status_code == 404
    sign_in(client, "tomas_therapist")
    assert client.get("/team/workers/").status_code == 403


def test_a_membership_closes_only_when_everything_is_handed_over(client, cast):
    name_manager(cast)
    carla = cast.actor("carla_coordinator")
    task = tasks.add(
        actor=carla, case_id=cast.case, what="Phone", membership_id=cast.tomas_therapist
    )
    address = f"/team/workers/{cast.tomas_therapist}/close/"
    sign_in(client)
    assert "Who takes over what?" in text(client, address)
    ends = dated("ends_on", timezone.localdate() + timedelta(days=5))
    too_soon = client.post(address, {"end": "1", "_key": str(uuid4()), **ends})
    assert "Hand it over first" in too_soon.content.decode()
    form = {"hand_over": "1", "rest": str(cast.ema_educator), "_key": str(uuid4())}
    assert client.post(address, form).status_code == 302
    assert manager_and_task(cast, task) == (cast.ema_educator, cast.ema_educator)
    page = text(client, address)
    assert "Nothing is left to hand over" in page
    assert "2 things are handed over" in page
    assert client.post(address, {"end": "1", "_key": str(uuid4()), **ends}).status_code == 302
    assert "This membership ends on" in text(client, "/team/workers/")
    with entered(carla):
        ends_on = Membership.objects.get(pk=cast.tomas_therapist).ended_on
    assert ends_on == timezone.localdate() + timedelta(days=5)


def test_each_thing_has_its_own_successor_and_can_come_back(client, cast):
    name_manager(cast)
    carla = cast.actor("carla_coordinator")
    task = tasks.add(
        actor=carla, case_id=cast.case, what="Phone", membership_id=cast.tomas_therapist
    )
    address = f"/team/workers/{cast.tomas_therapist}/close/"
    sign_in(client)
    assert "Phone, Flor" in text(client, address)
    form = {
        "hand_over": "1",
        "rest": str(cast.ema_educator),
        f"task:{task}": str(cast.carla_coordinator),
        "_key": str(uuid4()),
    }
    assert client.post(address, form).status_code == 302
    assert manager_and_task(cast, task) == (cast.ema_educator, cast.carla_coordinator)
    with entered(carla):
        passed = [str(row.pk) for row in HandedOver.objects.all()]
    assert len(passed) == 2
    back = {"passed": passed, "_key": str(uuid4())}
    assert client.post(f"{address}back/", back).status_code == 302
    assert manager_and_task(cast, task) == (cast.tomas_therapist, cast.tomas_therapist)
    assert "Handed over already" not in text(client, address)


def test_what_cannot_pass_stays_and_says_why(client, cast):
    name_manager(cast)
    refuse_worker(
        actor=cast.family("maria_mother"), case_id=cast.case, membership_id=cast.ema_educator
    )
    address = f"/team/workers/{cast.tomas_therapist}/close/"
    form = {"hand_over": "1", "rest": str(cast.ema_educator), "_key": str(uuid4())}
    sign_in(client).post(address, form)
    page = text(client, address)
    assert "0 things are handed over" in page
    assert "This worker cannot be involved with this family" in page


def test_a_meeting_and_a_planned_contact_pass_on_and_the_family_is_told(client, cast):
    name_manager(cast)
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        soon = instant() + timedelta(days=3)
    contacts.plan(actor=tomas, case_id=cast.case, header=contacts.Header("visit", soon))
    guests = [meetings.Guest(person_id=cast.maria_mother)]
    call = meetings.Call("review", soon)
    meetings.call(actor=tomas, case_id=cast.case, meeting=call, guests=guests)
    address = f"/team/workers/{cast.tomas_therapist}/close/"
    form = {"hand_over": "1", "rest": str(cast.ema_educator), "_key": str(uuid4())}
    assert sign_in(client).post(address, form).status_code == 302
    with entered(cast.actor("ema_educator")):
        assert Meeting.objects.get().called_by_id == cast.ema_educator
        assert Contact.objects.get(is_planned=True).membership_id == cast.ema_educator
    assert "Nothing is left to hand over" in text(client, address)
    told = sign_in(Client(), "maria_mother").get("/family/news/").content.decode()
    assert "You have a new case manager." in told
    assert "Something changed about a meeting." in told


def test_somebody_stands_in_for_several_families_at_once(client, cast, monkeypatch):
    name_manager(cast)
    sign_in(client)
    address = f"/team/workers/{cast.tomas_therapist}/absence/"
    today = timezone.localdate()
    days = dated("from_on", today) | dated("until_on", today + timedelta(days=10))
    monkeypatch.setattr("ciranda.cases.queries.leaving.leaving.__kwdefaults__", {"most": 0})
    nobody = client.post(address, {**days, "_key": str(uuid4())}).content.decode()
    assert "Choose at least one successor." in nobody
    form = {**days, "rest": str(cast.ema_educator), "_key": str(uuid4())}
    assert client.post(address, form).status_code == 302
    with entered(cast.actor("carla_coordinator")):
        assert Cover.objects.get().membership_id == cast.ema_educator
    family = sign_in(Client(), "maria_mother").get("/family/people/").content.decode()
    assert "Ema Educator" in family
    sign_in(client, "lena_lead")
    assert client.get(address).status_code == 403, "the agency’s lead sees no family"


def test_leaving_pages_keep_their_budget(client, cast):
    name_manager(cast)
    sign_in(client)
    for page in ("close", "absence"):
        assert statements(client, f"/team/workers/{cast.tomas_therapist}/{page}/") <= 8


def test_the_lead_of_the_agency_sees_what_is_left_without_a_name(client, cast):
    name_manager(cast)
    page = text(sign_in(client, "lena_lead"), f"/team/workers/{cast.tomas_therapist}/close/")
    assert "Local team Southtown" in page
    assert "Flor" not in page
    assert "The coordinators of these teams hand it over" in page


def test_someone_in_a_circle_leaves_it_with_the_handover(client, cast):
    name_manager(cast)
    carla = cast.actor("carla_coordinator")
    join_worker(
        actor=carla, case_id=cast.case, membership_id=cast.ema_educator, part=Part("educator")
    )
    address = f"/team/workers/{cast.ema_educator}/close/"
    form = {"hand_over": "1", "rest": str(cast.tomas_therapist), "_key": str(uuid4())}
    assert sign_in(client).post(address, form).status_code == 302
    assert "Nothing is left to hand over" in text(client, address)
