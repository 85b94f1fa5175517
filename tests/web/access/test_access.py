"""Why can I see this, who can, who looked; emergencies and bars, as pages."""

from uuid import uuid4

import pytest

from ciranda.access.actions import entered, looked
from ciranda.access.enums import Purpose
from ciranda.audit import actions as audit
from ciranda.cases.actions.circle import Part, join_worker
from ciranda.cases.actions.coordination import allocate
from ciranda.cases.models import Case
from ciranda.cases.queries.why import looks
from tests.settling import PASSWORD
from tests.statements import statements


@pytest.fixture
def case(cast):
    allocate(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        membership_id=cast.tomas_therapist,
    )
    return f"/families/{cast.case}/"


def sign_in(client, name):
    assert client.login(username=name, password=PASSWORD)
    return client


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def look(cast, name, purpose=Purpose.SUPPORT):
    with entered(cast.actor(name, purpose)):
        looked(cast.dossier, cast.case, "case")


def test_one_reads_why_one_sees_and_what_one_does_not(client, cast, case):
    page = text(sign_in(client, "tomas_therapist"), case + "why/")
    assert "Your part here: Case manager" in page
    assert "Your team answers for this case" in page
    sign_in(client, "ema_educator")
    page = text(client, case + "why/")
    assert "Your part here: Case manager" not in page
    assert "Social situation" in page, "what is not seen is named"
    assert "Tomas Therapist" in page, "and whom to ask"


def test_who_can_see_is_told_by_role_never_by_name(client, cast, case):
    page = text(sign_in(client, "carla_coordinator"), case + "who-can-see/")
    assert "Local team Southtown" in page
    assert "speech therapist" in page
    assert "data officer" in page.lower()
    assert "Tomas" not in page.split("<main")[1]


def test_who_looked_is_told_by_role_and_agency(client, cast, case):
    look(cast, "tomas_therapist")
    page = text(sign_in(client, "carla_coordinator"), case + "who-looked/")
    assert "speech therapist" in page
    assert "Test Therapy Association" in page
    assert "Tomas" not in page.split("<main")[1]


def test_the_family_sees_professionals_looks_and_not_the_other_parents(cast, case):
    look(cast, "tomas_therapist")
    with entered(cast.family("fausto_father")):
        looked(cast.dossier, cast.case, "case")
    with entered(cast.family("maria_mother")):
        found = looks(cast.case, zone="Europe/Lisbon", page=1, at_once=50)
    assert {one.profession for one in found if not one.is_mine} == {"speech therapist"}


def test_a_look_to_protect_waits_for_the_data_officer(client, cast, case):
    look(cast, "tomas_therapist", Purpose.PROTECTION)

    def family():
        with entered(cast.family("maria_mother")):
            return looks(cast.case, zone="Europe/Lisbon", page=1, at_once=50)

    assert family() == []
    sign_in(client, "dora_data")
    page = text(client, case + "who-looked/withheld/")
    assert "speech therapist" in page
    event = page.split('name="event"')[1].split('value="')[1].split('"')[0]
    answer = client.post(case + "who-looked/withheld/", {"event": [event], "_key": str(uuid4())})
    assert answer.status_code == 302
    assert "speech therapist" in {one.profession for one in family()}
    assert "Nothing is withheld" in text(client, case + "who-looked/withheld/")


def test_only_the_data_officer_releases(client, cast, case):
    assert (
        sign_in(client, "carla_coordinator").get(case + "who-looked/withheld/").status_code == 403
    )


