"""Sixty situations, written by hand: who, after which facts, reads and writes what.

Each is asked of the database itself, speaking as the web role. A proof that recomputes its own
function proves little; this page is what the function is held against.
"""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from ciranda.access.actions import entered
from ciranda.access.enums import BarKind, Purpose
from ciranda.common.database import instant
from tests.access.facts import ALL, FAMILY, NOTHING, PARTNER, TEAM_MEMBER, Scene


@pytest.fixture
def scene(cast):
    return Scene(cast, instant())


@pytest.fixture
def managed(scene):
    scene.manage("tomas_therapist")
    return scene.derive()


HEALTH = ("identity", "involvement", "development", "health")


class TestTheTeam:
    def test_the_coordinator_of_the_team_that_answers_reads_and_writes_all(self, scene):
        assert scene.reads("carla_coordinator") == ALL
        assert scene.writes("carla_coordinator") == ALL

    def test_a_member_of_that_team_knows_the_case_without_its_content(self, scene):
        assert scene.reads("tomas_therapist") == TEAM_MEMBER
        assert scene.writes("tomas_therapist") == NOTHING

    def test_the_case_manager_reads_all_and_does_not_write_who_told_us(self, managed):
        assert managed.reads("tomas_therapist") == ALL
        assert managed.writes("tomas_therapist") == ALL - {"source"}

    def test_a_colleague_of_the_case_manager_stays_where_she_was(self, managed):
        assert managed.reads("ema_educator") == TEAM_MEMBER

    def test_a_replaced_case_manager_falls_back_to_the_team(self, managed):
        managed.sql(
            """update cases_coordination set ended_at = now(), end_reason = 'replaced'
               where case_id = %(c)s""",
            c=managed.cast.case,
        )
        managed.manage("ema_educator")
        managed.derive()
        assert managed.reads("tomas_therapist") == TEAM_MEMBER
        assert managed.reads("ema_educator") == ALL

    def test_the_coordinator_of_another_team_sees_nothing(self, scene):
        assert scene.reads("nelson_coordinator") == NOTHING

    def test_a_stranger_sees_and_writes_nothing(self, scene):
        assert scene.reads("stella_stranger") == NOTHING
        assert scene.writes("stella_stranger") == NOTHING

    def test_a_ministry_sees_no_case(self, scene):
        assert scene.reads("olga_oversight") == NOTHING

    def test_the_lead_of_an_agency_in_the_team_sees_no_case(self, managed):
        assert managed.reads("lena_lead") == NOTHING

    def test_the_data_officer_sees_consents_and_who_is_involved(self, scene):
        scene.derive()
        assert scene.reads("dora_data") == {"consent", "involvement"}

    def test_a_case_supervisor_reads_the_work_and_not_who_told_us(self, scene):
        scene.appoint("ema_educator", "case_supervisor")
        scene.derive()
        assert scene.reads("ema_educator") == ALL - {"source"}

    def test_a_suspended_worker_is_nobody(self, managed):
        managed.sql(
            "update agencies_membership set suspended_at = now() where id = %(m)s",
            m=managed.cast.tomas_therapist,
        )
        assert managed.reads("tomas_therapist") == NOTHING

    def test_a_worker_who_left_the_team_sees_no_case_of_it(self, scene):
        scene.sql(
            """update agencies_placement set ended_on = current_date
               where membership_id = %(m)s""",
            m=scene.cast.ema_educator,
        )
        assert scene.reads("ema_educator") == NOTHING

    def test_a_worker_with_two_employers_sees_only_what_the_one_acted_for_sees(self, managed):
        second = managed.cast.stella_stranger
        managed.sql(
            """update agencies_membership set human_id = %(h)s where id = %(m)s""",
            h=managed.human("tomas_therapist"),
            m=second,
        )
        assert managed.reads("stella_stranger") == NOTHING
        assert managed.reads("tomas_therapist") == ALL


