"""Legal bases after a move: the new team decides about each, and no protection lapses unseen."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.db.utils import DatabaseError

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category, Purpose
from ciranda.cases.actions import bases
from ciranda.cases.actions.bases import Grounds
from ciranda.cases.models import Task
from ciranda.common.database import instant
from ciranda.consent.enums import GroundKind
from ciranda.consent.models import LegalBasis
from ciranda.consent.queries import bases_of
from ciranda.ops.proofs import grants
from ciranda.transfers.actions import answering, offering
from ciranda.transfers.actions.offering import Offer
from tests import casework
from tests.access.facts import Scene
from tests.settling import PASSWORD

SAFETY = {"identity", "safeguarding"}


def record(cast, kind=GroundKind.PROTECTION_DUTY):
    today = instant().date()
    return bases.record(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        service_id=cast.social_security_service,
        grounds=Grounds(kind, "What the nurse saw.", "Law 147, 3"),
        categories=frozenset({Category.IDENTITY, Category.SAFEGUARDING}),
        purposes=frozenset({Purpose.PROTECTION}),
        review_on=today + timedelta(days=60),
    )


def offered(cast, *, history=False, by="carla_coordinator"):
    agreed = "Maria" if history else ""
    offer = Offer("Flor", "by phone", "They move", history, agreed, to_team_id=cast.north_team)
    return offering.offer(actor=cast.actor(by), case_id=cast.case, offer=offer).pk


def moved(cast, **how):
    transfer_id = offered(cast, **how)
    casework.move(cast, transfer_id)
    return transfer_id


@pytest.fixture
def managed(cast):
    casework.manage(cast)
    return cast


@pytest.fixture
def scene(managed):
    return Scene(managed, instant())


def reads(scene, dossier=None):
    return scene.reads("sofia_social", dossier, purpose=Purpose.PROTECTION)


def waiting(cast):
    with entered(cast.actor("petra_therapist")):
        return LegalBasis.objects.get(decided_at=None, carried_from__isnull=False)


def new_volume(scene):
    found = scene.sql(
        "select dossier_id from cases_volume where case_id = %(c)s and number = 2",
        c=scene.cast.case,
    )
    return found[0]["dossier_id"]


@pytest.mark.parametrize("history", [True, False])
def test_the_new_team_is_asked_to_decide_whether_or_not_the_file_goes_along(managed, history):
    record(managed)
    moved(managed, history=history)
    basis = waiting(managed)
    assert basis.grounds == "What the nurse saw."
    assert basis.decide_by is not None
    with entered(managed.actor("petra_therapist")):
        assert Task.objects.filter(prompt="decide_bases", done_at=None).exists()


def test_a_protection_goes_on_for_what_stood_before_and_opens_nothing_new(scene):
    record(scene.cast)
    moved(scene.cast)
    assert reads(scene) == SAFETY
    assert reads(scene, new_volume(scene)) == set()
    assert grants.prove().holds


def test_a_task_set_by_law_ends_with_the_old_team(scene):
    record(scene.cast, GroundKind.STATUTORY_TASK)
    moved(scene.cast)
    assert reads(scene) == set()
    assert waiting(scene.cast).kind == GroundKind.STATUTORY_TASK


def test_for_the_shielded_everything_of_the_old_town_ends_at_once(scene):
    record(scene.cast)
    scene.shield("flor", "tomas_therapist")
    scene.derive()
    moved(scene.cast, by="tomas_therapist")
    assert reads(scene) == set()
    assert waiting(scene.cast).carried_from is not None


def test_decided_to_go_on_it_opens_the_new_volume_and_the_old_one_no_more(scene):
    cast = scene.cast
    record(cast)
    moved(cast)
    bases.carry_on(
        actor=cast.actor("petra_therapist"),
        basis_id=waiting(cast).pk,
        words="The same danger.",
        review_on=instant().date() + timedelta(days=30),
    )
    assert reads(scene) == set()
    assert reads(scene, new_volume(scene)) == SAFETY
    with entered(cast.actor("petra_therapist")):
        (found,) = bases_of(cast.case)
        assert found.is_open
        assert not found.waits
    assert grants.prove().holds


def test_decided_to_end_it_opens_nothing_any_more(scene):
    cast = scene.cast
    record(cast)
    moved(cast)
    bases.end(
        actor=cast.actor("petra_therapist"), basis_id=waiting(cast).pk, reason="The danger is over."
    )
    assert reads(scene) == set()
    assert reads(scene, new_volume(scene)) == set()


def test_the_handover_is_not_done_while_a_basis_waits(managed):
    record(managed)
    transfer_id = moved(managed)
    nelson = managed.actor("nelson_coordinator")
    with pytest.raises(Refused, match="Decide first"):
        answering.complete(actor=nelson, transfer_id=transfer_id)
    bases.end(
        actor=managed.actor("petra_therapist"), basis_id=waiting(managed).pk, reason="It is over."
    )
    answering.complete(actor=nelson, transfer_id=transfer_id)


def test_the_old_team_decides_nothing_there_any_more(managed):
    old = record(managed)
    moved(managed)
    with pytest.raises(Refused, match="has moved"):
        bases.end(actor=managed.actor("tomas_therapist"), basis_id=old, reason="It is over.")


def test_a_second_move_before_the_decision_loses_nothing(scene):
    cast = scene.cast
    first = record(cast)
    moved(cast)
    back = Offer("Flor", "by phone", "They move back", False, "", to_team_id=cast.team)
    made = offering.offer(actor=cast.actor("nelson_coordinator"), case_id=cast.case, offer=back)
    answering.accept(
        actor=cast.actor("carla_coordinator"),
        transfer_id=made.pk,
        manager_id=cast.tomas_therapist,
    )
    answering.record_first_contact(
        actor=cast.actor("tomas_therapist"), transfer_id=made.pk, words="Back."
    )
    assert reads(scene) == SAFETY, "the first basis goes on until somebody decides"
    with entered(cast.actor("tomas_therapist")):
        again = LegalBasis.objects.get(decided_at=None, ended_at=None, carried_from=first)
    bases.end(actor=cast.actor("tomas_therapist"), basis_id=again.pk, reason="It is over.")
    assert reads(scene) == set()


def test_the_page_says_what_waits_and_takes_the_decision(managed, client):
    record(managed)
    moved(managed)
    assert client.login(username="petra_therapist", password=PASSWORD)
    listed = client.get(f"/families/{managed.case}/bases/")
    assert "opens nothing here until you decide" in listed.content.decode()
    (card,) = listed.context["cards"]
    decide = card[2][0].href
    form = {"why": "The same danger.", "service": "", "_key": str(uuid4())}
    form |= {"review_on_0": "1", "review_on_1": "1", "review_on_2": "2090"}
    assert client.post(decide, form).status_code == 302
    again = client.get(f"/families/{managed.case}/bases/").content.decode()
    assert "opens nothing here" not in again


def test_nobody_but_who_took_the_case_over_moves_a_basis(managed):
    record(managed)
    petra = managed.actor("petra_therapist")
    asked = "select cases_move_bases(%s, %s, current_date)"
    refused = pytest.raises(DatabaseError, match="not this case")
    with refused, entered(petra), connection.cursor() as cursor:
        cursor.execute(asked, [managed.case, uuid4()])
