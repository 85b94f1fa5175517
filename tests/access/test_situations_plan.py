"""Situations, written by hand: growing up, and who reads and writes a plan.

Asked of the database itself, speaking as the web role, like those of test_situations.py.
"""

from datetime import timedelta

import pytest

from ciranda.access.actions import entered
from ciranda.access.enums import BarKind
from ciranda.cases.actions import consents, standing
from ciranda.cases.actions.standing import Standing
from ciranda.cases.models import PlanPart, Volume
from ciranda.cases.queries.consents import kin_of
from ciranda.common.database import instant
from ciranda.plans.actions import plan
from ciranda.programmes.queries import current
from tests.access.facts import ALL, NOTHING, PARTNER, TEAM_MEMBER, Scene
from tests.cases.test_consents import answered, asked
from tests.cast import SYSTEM
from tests.plans.test_linking import BOTH, another_case
from tests.plans.writing import sign_plan, write_plan

ASKED = ALL - {"location", "source", "consent"}


@pytest.fixture
def scene(cast):
    return Scene(cast, instant())


class TestGrowingUp:
    @pytest.fixture
    def irish(self, scene):
        """The case under a programme that gives sixteen-year-olds their own health notes."""
        with entered(SYSTEM):
            version = current("meitheal-ie").id
        scene.sql(
            "update cases_case set pack_version_id = %(v)s where id = %(c)s",
            v=version,
            c=scene.cast.case,
        )
        return scene

    def tended(self, scene):
        with entered(SYSTEM):
            consents.tend(scene.cast.case)
        return scene

    def test_the_day_before_sixteen_parents_read_the_health_notes(self, irish):
        irish.child_is(191)
        assert "health" in self.tended(irish).reads("maria_mother")

    def test_at_sixteen_they_no_longer_do(self, irish):
        irish.child_is(192)
        self.tended(irish)
        assert "health" not in irish.reads("maria_mother")
        assert "health" not in irish.reads("fausto_father")
        assert "plan" in irish.reads("maria_mother")

    def test_a_parents_agreement_to_health_notes_ends_that_day(self, irish):
        cast = irish.cast
        (question,) = asked(cast, "maria_mother", column="health_at_the_table")
        answered(cast, question)
        assert irish.reads("hilda_health") == {"health"}
        irish.child_is(192)
        assert self.tended(irish).reads("hilda_health") == NOTHING

    def test_what_both_must_sign_waits_for_the_young_person(self, irish):
        cast = irish.cast
        (question,) = asked(cast, "maria_mother", column="at_the_table")
        answered(cast, question)
        irish.child_is(192)
        assert self.tended(irish).reads("hilda_health") == NOTHING

    def test_who_no_longer_holds_responsibility_opens_nothing_more(self, scene):
        cast = scene.cast
        (question,) = asked(cast, "maria_mother")
        answered(cast, question)
        with entered(cast.actor("carla_coordinator")):
            mother = next(k for k in kin_of(cast.case) if k.person_id == cast.maria_mother)
        standing.change(
            actor=cast.actor("carla_coordinator"),
            member_id=mother.member_id,
            standing=Standing("mother", holds_responsibility=False, grounds="Decision 12"),
        )
        assert scene.reads("hilda_health") == NOTHING
        assert scene.reads("maria_mother") == NOTHING

    def test_an_agreement_ends_with_its_last_day_and_no_job_is_needed(self, scene):
        cast = scene.cast
        (question,) = asked(cast, "maria_mother")
        answered(cast, question)
        scene.sql(
            "update consent_effect set ended_at = now() - interval '1 second', "
            "started_at = now() - interval '1 day'"
        )
        assert scene.derive().reads("hilda_health") == NOTHING


