"""A protected family on the move: what tells where it goes is for its keepers, in every table."""

import pytest
from django.db import DatabaseError, connection

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.cases.actions.papers import add_document
from ciranda.cases.queries.papers import papers_of
from ciranda.common.database import instant, rows
from ciranda.ops.proofs import grants
from ciranda.plans.actions.action import Agreed, add_action
from ciranda.transfers.actions import offering, transitions
from ciranda.transfers.actions.offering import Offer
from ciranda.transfers.actions.transitions import Preparation
from ciranda.transfers.queries.transitions import transition_page
from tests import casework
from tests.access.facts import Scene
from tests.cast import SYSTEM
from tests.documents.test_cleaning import pdf
from tests.plans.writing import sign_plan, write_plan
from tests.reading_paper import text_of
from tests.settling import PASSWORD

TABLES = (
    "transfers_transfer",
    "transfers_transferstep",
    "transfers_transition",
    "documents_document",
    "assessments_factor",
    "referrals_answer",
    "cases_workplace",
    "cases_custody",
)
PLACE = "Zillerfold School"


@pytest.fixture
def scene(cast):
    casework.manage(cast)
    return Scene(cast, instant())


def protect(scene, keeper="tomas_therapist"):
    """Protect the child the way an action does: every grant follows."""
    from ciranda.people.actions.shielding import follow

    scene.shield("flor", keeper)
    with entered(scene.cast.actor("carla_coordinator")):
        follow(scene.cast.flor)
    return scene


def offer(scene, by="tomas_therapist"):
    wanted = Offer(
        "Flor", f"at {PLACE}", f"Near {PLACE}", False, "", to_team_id=scene.cast.north_team
    )
    return offering.offer(actor=scene.cast.actor(by), case_id=scene.cast.case, offer=wanted).pk


def told(scene, who):
    """Every row of these tables that this reader reads over a connection of the web role."""
    with entered(scene.cast.actor(who)), connection.cursor() as cursor:
        return {t: str(rows(cursor, f"select * from {t} x")) for t in TABLES}


def test_only_a_keeper_hands_a_protected_family_over_and_others_hear_why(scene):
    protect(scene)
    with pytest.raises(Refused, match="protected"):
        offer(scene, "carla_coordinator")
    assert offer(scene)


def test_the_old_teams_coordinator_reads_nothing_of_where_it_goes(scene, client):
    protect(scene)
    made = offer(scene)
    found = told(scene, "carla_coordinator")
    assert found["transfers_transfer"] == "[]"
    assert found["transfers_transferstep"] == "[]"
    assert PLACE in told(scene, "tomas_therapist")["transfers_transfer"]
    assert PLACE in told(scene, "nelson_coordinator")["transfers_transfer"], "it comes to them"
    assert client.login(username="carla_coordinator", password=PASSWORD)
    assert client.get(f"/transfers/{made}/").status_code == 404
    for page in ("/transfers/", "/day/", f"/families/{scene.cast.case}/"):
        words = client.get(page).content.decode()
        assert PLACE not in words
        assert "North" not in words, page
    assert grants.prove().holds


@pytest.mark.parametrize("language", ["en", "pt"])
def test_paper_and_calendar_of_a_protected_family_on_the_move_tell_no_place(cast, client, language):
    written, scene = write_plan(cast), Scene(cast, instant())
    add_action(
        actor=written.writer,
        plan_id=written.id,
        service_id=cast.ngo_service,
        agreed=Agreed("Swim", "en", written.speech.thread, place=PLACE, payer=PLACE),
    )
    sign_plan(cast, written)
    protect(scene)
    offer(scene)
    papers = [f"/plans/{written.id}/paper/{kind}/{language}/" for kind in ("plan", "who-does-what")]

    def read(who):
        assert client.login(username=who, password=PASSWORD)
        answers = [client.get(paper) for paper in papers]
        assert [one.status_code for one in answers] == [200, 200], who
        calendar = client.get("/agenda/ciranda.ics").content.decode()
        return " ".join([*(text_of(one.content) for one in answers), calendar])

    assert PLACE in read("tomas_therapist"), "the keeper's paper says it"
    words = read("carla_coordinator")
    assert "Swim" in words
    for telling in (PLACE, "Zillerfold", "North"):
        assert telling not in words


def test_an_offer_that_stood_before_becomes_whereabouts_with_the_shield(scene):
    offer(scene)
    assert PLACE in told(scene, "carla_coordinator")["transfers_transfer"]
    protect(scene)
    found = told(scene, "carla_coordinator")
    assert found["transfers_transfer"] == "[]"
    assert found["transfers_transferstep"] == "[]"
    assert grants.prove().holds


def test_whoever_phoned_the_family_keeps_it_and_the_old_team_does_no_more(scene):
    protect(scene)
    casework.move(scene.cast, offer(scene))
    found = scene.sql(
        """select k.membership_id, k.ended_at is null as keeps from people_shieldkeeper k
           join people_shield h on h.id = k.shield_id where h.person_id = %(p)s""",
        p=scene.cast.flor,
    )
    keeps = {row["membership_id"]: row["keeps"] for row in found}
    assert keeps == {scene.cast.tomas_therapist: False, scene.cast.petra_therapist: True}
    for old in ("tomas_therapist", "carla_coordinator"):
        seen = told(scene, old)
        assert "[]" == seen["transfers_transfer"] == seen["cases_custody"], old
    with entered(scene.cast.actor("petra_therapist")), connection.cursor() as cursor:
        assert rows(cursor, "select 1 from cases_custody where ended_at is null")
    assert grants.prove().holds


def test_who_receives_the_child_at_the_exit_age_is_for_the_keepers(scene):
    going = Preparation(receiving_kind="school", receiving_name=PLACE, receiving_contact="210 9")
    transitions.prepare(
        actor=scene.cast.actor("tomas_therapist"), case_id=scene.cast.case, preparation=going
    )
    assert PLACE in told(scene, "carla_coordinator")["transfers_transition"]
    protect(scene)
    assert PLACE not in str(told(scene, "carla_coordinator"))
    with entered(scene.cast.actor("tomas_therapist")):
        page = transition_page(scene.cast.case, "en")
    assert page.receiving_name == PLACE
    assert page.receiving_contact == "210 9"


def test_the_agency_that_added_a_paper_is_for_the_keepers(scene, client):
    add(scene, "Before")
    protect(scene)
    add(scene, "After")
    assert "Association" not in told(scene, "carla_coordinator")["documents_document"]
    with entered(scene.cast.actor("tomas_therapist")):
        kept = {d.title: d.agency_name for d in papers_of(scene.cast.case)}
    assert kept == dict.fromkeys(("Before", "After"), "Test Therapy Association")
    assert client.login(username="carla_coordinator", password=PASSWORD)
    page = client.get(f"/families/{scene.cast.case}/documents/").content.decode()
    assert "Before" in page
    assert "Association" not in page
    assert "protected" in page


def add(scene, title):
    add_document(
        actor=scene.cast.actor("tomas_therapist"),
        case_id=scene.cast.case,
        categories=frozenset({Category.DEVELOPMENT}),
        title=title,
        body=pdf(),
    )


def test_nobody_but_the_team_that_took_over_makes_keepers(scene):
    made = offer(scene)
    refused = pytest.raises(DatabaseError, match="not this transfer")
    with refused, entered(SYSTEM), connection.cursor() as cursor:
        cursor.execute("select transfers_keepers_follow(%s)", [made])