class TestTheCircle:
    def test_a_partner_in_the_circle_knows_that_a_team_is_working(self, scene):
        scene.circle("hilda_health", "partner")
        assert scene.derive().reads("hilda_health") == PARTNER

    def test_a_therapist_of_the_circle_reads_and_writes_by_the_role(self, scene):
        scene.circle("ema_educator", "educator")
        scene.derive()
        assert {"development", "education"} <= scene.reads("ema_educator")
        assert "health" not in scene.reads("ema_educator")
        assert "development" in scene.writes("ema_educator")
        assert "identity" not in scene.writes("ema_educator")

    def test_a_whole_service_may_be_in_the_circle(self, scene):
        scene.circle("hospital", "partner", service=True)
        assert scene.derive().reads("hilda_health") == PARTNER

    def test_who_left_the_circle_sees_nothing(self, scene):
        scene.circle("hilda_health", "partner", ended=scene.now)
        assert scene.derive().reads("hilda_health") == NOTHING


class TestConsent:
    def test_a_service_sees_what_the_family_agreed_to(self, scene):
        scene.agree("hospital", *HEALTH)
        assert scene.derive().reads("hilda_health") == set(HEALTH)

    def test_and_writes_nothing_into_the_joint_file(self, scene):
        scene.agree("hospital", *HEALTH)
        assert scene.derive().writes("hilda_health") == NOTHING

    def test_another_service_of_the_same_sector_sees_nothing(self, scene):
        scene.agree("hospital", *HEALTH)
        assert scene.derive().reads("mira_midwife") == NOTHING

    def test_the_unsigned_column_opens_nothing(self, scene):
        scene.agree("hospital", *HEALTH)
        scene.circle("sofia_social", "partner")
        assert scene.derive().reads("sofia_social") == PARTNER

    def test_withdrawal_ends_it_at_once(self, scene):
        scene.agree("hospital", *HEALTH, until=scene.now, started=scene.now - timedelta(days=9))
        assert scene.derive().reads("hilda_health") == NOTHING

    def test_a_consent_that_ran_out_opens_nothing(self, scene):
        past = scene.now - timedelta(days=1)
        scene.agree("hospital", *HEALTH, until=past, started=past - timedelta(days=9))
        assert scene.derive().reads("hilda_health") == NOTHING

    def test_a_consent_from_tomorrow_opens_nothing_today(self, scene):
        scene.agree("hospital", *HEALTH, started=scene.now + timedelta(days=1))
        assert scene.derive().reads("hilda_health") == NOTHING

    def test_consent_for_one_purpose_does_not_serve_another(self, scene):
        scene.agree("hospital", *HEALTH, purposes=(Purpose.SUPPORT,))
        scene.derive()
        assert scene.reads("hilda_health", purpose=Purpose.STATISTICS) == NOTHING

    def test_two_consents_open_what_each_says(self, scene):
        scene.agree("hospital", "identity", "health")
        scene.agree("hospital", "education")
        assert scene.derive().reads("hilda_health") == {"identity", "health", "education"}

    def test_one_of_two_withdrawn_leaves_the_other(self, scene):
        scene.agree("hospital", "identity", "health")
        scene.agree("hospital", "education", until=scene.now, started=scene.now - timedelta(1))
        assert scene.derive().reads("hilda_health") == {"identity", "health"}

    def test_a_consent_opens_the_plan_of_that_custody(self, scene):
        plan = scene.plan_volume()
        scene.agree("hospital", "identity", "plan")
        scene.derive()
        assert "plan" in scene.reads("hilda_health", plan)
        assert scene.writes("hilda_health", plan) == NOTHING


class TestOwnRecords:
    def test_a_service_keeps_what_it_wrote_after_withdrawal(self, scene):
        own = scene.own_file("hospital")
        scene.agree("hospital", *HEALTH, until=scene.now, started=scene.now - timedelta(1))
        scene.derive()
        assert scene.reads("hilda_health", own) == ALL
        assert scene.reads("hilda_health") == NOTHING

    def test_what_was_written_for_the_case_is_read_by_who_answers_for_it(self, managed):
        own = managed.own_file("hospital")
        managed.derive()
        assert managed.reads("tomas_therapist", own) == ALL
        assert managed.reads("ema_educator", own) == TEAM_MEMBER

    def test_midwife_and_health_visitor_in_one_corridor_read_nothing_of_each_other(self, managed):
        own = managed.own_file("hospital_birth", kept=True)
        managed.agree("hospital", *HEALTH)
        managed.derive()
        assert managed.reads("mira_midwife", own) == ALL
        assert managed.reads("hilda_health", own) == NOTHING
        assert managed.reads("tomas_therapist", own) == NOTHING
        assert managed.reads("carla_coordinator", own) == NOTHING

    def test_a_mother_does_not_see_a_services_own_file_by_herself(self, managed):
        own = managed.own_file("hospital_birth", kept=True)
        managed.derive()
        assert managed.reads("maria_mother", own) == NOTHING


