"""Further situations by hand: a pregnancy, kin at work, cover, the protected, adoption."""

import pytest
from django.db import connection

from ciranda.access.actions import entered
from ciranda.access.enums import BarKind
from ciranda.common.database import instant, rows
from ciranda.people.actions import pregnancies, register
from tests.access.facts import ALL, NOTHING, TEAM_MEMBER, Scene


@pytest.fixture
def scene(cast):
    return Scene(cast, instant())


@pytest.fixture
def managed(scene):
    scene.manage("tomas_therapist")
    return scene.derive()


@pytest.fixture
def expected(cast):
    """A pregnancy of the mother, entered by the coordinator."""
    with entered(cast.actor("carla_coordinator")) as carla:
        return pregnancies.expect(actor=carla, woman_id=cast.maria_mother)


class TestAPregnancy:
    def test_only_the_woman_reads_all_of_it(self, scene, expected):
        assert scene.reads("maria_mother", expected.dossier_id) == ALL

    @pytest.mark.parametrize(
        "who", ["fausto_father", "tomas_therapist", "mira_midwife", "stella_stranger"]
    )
    def test_nobody_else_knows_of_it(self, managed, expected, who):
        assert managed.reads(who, expected.dossier_id) == NOTHING

    def test_the_childs_own_dossier_is_not_opened_by_hers(self, managed, cast):
        with entered(cast.actor("carla_coordinator")) as carla:
            other = register(actor=carla, given="Bento", surnames="Exemplo").pk
        found = managed.sql(
            "select id from access_dossier where person_id = %(p)s and kind = 2", p=other
        )
        assert managed.reads("maria_mother", found[0]["id"]) == NOTHING


class TestWhoIsBothWorkerAndKin:
    def test_a_worker_barred_by_a_family_tie_is_so_in_every_place_of_work(self, managed):
        managed.bar(BarKind.FAMILY_TIE, worker="ema_educator")
        managed.circle("ema_educator", "educator")
        managed.cover("ema_educator")
        assert managed.derive().reads("ema_educator") == NOTHING

    def test_a_refuge_bars_even_a_keeper_of_the_other_side(self, managed):
        managed.shield("maria_mother", "tomas_therapist")
        managed.bar(BarKind.REFUGE, person="fausto_father")
        assert managed.derive().reads("fausto_father") == NOTHING


class TestCoverEnds:
    def test_a_suspended_stand_in_is_nobody(self, managed):
        managed.cover("ema_educator")
        managed.derive()
        managed.sql(
            "update agencies_membership set suspended_at = now() where id = %(m)s",
            m=managed.cast.ema_educator,
        )
        assert managed.reads("ema_educator") == NOTHING

    def test_the_stand_in_of_a_protected_family_learns_no_place(self, managed):
        managed.shield("flor", "tomas_therapist")
        managed.cover("ema_educator")
        assert "location" not in managed.derive().reads("ema_educator")


class TestSealed:
    def test_an_identity_sealed_by_adoption_opens_to_nobody_at_all(self, managed):
        managed.agree("hospital", "identity", "health")
        managed.open_in_emergency("stella_stranger", minutes=20)
        managed.add(
            "people_sealed",
            person_id=managed.cast.flor,
            grounds="decided",
            reference="1",
            sealed_at=managed.now,
            sealed_by=managed.cast.flor,
            open_grounds="",
            open_reference="",
        )
        managed.derive()
        for who in (
            "carla_coordinator",
            "tomas_therapist",
            "hilda_health",
            "stella_stranger",
            "dora_data",
            "maria_mother",
            "fausto_father",
        ):
            assert managed.reads(who) == NOTHING, who


class TestAMoveOfTheProtected:
    def test_who_stays_in_the_old_town_names_the_child_and_no_place(self, managed):
        managed.shield("flor", "petra_therapist")
        assert managed.derive().reads("ema_educator") == TEAM_MEMBER
        assert "location" in managed.reads("petra_therapist")

    def test_the_old_team_reads_neither_volume_afterwards(self, managed):
        managed.shield("flor", "petra_therapist")
        new = managed.move_away(history=True)
        managed.derive()
        for old in ("carla_coordinator", "tomas_therapist", "ema_educator"):
            assert managed.reads(old) == NOTHING == managed.reads(old, new), old


class TestNames:
    def test_a_stranger_with_the_childs_key_reads_no_row_of_it(self, managed):
        with entered(managed.cast.actor("stella_stranger")), connection.cursor() as cursor:
            for table in ("people_person", "people_participation", "cases_subject"):
                assert not rows(cursor, f"select 1 from {table}"), table
