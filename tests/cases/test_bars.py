"""A bar beats every grant and follows the human; it ends on grounds. Emergencies are reviewed."""

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import BarKind, Category, Purpose
from ciranda.cases.actions.bars import (
    declare_family_tie,
    end_bar,
    record_bar,
    refuse_worker,
    take_back_refusal,
)
from ciranda.cases.actions.circle import Part, join_worker
from ciranda.cases.actions.coordination import allocate
from ciranda.cases.actions.emergency import open_in_emergency, review
from ciranda.cases.models import BreakGlass, Case, CircleMember, Cover
from ciranda.common.database import OWNER, speaking_as
from tests.cases.circles import sees


@pytest.fixture
def carla(cast):
    found = cast.actor("carla_coordinator")
    allocate(actor=found, case_id=cast.case, membership_id=cast.tomas_therapist)
    return found


def reference(cast):
    with entered(cast.actor("carla_coordinator")):
        return Case.objects.get(pk=cast.case).reference


def open_cases(actor):
    with entered(actor):
        return Case.objects.count()


def test_a_refused_case_manager_sees_nothing_and_the_coordinator_stands_in(cast, carla):
    assert open_cases(cast.actor("tomas_therapist")) == 1
    refuse_worker(
        actor=cast.family("maria_mother"), case_id=cast.case, membership_id=cast.tomas_therapist
    )
    tomas = cast.actor("tomas_therapist")
    assert open_cases(tomas) == 0
    assert not sees(tomas, cast.dossier, Category.IDENTITY)
    with entered(carla):
        assert Cover.objects.get(ended_at=None).membership_id == cast.carla_coordinator


def test_a_refusal_does_not_stop_a_duty_to_protect_a_court_does(cast, carla):
    refuse_worker(
        actor=cast.family("maria_mother"), case_id=cast.case, membership_id=cast.tomas_therapist
    )
    assert open_cases(cast.actor("tomas_therapist", Purpose.PROTECTION)) == 1
    bar(cast, carla, BarKind.COURT, "worker", cast.tomas_therapist)
    assert open_cases(cast.actor("tomas_therapist", Purpose.PROTECTION)) == 0


def bar(cast, actor, kind, who, who_id, **more):
    return record_bar(
        actor=actor,
        kind=kind,
        who=who,
        who_id=who_id,
        case_id=cast.case,
        reason="Court order 12/26 of 3 November",
        **more,
    )


def test_a_barred_father_sees_nothing_of_the_child_and_still_his_own_dossier(cast, carla):
    before = cast.family("fausto_father")
    assert open_cases(before) == 1
    made = bar(cast, carla, BarKind.COURT, "person", cast.fausto_father, person_id=cast.flor)
    after = cast.family("fausto_father")
    assert open_cases(after) == 0
    from ciranda.people.models import Person

    with entered(after):
        assert [p.pk for p in Person.objects.all()] == [cast.fausto_father]
    with pytest.raises(Refused, match="grounds"):
        end_bar(actor=carla, case_id=cast.case, bar_id=made, grounds=" ")
    end_bar(actor=carla, case_id=cast.case, bar_id=made, grounds="Order lifted, 14/26")
    assert open_cases(cast.family("fausto_father")) == 1


def test_a_bar_on_a_child_covers_the_cases_to_come(cast, carla):
    from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
    from ciranda.programmes.enums import SubjectKind
    from ciranda.programmes.queries import current

    bar(cast, carla, BarKind.COURT, "person", cast.fausto_father, person_id=cast.flor)
    open_case(
        actor=carla,
        pack_version_id=current("meitheal-ie").id,
        team_id=cast.team,
        subjects=[NewSubject(SubjectKind.CHILD, cast.flor)],
        family=[NewFamilyMember(cast.fausto_father, "father", True)],
    )
    assert open_cases(cast.family("fausto_father")) == 0


def test_a_refused_worker_leaves_the_circle_but_not_another_adults_own_helper(cast, carla):
    part = Part("partner", helper_of=cast.maria_mother)
    join_worker(actor=carla, case_id=cast.case, membership_id=cast.hilda_health, part=part)
    with pytest.raises(Refused):
        refuse_worker(
            actor=cast.family("fausto_father"), case_id=cast.case, membership_id=cast.hilda_health
        )
    refuse_worker(
        actor=cast.family("maria_mother"), case_id=cast.case, membership_id=cast.hilda_health
    )
    with entered(carla):
        assert not CircleMember.objects.filter(ended_at=None).exists()