class TestThePlan:
    @pytest.fixture
    def planned(self, scene):
        """A signed plan; the hospital was asked for one action."""
        self.written = write_plan(scene.cast)
        sign_plan(scene.cast, self.written)
        return scene

    @property
    def plan(self):
        return self.written.version.dossier_id

    def part(self, scene):
        with entered(scene.cast.actor("carla_coordinator")):
            return PlanPart.objects.get(service_id=scene.cast.hospital_service).dossier_id

    def test_the_team_that_answers_reads_and_writes_it(self, planned):
        assert planned.reads("carla_coordinator", self.plan) == ALL
        assert planned.writes("tomas_therapist", self.plan) == ALL - {"source"}

    def test_a_member_of_the_team_reads_it_and_writes_nothing(self, planned):
        assert planned.reads("ema_educator", self.plan) == TEAM_MEMBER
        assert planned.writes("ema_educator", self.plan) == NOTHING

    def test_a_partner_with_an_action_reads_that_and_no_plan(self, planned):
        assert planned.reads("hilda_health", self.part(planned)) == ASKED
        assert planned.reads("hilda_health", self.plan) == NOTHING
        assert planned.reads("hilda_health") == NOTHING

    def test_a_former_partner_keeps_its_own_words_alone(self, planned):
        part = self.part(planned)
        planned.sql("update cases_planpart set ended_at = now() where dossier_id = %(d)s", d=part)
        planned.derive()
        assert planned.reads("hilda_health", part) == {"contact"}
        assert planned.writes("hilda_health", part) == NOTHING

    def test_both_parents_read_it_and_a_barred_one_does_not(self, planned):
        assert "plan" in planned.reads("fausto_father", self.plan)
        planned.bar(BarKind.COURT, person="fausto_father")
        planned.derive()
        assert planned.reads("fausto_father", self.plan) == NOTHING
        assert "plan" in planned.reads("maria_mother", self.plan)

    def test_a_stranger_and_another_team_read_nothing_of_it(self, planned):
        assert planned.reads("stella_stranger", self.plan) == NOTHING
        assert planned.reads("nelson_coordinator", self.plan) == NOTHING

    def test_a_circle_member_without_the_plan_knows_only_that_there_is_work(self, planned):
        planned.circle("nuno_nursery", "partner")
        assert planned.derive().reads("nuno_nursery", self.plan) == PARTNER

    def test_a_twins_team_reads_the_shared_plan_and_not_the_other_twin(self, planned):
        cast = planned.cast
        twin = another_case(cast, *BOTH, team="north_team")
        with entered(cast.actor("nelson_coordinator")):
            volume = Volume.objects.get(case_id=twin).dossier_id
        planned.sql(
            """insert into cases_planvolume (id, case_id, custody_id, plan_id, dossier_id,
                 opened_at) select gen_random_uuid(), u.case_id, u.id, %(p)s, %(d)s, now()
               from cases_custody u where u.case_id = %(c)s""",
            p=self.written.id,
            d=self.plan,
            c=twin,
        )
        with entered(SYSTEM):
            from ciranda.cases.actions.derivation import rederive

            rederive(twin)
        assert planned.reads("nelson_coordinator", self.plan) == ALL
        assert planned.reads("nelson_coordinator") == NOTHING
        assert planned.reads("carla_coordinator", volume) == NOTHING

    def test_unlinked_it_reads_the_plan_no_more(self, planned):
        cast = planned.cast
        twin = another_case(cast, *BOTH)
        carla = cast.actor("carla_coordinator")
        plan.link_case(actor=carla, plan_id=self.written.id, case_id=twin, agreed_with="Maria")
        planned.sql("update cases_coordination set ended_at = now() where case_id = %(c)s", c=twin)
        plan.unlink_case(actor=carla, plan_id=self.written.id, case_id=twin)
        assert "plan" in planned.reads("carla_coordinator", self.plan)

    def test_after_a_move_the_old_team_reads_its_plan_for_thirty_days(self, planned):
        old = self.plan
        planned.move_away(history=False)
        planned.derive()
        assert "plan" in planned.reads("carla_coordinator", old)
        assert planned.writes("carla_coordinator", old) == NOTHING
        assert planned.reads("nelson_coordinator", old) == NOTHING

    def test_and_not_afterwards(self, planned):
        old = self.plan
        planned.move_away(history=False, days_ago=31)
        planned.derive()
        assert planned.reads("carla_coordinator", old) == NOTHING

    def test_a_young_person_reads_their_own_plan(self, planned):
        planned.add(
            "cases_familymember",
            person_id=planned.cast.flor,
            relation="self",
            is_young_person=True,
            started_at=planned.now - timedelta(days=1),
        )
        planned.derive()
        assert "plan" in planned.reads("flor", self.plan)