def test_an_emergency_is_opened_by_reference_and_reviewed_by_somebody_else(client, cast, case):
    with entered(cast.actor("carla_coordinator")):
        reference = Case.objects.get(pk=cast.case).reference
    sign_in(client, "hilda_health")
    assert client.get(case + "why/").status_code == 404
    form = {"reference": "AAAA-BBBB-CCCC", "reason": "Found alone at our door"}
    wrong = client.post("/emergency/", form | {"_key": str(uuid4())}).content.decode()
    assert "No case can be opened with this reference" in wrong
    right = client.post("/emergency/", form | {"reference": reference, "_key": str(uuid4())})
    assert right.status_code == 302
    assert "You opened this in an emergency" in text(client, case + "why/")
    sign_in(client, "dora_data")
    page = text(client, "/emergency/reviews/")
    assert "Hilda Health" in page
    address = page.split('href="/emergency/reviews/')[1].split('"')[0]
    review = {"justified": "yes", "words": "We phoned the ward", "_key": str(uuid4())}
    assert client.post(f"/emergency/reviews/{address}", review).status_code == 302
    assert "Nothing waits for review" in text(client, "/emergency/reviews/")
    assert "Right" in text(client, "/emergency/reviews/?show=all")


def test_another_teams_coordinator_reviews_nothing_of_this_one(client, cast, case):
    with entered(cast.actor("carla_coordinator")):
        reference = Case.objects.get(pk=cast.case).reference
    sign_in(client, "hilda_health")
    form = {"reference": reference, "reason": "Found alone at our door", "_key": str(uuid4())}
    client.post("/emergency/", form)
    assert "Hilda" not in text(sign_in(client, "nelson_coordinator"), "/emergency/reviews/")


def test_a_bar_is_recorded_and_ended_on_grounds(client, cast, case):
    sign_in(client, "carla_coordinator")
    assert "Nobody is barred from this family" in text(client, case + "bars/")
    form = {
        "who": f"person:{cast.fausto_father}",
        "kind": "1",
        "everything": "on",
        "reason": "Court order 12/26",
        "_key": str(uuid4()),
    }
    assert client.post(case + "bars/add/", form).status_code == 302
    page = text(client, case + "bars/")
    assert "Fausto Exemplo da Silva" in page
    assert "Court order 12/26" in page
    with entered(cast.family("fausto_father")):
        assert not Case.objects.exists()
    end = page.split('href="' + case + "bars/")[1].split("add/")[0]
    address = next(p for p in page.split('"') if p.endswith("/end/"))
    assert end or address
    empty = client.post(address, {"reason": "", "_key": str(uuid4())}).content.decode()
    assert "Fill in “Grounds”" in empty
    assert client.post(address, {"reason": "Lifted", "_key": str(uuid4())}).status_code == 302
    with entered(cast.family("fausto_father")):
        assert Case.objects.exists()


def test_a_worker_says_this_is_my_own_family(client, cast, case):
    sign_in(client, "ema_educator")
    assert "only somebody else can open it again" in text(client, case + "my-family/")
    answer = client.post(case + "my-family/", {"reason": "My niece", "_key": str(uuid4())})
    assert answer.status_code == 302
    assert client.get(case + "why/").status_code == 404


@pytest.mark.parametrize(
    "page", ["why/", "who-can-see/", "who-looked/", "bars/", "bars/add/", "my-family/"]
)
def test_pages_send_the_same_few_statements_whatever_the_size(client, cast, case, page):
    sign_in(client, "carla_coordinator")
    few = statements(client, case + page)
    join_worker(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        membership_id=cast.ema_educator,
        part=Part("educator"),
    )
    for number in range(40):
        with entered(cast.actor("tomas_therapist")):
            audit.record("read", kind=f"page{number}", dossier_id=cast.dossier)
    assert few == statements(client, case + page) <= 8


@pytest.mark.parametrize("page", ["/emergency/", "/emergency/reviews/"])
def test_emergencies_stay_within_the_budget(client, cast, case, page):
    assert statements(sign_in(client, "carla_coordinator"), page) <= 8


@pytest.mark.parametrize("page", ["why/", "who-can-see/", "who-looked/", "bars/", "my-family/"])
def test_strangers_get_404(client, cast, case, page):
    assert sign_in(client, "nelson_coordinator").get(case + page).status_code == 404
