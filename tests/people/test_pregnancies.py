"""For a pregnancy only the woman signs and sees; a birth releases nothing, a loss is silent."""

from datetime import date, timedelta

import pytest

from ciranda.access.actions import Actor, Refused, entered
from ciranda.access.enums import Role
from ciranda.cases.actions import contacts
from ciranda.cases.actions.notices import tell_family
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.cases.enums import NoticeKind
from ciranda.cases.models import Contact, FamilyNotice, Subject
from ciranda.cases.queries.clocks import with_late_clocks
from ciranda.common.database import OWNER, instant, speaking_as
from ciranda.people.actions import after_loss, pregnancies
from ciranda.people.actions.naming import record_death
from ciranda.people.enums import Outcome
from ciranda.people.models import Birth, Participation, Person, Pregnancy
from ciranda.people.queries import Known, quiet_among
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import current
from tests.casework import past_the_wall


def case_on(pregnancy):
    with speaking_as(OWNER) as cursor:
        cursor.execute("select case_id from cases_subject where pregnancy_id = %s", [pregnancy.pk])
        return cursor.fetchone()[0]


@pytest.fixture
def expected(cast):
    """The mother of the cast expects twins, and a team answers for it."""
    with entered(cast.actor("carla_coordinator")) as carla:
        made = pregnancies.expect(
            actor=carla, woman_id=cast.maria_mother, due_on=date(2026, 12, 24), expected=2
        )
        open_case(
            actor=carla,
            pack_version_id=current("snipi-pt").id,
            team_id=cast.team,
            subjects=[NewSubject(SubjectKind.PREGNANCY, pregnancy_id=made.pk)],
            family=[NewFamilyMember(cast.maria_mother, "mother", True)],
        )
    return made


def test_the_woman_sees_her_pregnancy_and_the_father_does_not(cast, expected):
    with entered(cast.family("maria_mother")):
        assert Pregnancy.objects.get().expected == 2
    with entered(cast.family("fausto_father")):
        assert not Pregnancy.objects.exists()


def test_the_team_that_answers_knows_who_is_expected(cast, expected):
    with entered(cast.actor("tomas_therapist")):
        assert Pregnancy.objects.get(pk=expected.pk).due_on == date(2026, 12, 24)
    with entered(cast.actor("petra_therapist")):
        assert not Pregnancy.objects.exists()


def test_twins_are_born_with_dossiers_of_their_own(cast, expected):
    with entered(cast.actor("carla_coordinator")) as carla:
        children = pregnancies.born(
            actor=carla,
            pregnancy_id=expected.pk,
            on=date(2026, 12, 20),
            children=[Known("Lara", "Exemplo"), Known("Sara", "Exemplo")],
        )
        assert [c.born_on for c in children] == [date(2026, 12, 20)] * 2
        seen_in = Participation.objects.filter(person__in=children)
        assert expected.dossier_id not in seen_in.values_list("dossier_id", flat=True)
        assert Birth.objects.filter(pregnancy=expected).count() == 2
        with pytest.raises(Refused, match="ended"):
            pregnancies.lose(actor=carla, pregnancy_id=expected.pk, on=date(2026, 12, 21))
    with entered(cast.family("fausto_father")):
        assert not Person.objects.filter(pk__in=[c.pk for c in children]).exists()


def test_a_loss_stops_every_message_in_the_same_instant(cast, expected):
    told: list[object] = []
    after_loss.append(lambda actor, abouts: told.extend(abouts))
    try:
        with entered(cast.actor("carla_coordinator")) as carla:
            lost = pregnancies.lose(actor=carla, pregnancy_id=expected.pk, on=date(2026, 7, 1))
            assert lost.outcome == Outcome.LOST
            assert quiet_among([expected.pk]) == {expected.pk}
    finally:
        after_loss.pop()
    assert told == [expected.pk]


def test_a_birth_is_not_without_a_child(cast, expected):
    with (
        entered(cast.actor("carla_coordinator")) as carla,
        pytest.raises(Refused, match="newborn"),
    ):
        pregnancies.born(actor=carla, pregnancy_id=expected.pk, on=date(2026, 7, 1), children=[])


