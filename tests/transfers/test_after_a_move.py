"""What the new team finds after a move: the stage since when it stands, and consents that ended."""

from datetime import timedelta

import pytest

from ciranda.access.actions import entered
from ciranda.access.enums import Basis
from ciranda.access.policies.derivation import derive
from ciranda.cases.models import Stage, Task
from ciranda.cases.queries.consents import posed_to, sheet_of
from ciranda.cases.queries.facts import facts_of
from ciranda.cases.queries.page import case_page
from ciranda.common.database import instant
from ciranda.consent.models import Effect
from ciranda.transfers.actions import offering
from ciranda.transfers.actions.offering import Offer
from tests import casework
from tests.settling import PASSWORD


@pytest.fixture
def moved(cast):
    """Shared with the hospital, three weeks in another stage, then moved north."""
    casework.manage(cast)
    question = casework.share(cast, "hospital", "health")
    casework.past_the_wall(
        "insert into cases_stage (id, case_id, dossier_id, key, reason, started_at, decided_by)"
        " select gen_random_uuid(), case_id, dossier_id, 'direct_support', '',"
        "  now() - interval '21 days', decided_by from cases_stage where case_id = %s limit 1",
        [cast.case],
    )
    casework.past_the_wall(
        "update cases_stage set started_at = now() - interval '60 days'"
        " where key <> 'direct_support' and case_id = %s",
        [cast.case],
    )
    offer = Offer("Flor", "by phone", "They move", True, "Maria", to_team_id=cast.north_team)
    made = offering.offer(actor=cast.actor("carla_coordinator"), case_id=cast.case, offer=offer)
    casework.move(cast, made.pk)
    return cast, question


def test_the_new_team_sees_the_stage_the_case_is_in_and_since_when(moved):
    cast, _question = moved
    with entered(cast.actor("petra_therapist")) as petra:
        page = case_page(petra, cast.case)
        assert page.stage_key == "direct_support"
        assert page.stage_since.date() == (instant() - timedelta(days=21)).date()
        assert Stage.objects.filter(dossier_id=page.dossier_id).count() == 1


def test_what_was_agreed_to_ends_with_the_move_in_custody_grants_and_what_the_family_reads(moved):
    cast, question = moved
    with entered(cast.family("maria_mother")):
        (asked,) = [q for q in posed_to(cast.maria_mother) if q.id == question]
    assert asked.moved
    assert asked.closed_at is not None
    with entered(cast.actor("carla_coordinator")):
        assert not Effect.objects.filter(ended_at=None).exists()
        grants = derive(facts_of(cast.case), at=instant())
    assert not [g for g in grants if g.basis is Basis.CONSENT]
    with entered(cast.actor("hilda_health")) as hilda:
        assert case_page(hilda, cast.case) is None or case_page(hilda, cast.case).is_own_only


def test_the_familys_page_says_that_it_ended_and_offers_no_way_to_take_it_back(moved, client):
    assert client.login(username="maria_mother", password=PASSWORD)
    page = client.get("/family/consents/").content.decode()
    assert "It ended when you moved" in page
    assert "until" not in page.split("<main")[1].split("</main")[0]
    assert "/take-back/" not in page


def test_the_new_case_manager_is_to_ask_the_family_again(moved, client):
    cast, _question = moved
    with entered(cast.actor("petra_therapist")):
        task = Task.objects.get(membership_id=cast.petra_therapist, done_at=None)
        assert task.due_on is not None
        assert sheet_of(cast.case).lines == () or sheet_of(cast.case).came_along
    assert client.login(username="petra_therapist", password=PASSWORD)
    asking = f"/families/{cast.case}/consents/ask/"
    assert asking in client.get(f"/families/{cast.case}/").content.decode()
    assert "Ask the family what may be shared here" in client.get("/day/").content.decode()
    ended = client.get(f"/families/{cast.case}/consents/").content.decode()
    assert "until the end of" not in ended.lower()
