"""The circle's pages: naming a case manager, joining, leaving, trust and cover."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from ciranda.access.actions import entered
from ciranda.cases.actions.bars import refuse_worker
from ciranda.cases.actions.circle import Part, join_person, join_worker
from ciranda.cases.actions.coordination import allocate
from ciranda.cases.models import CircleMember, Coordination, Cover, Trust
from tests.settling import PASSWORD
from tests.statements import statements


@pytest.fixture
def carla(client, cast):
    assert client.login(username="carla_coordinator", password=PASSWORD)
    return client


def at(cast, rest):
    return f"/families/{cast.case}/{rest}"


def name_manager(cast, name="tomas_therapist"):
    return allocate(
        actor=cast.actor("carla_coordinator"), case_id=cast.case, membership_id=cast.ids[name]
    )


def now(cast, model):
    with entered(cast.actor("carla_coordinator")):
        return list(model.objects.filter(ended_at=None))


def test_an_empty_circle_says_what_comes_next(carla, cast):
    page = carla.get(at(cast, "circle/")).content.decode()
    assert "The circle around Flor" in page
    assert "Nobody yet" in page
    assert "Name the case manager" in page
    assert "Add the people the family already knows" in page


def test_caseloads_stand_beside_the_choice(carla, cast):
    page = carla.get(at(cast, "case-manager/")).content.decode()
    assert "What each one holds already" in page
    assert "Tomas Therapist" in page
    assert "0 of 15" in page, "the pack's guide stands beside the weight"
    assert "Petra" not in page, "nobody of another team"


def test_naming_and_changing_the_case_manager(carla, cast):
    answer = carla.post(
        at(cast, "case-manager/"),
        {"worker": str(cast.tomas_therapist), "named_by_family": "on", "_key": str(uuid4())},
    )
    assert answer.status_code == 302
    [held] = now(cast, Coordination)
    assert (held.membership_id, held.chosen_by_family) == (cast.tomas_therapist, True)
    page = carla.get(at(cast, "case-manager/")).content.decode()
    assert "the family is never without" in page
    form = {"worker": str(cast.ema_educator), "_key": str(uuid4())}
    missing = carla.post(at(cast, "case-manager/"), form).content.decode()
    assert "Choose an answer: “Why does the case manager change?”" in missing
    assert carla.post(at(cast, "case-manager/"), form | {"reason": "left_job"}).status_code == 302
    assert now(cast, Coordination)[0].membership_id == cast.ema_educator
    shown = carla.get(at(cast, "circle/")).content.decode()
    assert "Left the job" in shown, "who was there before is kept, with the reason"


def test_whom_the_family_refused_is_not_offered(carla, cast):
    refuse_worker(
        actor=cast.family("maria_mother"), case_id=cast.case, membership_id=cast.ema_educator
    )
    page = carla.get(at(cast, "case-manager/")).content.decode()
    assert "Cannot be chosen for this family now: Ema Educator." in page
    assert f'value="{cast.ema_educator}"' not in page


def test_a_professional_is_found_by_name_and_joins(carla, cast):
    page = carla.get(at(cast, "circle/add/worker/")).content.decode()
    assert "Hilda" not in page, "nobody is listed before a name is typed"
    page = carla.get(at(cast, "circle/add/worker/?q=hilda")).content.decode()
    assert "Hilda Health" in page
    form = {
        "who": str(cast.hilda_health),
        "role_key": "partner",
        "relation": "their nurse",
        "helper_of": str(cast.maria_mother),
        "_key": str(uuid4()),
    }
    refused = carla.post(at(cast, "circle/add/worker/?q=hilda"), form).content.decode()
    assert "Tick the box “The family knows about this and agrees”" in refused
    answer = carla.post(at(cast, "circle/add/worker/?q=hilda"), form | {"agreed": "on"})
    assert answer.status_code == 302
    [member] = now(cast, CircleMember)
    assert (member.role_key, member.helper_of_id) == ("partner", cast.maria_mother)
    page = carla.get(at(cast, "circle/")).content.decode()
    assert "their nurse" in page
    assert "Maria Exemplo da Silva’s own helper" in page or "Maria’s own helper" in page


def test_a_service_joins_under_its_label(carla, cast):
    page = carla.get(at(cast, "circle/add/service/?q=refuge")).content.decode()
    assert "Nobody found under this name" in page, "its true name finds nothing"
    page = carla.get(at(cast, "circle/add/service/?q=health visit")).content.decode()
    assert "Health visit" in page
    form = {
        "who": str(cast.refuge_service),
        "role_key": "partner",
        "agreed": "on",
        "_key": str(uuid4()),
    }
    answer = carla.post(at(cast, "circle/add/service/?q=health visit"), form)
    assert answer.status_code == 302
    assert "Refuge" not in carla.get(at(cast, "circle/")).content.decode()


def test_somebody_the_family_trusts_is_added_and_named(carla, cast):
    form = {
        "name": "Tia Exemplo",
        "phone": "910 000 000",
        "relation": "aunt",
        "role_key": "trusted_person",
        "agreed": "on",
        "_key": str(uuid4()),
    }
    assert carla.post(at(cast, "circle/add/person/"), form).status_code == 302
    [aunt] = now(cast, CircleMember)
    named = {"who": str(aunt.pk), "words": "She is always there", "_key": str(uuid4())}
    assert carla.post(at(cast, "circle/trust/"), named).status_code == 302
    page = carla.get(at(cast, "circle/")).content.decode()
    assert "The family turns to Tia Exemplo first." in page
    assert "She is always there" in page
    carla.post(at(cast, "circle/trust/"), {"who": "nobody", "_key": str(uuid4())})
    assert now(cast, Trust) == []


def test_someone_leaves_with_a_reason(carla, cast):
    member = join_person(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        name="Tia Exemplo",
        phone="",
        part=Part("trusted_person"),
    )
    address = at(cast, f"circle/{member}/leave/")
    assert "Tia Exemplo leaves the circle" in carla.get(address).content.decode()
    answer = carla.post(address, {"reason": "family_wish", "_key": str(uuid4())})
    assert answer.status_code == 302
    page = carla.get(at(cast, "circle/")).content.decode()
    assert "The family wished it" in page
    assert carla.get(address).status_code == 404, "nobody leaves twice"


def test_somebody_stands_in_and_it_is_ended_early(carla, cast):
    name_manager(cast)
    last = timezone.localdate() + timedelta(10)
    first = timezone.localdate()
    form = {
        "worker": str(cast.ema_educator),
        **{f"from_on_{i}": v for i, v in enumerate((first.day, first.month, first.year))},
        **{f"until_on_{i}": v for i, v in enumerate((last.day, last.month, last.year))},
        "_key": str(uuid4()),
    }
    backwards = form | {"until_on_2": first.year - 1}
    shown = carla.post(at(cast, "cover/"), backwards).content.decode()
    assert "The last day comes before the first." in shown
    assert carla.post(at(cast, "cover/"), form | {"_key": str(uuid4())}).status_code == 302
    page = carla.get(at(cast, "circle/")).content.decode()
    assert "Ema Educator stands in until" in page
    with entered(cast.actor("carla_coordinator")):
        cover = Cover.objects.get()
    ended = carla.post(at(cast, f"cover/{cover.pk}/end/"), {"_key": str(uuid4())})
    assert ended.status_code == 302
    assert "stands in until" not in carla.get(at(cast, "circle/")).content.decode()


@pytest.mark.parametrize(
    "page",
    [
        "circle/",
        "case-manager/",
        "cover/",
        "circle/trust/",
        "circle/add/worker/?q=a",
        "circle/add/service/?q=a",
        "circle/add/person/",
    ],
)
def test_pages_send_the_same_few_statements_whatever_the_size(carla, cast, page):
    name_manager(cast)
    few = statements(carla, at(cast, page))
    for number in range(25):
        join_person(
            actor=cast.actor("carla_coordinator"),
            case_id=cast.case,
            name=f"Somebody {number}",
            phone="",
            part=Part("trusted_person"),
        )
    many = statements(carla, at(cast, page))
    assert few == many <= 8


@pytest.mark.parametrize("who", ["stella_stranger", "nelson_coordinator"])
def test_strangers_get_404(client, cast, who):
    name_manager(cast)
    client.login(username=who, password=PASSWORD)
    for page in ("circle/", "circle/trust/", "cover/", "circle/add/person/"):
        assert client.get(at(cast, page)).status_code == 404


def test_a_partner_sees_the_circle_and_changes_nothing(client, cast):
    name_manager(cast)
    join_worker(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        membership_id=cast.hilda_health,
        part=Part("partner"),
    )
    client.login(username="hilda_health", password=PASSWORD)
    page = client.get(at(cast, "circle/")).content.decode()
    assert "Tomas Therapist" in page
    assert "Add a professional" not in page
    assert client.get(at(cast, "circle/add/person/")).status_code == 403
    assert client.get(at(cast, "case-manager/")).status_code == 403
