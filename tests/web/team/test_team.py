"""The team's board and its workers."""

from uuid import uuid4

import pytest

from ciranda.access.actions import entered
from ciranda.agencies.models import Membership
from ciranda.cases.actions import tasks
from ciranda.cases.actions.circle import Part, join_worker
from ciranda.cases.actions.coordination import allocate
from ciranda.cases.models import Coordination, Cover, Task
from tests.settling import PASSWORD
from tests.statements import statements


def sign_in(client, name="carla_coordinator"):
    assert client.login(username=name, password=PASSWORD)
    return client


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


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
    assert "Hand everything over" in text(client, address)
    too_soon = client.post(address, {"_key": str(uuid4())})
    assert too_soon.status_code == 403
    assert "Hand it over first" in too_soon.content.decode()
    form = {"successor": str(cast.ema_educator), "_key": str(uuid4())}
    assert client.post(address, form).status_code == 302
    with entered(carla):
        held = Coordination.objects.get(case_id=cast.case, ended_at=None)
        assert held.membership_id == cast.ema_educator
        assert Task.objects.get(pk=task).membership_id == cast.ema_educator
    page = text(client, address)
    assert "Nothing is left to hand over" in page
    assert "Handed over: 1 families, 1 tasks" in page
    assert client.post(address, {"_key": str(uuid4())}).status_code == 302
    with entered(carla):
        assert Membership.objects.get(pk=cast.tomas_therapist).ended_on


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
    form = {"successor": str(cast.tomas_therapist), "_key": str(uuid4())}
    assert sign_in(client).post(address, form).status_code == 302
    assert "Nothing is left to hand over" in text(client, address)


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_everyone_can_use_the_pages(looker, cast, width):
    name_manager(cast)
    sign_in(looker.client)
    worker = f"/team/workers/{cast.tomas_therapist}/"
    for page in ("/team/", "/team/workers/", f"{worker}suspend/", f"{worker}close/"):
        looker.open(page, width=width)
        assert looker.faults() == []
        assert looker.said == []
        assert not looker.is_wider_than_screen()