class TestTheFamily:
    def test_both_parents_see_the_case_without_who_told_us(self, scene):
        scene.derive()
        assert scene.reads("maria_mother") == FAMILY
        assert scene.reads("fausto_father") == FAMILY

    def test_separated_parents_each_keep_their_own_dossier(self, scene):
        mother = scene.sql(
            "select id from access_dossier where person_id = %(p)s", p=scene.cast.maria_mother
        )[0]["id"]
        assert scene.reads("maria_mother", mother) == ALL
        assert scene.reads("fausto_father", mother) == NOTHING
        assert scene.reads("tomas_therapist", mother) == NOTHING

    def test_a_barred_father_sees_nothing_of_the_case(self, scene):
        scene.bar(BarKind.COURT, person="fausto_father")
        scene.derive()
        assert scene.reads("fausto_father") == NOTHING
        assert scene.reads("maria_mother") == FAMILY

    def test_a_bar_that_ended_bars_no_more(self, scene):
        scene.bar(BarKind.COURT, person="fausto_father", ended=True)
        assert scene.derive().reads("fausto_father") == FAMILY

    def test_a_carer_without_responsibility_sees_nothing_by_herself(self, scene):
        scene.sql(
            "update cases_familymember set holds_responsibility = false where person_id = %(p)s",
            p=scene.cast.fausto_father,
        )
        assert scene.derive().reads("fausto_father") == NOTHING

    def test_a_guardian_who_took_over_sees_and_the_one_before_no_longer(self, scene):
        scene.sql(
            """update cases_familymember set ended_at = now() where person_id = %(p)s""",
            p=scene.cast.fausto_father,
        )
        assert scene.derive().reads("fausto_father") == NOTHING

    def test_family_writes_its_words_and_answers_and_nothing_else(self, scene):
        scene.derive()
        assert scene.writes("maria_mother") == {"contact", "plan", "consent", "schedule"}

    def test_a_father_in_his_own_case_does_not_see_the_mothers_refuge(self, managed):
        managed.shield("maria_mother", "rui_refuge")
        managed.derive()
        assert "location" not in managed.reads("fausto_father")
        assert "plan" in managed.reads("fausto_father")


class TestShielded:
    def test_whereabouts_are_for_named_keepers_only(self, managed):
        managed.shield("flor", "tomas_therapist")
        managed.derive()
        assert "location" in managed.reads("tomas_therapist")
        assert "location" not in managed.reads("carla_coordinator")
        assert "location" not in managed.writes("carla_coordinator")

    def test_a_consent_cannot_open_protected_whereabouts(self, scene):
        scene.shield("flor")
        scene.agree("hospital", "identity", "location")
        assert scene.derive().reads("hilda_health") == {"identity"}

    def test_an_emergency_does_not_open_them_either(self, scene):
        scene.shield("flor")
        scene.open_in_emergency("stella_stranger", minutes=20)
        assert "location" not in scene.derive().reads("stella_stranger")

    def test_where_the_case_manager_works_is_for_keepers_only(self, managed):
        managed.workplace("Speech Centre Southtown", "210 555 555")
        managed.shield("maria_mother", "tomas_therapist")
        managed.derive()
        assert "Southtown" in managed.told_of_the_area("tomas_therapist")
        for name in ("carla_coordinator", "ema_educator", "maria_mother", "fausto_father"):
            assert "Southtown" not in managed.told_of_the_area(name)
            assert "210 555 555" not in managed.told_of_the_area(name)

    def test_a_stand_in_who_comes_while_protected_is_written_without_their_place(self, managed):
        managed.shield("flor", "tomas_therapist")
        managed.cover("ema_educator", until=managed.now + timedelta(days=7))
        managed.workplace("School Southtown", "", table="cases_cover")
        managed.derive()
        assert "Southtown" not in managed.told_of_the_area("carla_coordinator")
        assert "Southtown" in managed.told_of_the_area("tomas_therapist")

    def test_after_the_last_shield_the_workplace_is_known_again(self, managed):
        managed.workplace("Speech Centre Southtown", "210 555 555")
        managed.shield("flor", "tomas_therapist")
        managed.shield("maria_mother", "tomas_therapist")
        managed.end_shield("flor")
        managed.derive()
        assert "Southtown" not in managed.told_of_the_area("carla_coordinator")
        managed.end_shield("maria_mother")
        managed.derive()
        assert "Southtown" in managed.told_of_the_area("carla_coordinator")

    def test_a_family_that_somebody_shielded_joins_is_hidden_from_then_on(self, managed):
        managed.workplace("Speech Centre Southtown", "210 555 555")
        managed.sql(
            "update cases_familymember set ended_at = now() where person_id = %(p)s",
            p=managed.cast.maria_mother,
        )
        managed.shield("maria_mother", "tomas_therapist")
        managed.derive()
        assert "Southtown" in managed.told_of_the_area("carla_coordinator")
        managed.add(
            "cases_familymember", person_id=managed.cast.maria_mother, started_at=managed.now
        )
        managed.derive()
        assert "Southtown" not in managed.told_of_the_area("carla_coordinator")

    def test_an_old_team_reads_nothing_of_a_shielded_family_that_moved(self, managed):
        managed.shield("flor")
        managed.move_away(history=True)
        managed.derive()
        assert managed.reads("carla_coordinator") == NOTHING