def test_the_case_goes_on_with_the_children(cast, expected):
    with entered(cast.actor("carla_coordinator")) as carla:
        children = pregnancies.born(
            actor=carla,
            pregnancy_id=expected.pk,
            on=date(2026, 2, 20),
            children=[Known("Lara", "Exemplo"), Known("Sara", "Exemplo")],
        )
    with entered(cast.actor("tomas_therapist")):
        about = Subject.objects.filter(case_id=case_on(expected), ended_on=None)
        assert {s.person_id for s in about} == {c.pk for c in children}
        assert Person.objects.filter(pk__in=[c.pk for c in children]).count() == 2


def test_after_a_loss_nothing_planned_is_left_and_nobody_of_the_family_is_told(cast, expected):
    with entered(cast.actor("carla_coordinator")) as carla:
        case_id = case_on(expected)
        assert tell_family(case_id, NoticeKind.MEETING) == 1
        soon = instant() + timedelta(days=3)
        header = contacts.Header(kind="visit", at=soon)
        visit = contacts.plan(actor=carla, case_id=case_id, header=header)
        pregnancies.lose(actor=carla, pregnancy_id=expected.pk, on=date(2026, 2, 1))
        assert Contact.objects.get(pk=visit).cancelled_at
        assert tell_family(case_id, NoticeKind.MEETING) == 0
    with entered(cast.family("maria_mother")):
        assert not FamilyNotice.objects.filter(case_id=case_id, seen_at=None).exists()


def test_after_a_loss_no_deadline_climbs(cast, expected):
    case_id = case_on(expected)
    past_the_wall("update cases_clock set due_on = current_date - 9", [])
    job = Actor(human_id=None, role=Role.SYSTEM, name="clocks")
    with entered(job):
        assert case_id in with_late_clocks()
    with entered(cast.actor("carla_coordinator")) as carla:
        pregnancies.lose(actor=carla, pregnancy_id=expected.pk, on=date(2026, 2, 1))
    with entered(job):
        assert case_id not in with_late_clocks()
        assert cast.case not in {case_id}


def test_a_twin_who_lives_keeps_the_case_awake(cast, expected):
    with entered(cast.actor("carla_coordinator")) as carla:
        one, other = pregnancies.born(
            actor=carla,
            pregnancy_id=expected.pk,
            on=date(2026, 2, 20),
            children=[Known("Lara", "Exemplo"), Known("Sara", "Exemplo")],
        )
        record_death(actor=carla, person_id=one.pk, on=date(2026, 2, 21), version=1)
        assert tell_family(case_on(expected), NoticeKind.MEETING) == 1
        record_death(actor=carla, person_id=other.pk, on=date(2026, 2, 22), version=1)
        assert tell_family(case_on(expected), NoticeKind.MEETING) == 0


def test_how_it_ended_may_be_unknown_and_messages_stop_too(cast, expected):
    with entered(cast.actor("carla_coordinator")) as carla:
        pregnancies.lose_sight(actor=carla, pregnancy_id=expected.pk, on=date(2026, 2, 1))
        assert quiet_among([expected.pk])


def test_no_sender_at_all_reaches_the_family_after_a_loss(cast, expected):
    case_id = case_on(expected)
    notice = (
        "insert into cases_familynotice (id, case_id, dossier_id, person_id, kind, at)"
        " select gen_random_uuid(), v.case_id, v.dossier_id, %s, 'meeting', now()"
        " from cases_volume v where v.case_id = %s"
    )
    past_the_wall(notice, [cast.maria_mother, case_id])
    with entered(cast.actor("carla_coordinator")) as carla:
        pregnancies.lose(actor=carla, pregnancy_id=expected.pk, on=date(2026, 2, 1))
    past_the_wall(notice, [cast.maria_mother, case_id])
    with entered(cast.family("maria_mother")):
        assert FamilyNotice.objects.filter(case_id=case_id).count() == 1
