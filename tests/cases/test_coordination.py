"""A case manager is named, replaced and covered, never absent, and never someone refused."""

import pytest
from django.db import IntegrityError, connection, transaction

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.cases.actions.bars import refuse_worker
from ciranda.cases.actions.coordination import allocate, replace_manager
from ciranda.cases.enums import EndReason
from ciranda.cases.models import Coordination, FamilyNotice, Stage
from ciranda.cases.queries.caseloads import caseloads
from ciranda.cases.queries.standing import standing
from tests.cases.circles import sees


def name_manager(cast, worker="tomas_therapist", **more):
    return allocate(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        membership_id=cast.ids[worker],
        **more,
    )


@transaction.atomic
def commit(owner, sql):
    """Run a statement and what waits for COMMIT."""
    owner.execute(sql)
    owner.execute("set constraints all immediate")


def test_the_case_manager_sees_all_the_family_agreed_a_manager_sees(cast):
    assert not sees(cast.actor("tomas_therapist"), cast.dossier, Category.HEALTH)
    name_manager(cast)
    assert sees(cast.actor("tomas_therapist"), cast.dossier, Category.HEALTH)
    assert sees(cast.actor("tomas_therapist"), cast.dossier, Category.HEALTH, write=True)


def test_the_case_stands_with_its_manager_and_child(cast):
    name_manager(cast, named_by_family=True)
    with entered(cast.actor("carla_coordinator")):
        case = standing(cast.case)
    assert case
    assert case.manager
    assert case.child == "Flor Exemplo da Silva"
    assert case.manager.name == "Tomas Therapist"
    assert case.manager.agency == "Test Therapy Association"
    assert case.manager.chosen_by_family
    assert len(case.reference) == 14


def test_a_second_manager_is_refused_and_replacing_ends_the_first_at_the_same_instant(cast):
    first = name_manager(cast)
    with pytest.raises(Refused, match="Replace them"):
        name_manager(cast, "ema_educator")
    replace_manager(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        membership_id=cast.ema_educator,
        reason=EndReason.FAMILY_WISH,
    )
    with entered(cast.actor("carla_coordinator")):
        ended = Coordination.objects.get(pk=first)
        now = Coordination.objects.get(case_id=cast.case, ended_at=None)
    assert ended.ended_at == now.started_at
    assert not sees(cast.actor("tomas_therapist"), cast.dossier, Category.HEALTH)
    assert sees(cast.actor("ema_educator"), cast.dossier, Category.HEALTH)


def test_a_manager_who_only_leaves_fails_at_commit(cast, owner):
    name_manager(cast)
    with pytest.raises(IntegrityError, match="never absent"):
        commit(owner, "update cases_coordination set ended_at = now() + interval '1 second'")


def test_who_is_not_of_the_team_cannot_be_named_where_the_pack_says_team(cast):
    with pytest.raises(Refused, match="from the team"):
        name_manager(cast, "hilda_health")


def test_only_who_may_allocate_allocates(cast):
    with pytest.raises(Refused):
        allocate(
            actor=cast.actor("tomas_therapist"),
            case_id=cast.case,
            membership_id=cast.tomas_therapist,
        )
    with pytest.raises(Refused, match="not yours"):
        allocate(
            actor=cast.actor("nelson_coordinator"),
            case_id=cast.case,
            membership_id=cast.petra_therapist,
        )


def test_whom_the_family_refused_cannot_be_named(cast):
    refuse_worker(
        actor=cast.family("maria_mother"), case_id=cast.case, membership_id=cast.tomas_therapist
    )
    with pytest.raises(Refused, match="cannot be involved"):
        name_manager(cast)
    name_manager(cast, "ema_educator")


def test_each_adult_is_told_alone_that_there_is_a_manager(cast):
    name_manager(cast)
    for name in ("maria_mother", "fausto_father"):
        with entered(cast.family(name)):
            told = FamilyNotice.objects.all()
            assert [n.person_id for n in told] == [cast.ids[name]]
            assert "Tomas" not in told[0].get_kind_display()


def test_caseloads_stand_side_by_side_with_a_weight_everyone_can_check(cast):
    name_manager(cast)
    with entered(cast.actor("carla_coordinator")):
        held = {c.membership_id: c for c in caseloads(cast.team)}
        assert held[cast.tomas_therapist].open_cases == 1
        assert str(held[cast.tomas_therapist].weight) == "1.5", "the beginning weighs more"
        assert held[cast.ema_educator].open_cases == 0
        assert cast.petra_therapist not in held
        Stage.objects.filter(case_id=cast.case).update(key="surveillance")
        held = {c.membership_id: c for c in caseloads(cast.team)}
        assert str(held[cast.tomas_therapist].weight) == "0.25"


def test_a_stranger_learns_nothing_from_caseloads_or_standing(cast):
    name_manager(cast)
    with entered(cast.actor("stella_stranger")):
        assert standing(cast.case) is None
        assert sum(c.open_cases for c in caseloads(cast.team)) == 0


def test_a_case_number_is_random_and_unique(cast):
    with connection.cursor() as cursor:
        cursor.execute("select cases_new_reference() from generate_series(1, 300)")
        made = [row[0] for row in cursor.fetchall()]
    assert len(set(made)) == 300
    assert not set("".join(made)) & set("ILOU")