class TestWhoEntered:
    """Whoever entered a child lets go when a case opens, and after a month (ADR 0013)."""

    def test_until_a_case_opens_they_read_how_to_reach_the_child(self, scene):
        child = scene.enter("stella_stranger", born_on=scene.now.date() - timedelta(days=900))
        assert scene.names("stella_stranger", child)

    def test_a_case_of_another_team_ends_it_in_the_same_instant(self, scene):
        child = scene.enter("stella_stranger", born_on=scene.now.date() - timedelta(days=900))
        scene.take_on(child)
        assert not scene.names("stella_stranger", child)

    def test_after_a_month_it_ended_by_itself(self, scene):
        child = scene.enter("stella_stranger", born_on=scene.now.date() - timedelta(days=900))
        assert scene.reach_ends(child) == scene.now + timedelta(days=30)

    def test_an_adult_stays_within_reach_of_whoever_entered_them(self, scene):
        adult = scene.enter("stella_stranger", born_on=date(1990, 1, 1))
        assert scene.reach_ends(adult) is None


class TestCover:
    def test_a_stand_in_sees_what_the_case_manager_sees(self, managed):
        managed.cover("ema_educator", until=managed.now + timedelta(days=7))
        assert managed.derive().reads("ema_educator") == ALL

    def test_a_cover_that_ended_falls_back(self, managed):
        managed.cover("ema_educator", until=managed.now)
        assert managed.derive().reads("ema_educator") == TEAM_MEMBER


class TestTransfer:
    def test_the_new_team_reads_and_writes_the_new_volume(self, managed):
        volume = managed.move_away(history=True)
        managed.derive()
        assert managed.reads("nelson_coordinator", volume) == ALL
        assert managed.writes("nelson_coordinator", volume) == ALL

    def test_the_new_team_reads_the_old_volume_only_if_the_family_agreed(self, managed):
        managed.move_away(history=True)
        assert managed.derive().reads("nelson_coordinator") == ALL

    def test_and_not_if_it_did_not(self, managed):
        managed.move_away(history=False)
        assert managed.derive().reads("nelson_coordinator") == NOTHING

    def test_nobody_writes_in_the_old_volume_any_more(self, managed):
        managed.move_away(history=True)
        managed.derive()
        assert managed.writes("nelson_coordinator") == NOTHING
        assert managed.writes("carla_coordinator") == NOTHING
        assert managed.writes("tomas_therapist") == NOTHING

    def test_the_old_team_reads_the_old_volume_for_thirty_days(self, managed):
        managed.move_away(history=True, days_ago=29)
        managed.derive()
        assert managed.reads("carla_coordinator") == ALL
        assert managed.reads("tomas_therapist") == ALL

    def test_and_not_on_the_thirty_first(self, managed):
        managed.move_away(history=True, days_ago=31)
        managed.derive()
        assert managed.reads("carla_coordinator") == NOTHING
        assert managed.reads("tomas_therapist") == NOTHING

    def test_the_old_team_never_reads_the_new_volume(self, managed):
        volume = managed.move_away(history=True)
        managed.derive()
        assert managed.reads("carla_coordinator", volume) == NOTHING
        assert managed.reads("tomas_therapist", volume) == NOTHING

    def test_a_consent_of_the_old_town_does_not_open_the_new_volume(self, managed):
        managed.agree("hospital", *HEALTH)
        volume = managed.move_away(history=True)
        managed.derive()
        assert managed.reads("hilda_health", volume) == NOTHING

    def test_the_parents_read_both(self, managed):
        volume = managed.move_away(history=False)
        managed.derive()
        assert managed.reads("maria_mother") == FAMILY
        assert managed.reads("maria_mother", volume) == FAMILY