def test_the_family_takes_back_its_own_refusal_and_no_court_order(cast, carla):
    mother = cast.family("maria_mother")
    made = refuse_worker(actor=mother, case_id=cast.case, membership_id=cast.tomas_therapist)
    court = bar(cast, carla, BarKind.COURT, "worker", cast.ema_educator)
    with pytest.raises(Refused, match="not yours"):
        take_back_refusal(actor=mother, case_id=cast.case, bar_id=court, grounds="please")
    with pytest.raises(Refused, match="not yours"):
        take_back_refusal(
            actor=cast.family("fausto_father"), case_id=cast.case, bar_id=made, grounds="please"
        )
    take_back_refusal(actor=mother, case_id=cast.case, bar_id=made, grounds="We have talked")
    assert open_cases(cast.actor("tomas_therapist")) == 1
    with entered(carla):
        assert not Cover.objects.filter(ended_at=None).exists(), "nobody stands in any longer"


def test_a_worker_declares_a_family_tie_and_cannot_lift_it(cast, carla):
    ema = cast.actor("ema_educator")
    assert open_cases(ema) == 1
    made = declare_family_tie(actor=ema, case_id=cast.case, reason="my cousin's child")
    assert open_cases(cast.actor("ema_educator")) == 0
    with pytest.raises(Refused):
        end_bar(actor=cast.actor("ema_educator"), case_id=cast.case, bar_id=made, grounds="no")


def test_the_coordinator_cannot_lift_what_binds_themselves(cast, carla):
    made = declare_family_tie(actor=carla, case_id=cast.case, reason="my cousin's child")
    with pytest.raises(Refused, match="not yours"):
        end_bar(actor=carla, case_id=cast.case, bar_id=made, grounds="I say so")


def test_strangers_bar_nobody(cast, carla):
    with pytest.raises(Refused):
        bar(
            cast,
            cast.actor("nelson_coordinator"),
            BarKind.COURT,
            "worker",
            cast.tomas_therapist,
        )


def test_the_data_officer_may_bar(cast, carla):
    bar(cast, cast.actor("dora_data"), BarKind.FAMILY_TIE, "worker", cast.tomas_therapist)
    assert open_cases(cast.actor("tomas_therapist")) == 0


def test_an_emergency_opens_a_case_by_its_reference_for_an_hour_and_waits_for_review(cast):
    hilda = cast.actor("hilda_health")
    code = reference(cast)
    assert open_cases(hilda) == 0
    found = open_in_emergency(
        actor=hilda, reference=code.lower().replace("-", " "), reason="Unconscious in our ward"
    )
    assert found == cast.case
    assert open_cases(hilda) == 1
    assert sees(hilda, cast.dossier, Category.HEALTH)
    assert not sees(hilda, cast.dossier, Category.SOURCE)
    with speaking_as(OWNER) as cursor:
        cursor.execute("select valid_until - valid_from from access_grant where basis = 8")
        assert {row[0].total_seconds() for row in cursor.fetchall()} == {3600.0}
    with entered(cast.actor("dora_data")):
        waiting = BreakGlass.objects.get(reviewed_at=None)
    review(
        actor=cast.actor("dora_data"), opening_id=waiting.pk, justified=True, words="Ward phoned"
    )
    with entered(cast.actor("carla_coordinator")):
        assert BreakGlass.objects.get().justified


def test_nobody_reviews_their_own_opening(cast):
    carla = cast.actor("carla_coordinator")
    open_in_emergency(actor=carla, reference=reference(cast), reason="Unconscious in our ward")
    with entered(carla):
        mine = BreakGlass.objects.get()
    with pytest.raises(Refused, match="Somebody else"):
        review(actor=carla, opening_id=mine.pk, justified=True, words="fine")


def test_a_bar_beats_an_emergency_in_the_words_of_a_wrong_reference(cast, carla):
    bar(cast, carla, BarKind.COURT, "worker", cast.hilda_health)
    said = []
    for code in (reference(cast), "AAAA-AAAA-AAAA"):
        with pytest.raises(Refused) as refused:
            open_in_emergency(
                actor=cast.actor("hilda_health"), reference=code, reason="Unconscious in our ward"
            )
        said.append(str(refused.value))
    assert said[0] == said[1]
    assert open_cases(cast.actor("hilda_health")) == 0


def test_the_family_never_reads_the_reason_of_an_opening(cast):
    open_in_emergency(
        actor=cast.actor("hilda_health"),
        reference=reference(cast),
        reason="Afraid of the father",
    )
    with entered(cast.family("fausto_father")):
        assert not BreakGlass.objects.exists()


@pytest.mark.parametrize("minutes", [0, 61])
def test_an_emergency_is_short(cast, minutes):
    with pytest.raises(Refused, match="hour"):
        open_in_emergency(
            actor=cast.actor("hilda_health"),
            reference=reference(cast),
            reason="Unconscious in our ward",
            minutes=minutes,
        )
