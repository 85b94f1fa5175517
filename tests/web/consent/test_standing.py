"""Who signs: read by those who answer, changed with grounds; and the sheet of who sees what."""

from uuid import uuid4

import pytest

from ciranda.access.actions import entered
from ciranda.agencies.models import Membership
from ciranda.cases.actions.prompts import prompt_worker
from ciranda.cases.enums import Prompt
from ciranda.cases.models import FamilyMember, Task
from ciranda.common.database import instant
from tests.budgets import assert_within
from tests.cases.test_consents import answered, asked
from tests.casework import manage, past_the_wall
from tests.settling import PASSWORD


@pytest.fixture
def carla(client, cast):
    assert client.login(username="carla_coordinator", password=PASSWORD)
    return client


def standing(cast, person):
    with entered(cast.actor("carla_coordinator")):
        return FamilyMember.objects.get(person_id=cast.ids[person], ended_at=None).pk


def test_responsibility_ends_on_the_page_and_what_rested_on_it_closes(carla, cast):
    (question,) = asked(cast, "maria_mother")
    answered(cast, question)
    page = carla.get(f"/families/{cast.case}/who-signs/").content.decode()
    assert "Maria Exemplo da Silva (mother)" in page
    form = {"relation": "mother", "signs": "no", "grounds": "", "_key": str(uuid4())}
    address = f"/who-signs/{standing(cast, 'maria_mother')}/"
    assert carla.post(address, form).status_code == 200
    sent = carla.post(address, {**form, "grounds": "Decision 7", "_key": str(uuid4())})
    assert sent.status_code == 302, sent.content.decode()
    page = carla.get(f"/families/{cast.case}/consents/").content.decode()
    assert "Waiting for an answer" in page
    page = carla.get(f"/families/{cast.case}/who-signs/").content.decode()
    assert "Decision 7" in page


def test_who_left_may_be_added_again(carla, cast):
    end = f"/who-signs/{standing(cast, 'fausto_father')}/end/"
    assert carla.post(end, {"grounds": "Order 3", "_key": str(uuid4())}).status_code == 302
    address = f"/families/{cast.case}/who-signs/add/"
    assert "Fausto" in carla.get(address).content.decode()
    form = {
        "person": str(cast.fausto_father),
        "relation": "guardian",
        "signs": "yes",
        "grounds": "Order 4",
        "_key": str(uuid4()),
    }
    sent = carla.post(address, form)
    assert sent.status_code == 302, sent.content.decode()
    page = carla.get(f"/families/{cast.case}/who-signs/").content.decode()
    assert "(guardian)" in page
    assert "Order 3" in page


def test_the_sheet_says_who_sees_what_why_and_until_when_in_a_workers_voice(carla, cast):
    manage(cast)
    (question,) = asked(cast, "maria_mother")
    answered(cast, question)
    page = carla.get(f"/families/{cast.case}/consents/who-sees/").content.decode()
    assert page.count('scope="col"') == 4
    assert "The family agreed to share this" in page
    assert "Case manager" in page
    assert "where you live" not in page
    assert "your family situation" not in page


def test_what_passed_stands_on_a_page_of_its_own(carla, cast):
    manage(cast)
    with entered(cast.actor("carla_coordinator")):
        to = Membership.objects.get(pk=cast.tomas_therapist)
        prompt_worker(to, cast.case, Prompt.USUAL_TALK, due_at=instant())
        other = Task.objects.get()
        about = {"tasks": [str(other.pk)], "contacts": [], "actions": [str(uuid4())]}
        prompt_worker(to, cast.case, Prompt.PASSED_ON, about, due_at=instant())
        named = Task.objects.get(prompt=Prompt.PASSED_ON)
    assert (
        f"/tasks/{named.pk}/passed/" in carla.get(f"/families/{cast.case}/tasks/").content.decode()
    )
    page = carla.get(f"/tasks/{named.pk}/passed/").content.decode()
    assert "Ring the family for a usual talk" in page
    assert "1 action of the plan that you do not see" in page
    assert carla.get(f"/tasks/{other.pk}/passed/").status_code == 404


def test_these_pages_keep_their_budget(carla, cast):
    member = standing(cast, "maria_mother")
    for page in ("who-signs/", "who-signs/add/", "consents/who-sees/"):
        assert_within(carla, f"/families/{cast.case}/{page}")
    assert_within(carla, f"/who-signs/{member}/")
    assert_within(carla, f"/who-signs/{member}/end/")


def test_what_ends_soon_is_asked_again_with_everything_filled_in(carla, cast):
    (question,) = asked(cast, "maria_mother")
    answered(cast, question)
    assert "?renew=" not in carla.get(f"/families/{cast.case}/consents/").content.decode()
    past_the_wall("update consent_effect set ended_at = now() + interval '20 days'", [])
    page = carla.get(f"/families/{cast.case}/consents/").content.decode()
    assert "Ends soon" in page
    address = page.split(f'href="/families/{cast.case}/consents/ask/?renew=')[1].split('"')[0]
    form = carla.get(f"/families/{cast.case}/consents/ask/?renew={address}").content.decode()
    ticked = form.split(str(cast.hospital_service))[1].split(">")[0]
    assert "checked" in ticked
    assert "renew" not in carla.get(f"/families/{cast.case}/consents/ask/").content.decode()
