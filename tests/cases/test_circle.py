"""Who stands around a family joins and leaves with dates; trust is a fact of its own."""

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.cases.actions.circle import (
    Part,
    end_trust,
    join_person,
    join_service,
    join_worker,
    leave,
    trust,
)
from ciranda.cases.actions.coordination import allocate
from ciranda.cases.enums import EndReason
from ciranda.cases.models import CircleMember, Trust
from ciranda.cases.queries.workers import find_workers
from tests.cases.circles import sees


@pytest.fixture
def carla(cast):
    return cast.actor("carla_coordinator")


def test_a_worker_of_any_agency_joins_and_sees_what_the_role_sees(cast, carla):
    hilda = cast.actor("hilda_health")
    member = join_worker(
        actor=carla,
        case_id=cast.case,
        membership_id=cast.hilda_health,
        part=Part("partner"),
    )
    assert sees(hilda, cast.dossier, Category.INVOLVEMENT)
    assert not sees(hilda, cast.dossier, Category.HEALTH)
    leave(actor=carla, member_id=member, reason=EndReason.TASK_DONE, note="vaccines up to date")
    assert not sees(hilda, cast.dossier, Category.INVOLVEMENT)
    with entered(carla):
        assert CircleMember.objects.get(pk=member).end_note == "vaccines up to date"


def test_only_workers_of_the_team_take_a_role_that_reads_the_file(cast, carla):
    part = Part("health_worker")
    with pytest.raises(Refused, match="joins as a partner"):
        join_worker(actor=carla, case_id=cast.case, membership_id=cast.hilda_health, part=part)
    join_worker(
        actor=carla, case_id=cast.case, membership_id=cast.ema_educator, part=Part("educator")
    )
    assert sees(cast.actor("ema_educator"), cast.dossier, Category.EDUCATION, write=True)


def test_a_whole_service_joins_under_the_label_that_may_be_known(cast, carla):
    member = join_service(
        actor=carla, case_id=cast.case, service_id=cast.refuge_service, part=Part("partner")
    )
    with entered(carla):
        row = CircleMember.objects.get(pk=member)
    assert row.name == "Health visit"
    assert "Refuge" not in f"{row.name}{row.agency_name}{row.phone}"
    assert sees(cast.actor("rui_refuge"), cast.dossier, Category.INVOLVEMENT)


def test_a_neighbour_is_noted_by_name_and_telephone_and_sees_nothing(cast, carla):
    join_person(
        actor=carla,
        case_id=cast.case,
        name="Dona Exemplo",
        phone="910 000 000",
        part=Part("trusted_person", "neighbour"),
    )
    with entered(cast.family("maria_mother")):
        row = CircleMember.objects.get()
    assert (row.name, row.relation, row.phone) == ("Dona Exemplo", "neighbour", "910 000 000")


def test_nobody_joins_twice_or_with_a_role_the_programme_does_not_have(cast, carla):
    part = Part("partner")
    join_worker(actor=carla, case_id=cast.case, membership_id=cast.hilda_health, part=part)
    with pytest.raises(Refused, match="already"):
        join_worker(actor=carla, case_id=cast.case, membership_id=cast.hilda_health, part=part)
    with pytest.raises(Refused, match="role"):
        join_worker(
            actor=carla,
            case_id=cast.case,
            membership_id=cast.nuno_nursery,
            part=Part("case_manager"),
        )


def test_trust_is_one_at_a_time_and_never_opens_anything(cast, carla):
    allocate(actor=carla, case_id=cast.case, membership_id=cast.tomas_therapist)
    aunt = join_person(
        actor=carla,
        case_id=cast.case,
        name="Tia Exemplo",
        phone="",
        part=Part("trusted_person", "aunt"),
    )
    trust(actor=carla, case_id=cast.case, member_id=None)
    trust(actor=carla, case_id=cast.case, member_id=aunt, words="She has always been there")
    with entered(carla):
        assert Trust.objects.get(ended_at=None).name == "Tia Exemplo"
        assert Trust.objects.count() == 2, "whom they named before is kept"
    leave(actor=carla, member_id=aunt, reason=EndReason.FAMILY_WISH)
    with entered(carla):
        assert not Trust.objects.filter(ended_at=None).exists()
    trust(actor=carla, case_id=cast.case, member_id=None)
    end_trust(actor=carla, case_id=cast.case)
    with entered(carla):
        assert not Trust.objects.filter(ended_at=None).exists()


def test_who_becomes_case_manager_does_not_stand_twice_in_the_circle(cast, carla):
    join_worker(
        actor=carla,
        case_id=cast.case,
        membership_id=cast.tomas_therapist,
        part=Part("therapist"),
    )
    allocate(actor=carla, case_id=cast.case, membership_id=cast.tomas_therapist)
    with entered(carla):
        assert not CircleMember.objects.filter(ended_at=None).exists()


def test_strangers_change_no_circle(cast):
    with pytest.raises(Refused):
        join_worker(
            actor=cast.actor("stella_stranger"),
            case_id=cast.case,
            membership_id=cast.stella_stranger,
            part=Part("psychologist"),
        )


def test_workers_are_found_by_their_name_with_or_without_accents_and_never_browsed(cast, carla):
    with entered(carla):
        assert [w.name for w in find_workers("sofia soc")] == ["Sofia Social"]
        assert [w.name for w in find_workers("HÍLDA")] == ["Hilda Health"]
        assert find_workers("  ") == []
        assert find_workers("lena lead") == [], "who does not work with families is not offered"
        assert find_workers("rui")[0].agency == "Health visit"
        assert find_workers("rui")[0].phone == ""


def test_families_find_no_workers(cast):
    with entered(cast.family("maria_mother")):
        assert find_workers("sofia") == []