class TestEmergency:
    def test_an_emergency_opens_for_its_minutes(self, scene):
        scene.open_in_emergency("stella_stranger", minutes=20)
        seen = scene.derive().reads("stella_stranger")
        assert {"safeguarding", "health", "identity"} <= seen
        assert not seen & {"source", "finance", "consent"}

    def test_and_no_longer(self, scene):
        scene.open_in_emergency("stella_stranger", minutes=-1)
        assert scene.derive().reads("stella_stranger") == NOTHING

    def test_a_bar_beats_an_emergency(self, scene):
        scene.open_in_emergency("stella_stranger", minutes=20)
        scene.bar(BarKind.FAMILY_TIE, worker="stella_stranger")
        assert scene.derive().reads("stella_stranger") == NOTHING


class TestBars:
    def test_a_declared_family_tie_beats_custody(self, managed):
        managed.bar(BarKind.FAMILY_TIE, worker="carla_coordinator")
        assert managed.reads("carla_coordinator") == NOTHING
        assert managed.writes("carla_coordinator") == NOTHING

    def test_a_bar_follows_the_human_to_another_membership(self, managed):
        managed.sql(
            "update agencies_membership set human_id = %(h)s where id = %(m)s",
            h=managed.human("stella_stranger"),
            m=managed.cast.ema_educator,
        )
        managed.bar(BarKind.FAMILY_TIE, worker="stella_stranger")
        assert managed.reads("ema_educator") == NOTHING

    def test_a_familys_refusal_beats_the_circle(self, scene):
        scene.circle("hilda_health", "partner")
        scene.bar(BarKind.REFUSAL, worker="hilda_health")
        assert scene.derive().reads("hilda_health") == NOTHING

    def test_but_not_a_duty_to_protect(self, scene):
        scene.basis("sofia_social", "identity", "safeguarding")
        scene.bar(BarKind.REFUSAL, worker="sofia_social")
        scene.derive()
        assert scene.reads("sofia_social") == NOTHING
        assert scene.reads("sofia_social", purpose=Purpose.PROTECTION) == {
            "identity",
            "safeguarding",
        }

    def test_a_court_beats_a_duty_to_protect(self, scene):
        scene.basis("sofia_social", "identity", "safeguarding")
        scene.bar(BarKind.COURT, worker="sofia_social")
        assert scene.derive().reads("sofia_social", purpose=Purpose.PROTECTION) == NOTHING


class TestLegalBasis:
    def test_it_serves_protection_and_nothing_else(self, scene):
        scene.basis("sofia_social", "identity", "safeguarding", "social")
        scene.derive()
        assert scene.reads("sofia_social", purpose=Purpose.PROTECTION) == {
            "identity",
            "safeguarding",
            "social",
        }
        assert scene.reads("sofia_social") == NOTHING


@pytest.fixture
def as_coordinator(scene):
    scene.derive()
    scene.reads("carla_coordinator")
    with entered(scene.actor("carla_coordinator", Purpose.SUPPORT)), connection.cursor() as cursor:
        yield cursor


def test_a_row_never_leaves_its_dossier(scene, as_coordinator):
    with pytest.raises(DatabaseError, match="never leaves"), transaction.atomic():
        as_coordinator.execute("update tests_probe set dossier_id = %s", [scene.cast.flor])


def test_nobody_can_name_their_own_grants(scene, as_coordinator):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        as_coordinator.execute("update access_grant set cats = 32767")


def test_nobody_can_read_why_others_see_something(as_coordinator):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        as_coordinator.execute("select basis from access_grant")


def test_nobody_sees_who_else_sees_something(scene, as_coordinator):
    as_coordinator.execute("select distinct principal from access_grant")
    mine = set(scene.actor("carla_coordinator", Purpose.SUPPORT).principals)
    assert {row[0] for row in as_coordinator.fetchall()} <= mine
