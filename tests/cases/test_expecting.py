"""A file on a pregnancy: hers alone, ended by the birth, and nothing of it goes to the child."""

from datetime import date

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.agencies.actions import form_team, place
from ciranda.agencies.enums import TeamRole
from ciranda.cases.actions import contacts
from ciranda.cases.actions.expecting import open_on_pregnancy
from ciranda.cases.actions.standing import Standing, record
from ciranda.cases.models import Case, Closing, Contact, FamilyMember, Paragraph, Subject
from ciranda.people.actions import pregnancies
from ciranda.people.models import Birth, Pregnancy
from ciranda.people.queries import Known
from tests import births
from tests.casework import past_the_wall
from tests.cast import FAR_BACK, SYSTEM


@pytest.fixture
def midwives(cast):
    """A team in the corridor of the children's centre, with no area of its own."""
    births.centre(cast)
    with entered(SYSTEM):
        team = form_team(actor=SYSTEM, name="Test Midwives", programme_key=births.PROGRAMME)
        place(
            actor=SYSTEM,
            membership_id=cast.carla_coordinator,
            team_id=team.pk,
            role=TeamRole.COORDINATOR,
            started_on=FAR_BACK,
        )
    return team.pk


@pytest.fixture
def file(cast, midwives):
    """The file, and the pregnancy it is about."""
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        expected = pregnancies.expect(actor=carla, woman_id=cast.maria_mother)
    case = open_on_pregnancy(actor=carla, pregnancy_id=expected.pk, team_id=midwives)
    contacts.write(
        actor=carla,
        case_id=case,
        header=contacts.Header("antenatal"),
        paragraphs=[contacts.Words(Category.HEALTH, "All is well at twenty weeks.")],
    )
    # as after COMMIT: opened and closed in one transaction, a case would never have had a team
    past_the_wall("set constraints all immediate", [])
    past_the_wall("set constraints all deferred", [])
    return case, expected.pk


def test_a_file_opens_before_a_child_exists_and_names_none(cast, file):
    with entered(cast.actor("carla_coordinator")):
        (subject,) = Subject.objects.filter(case_id=file[0])
        assert (subject.person_id, subject.pregnancy_id) == (None, file[1])


def test_the_same_corridor_sees_nothing_of_it(cast, file):
    for who in ("ema_educator", "hilda_health", "tomas_therapist"):
        with entered(cast.actor(who)):
            assert not Case.objects.filter(pk=file[0]).exists()
            assert not Pregnancy.objects.exists()


def test_the_woman_reads_it_and_the_father_does_not(cast, file):
    with entered(cast.family("maria_mother")):
        assert Paragraph.objects.filter(case_id=file[0]).exists()
    with entered(cast.family("fausto_father")):
        assert not Case.objects.filter(pk=file[0]).exists()


def test_nobody_else_of_the_family_can_stand_in_it(cast, file):
    with pytest.raises(Refused, match=r"the woman's|household or the circle"):
        record(
            actor=cast.actor("carla_coordinator"),
            case_id=file[0],
            person_id=cast.fausto_father,
            standing=Standing("father", True, "He says so."),
        )
    with entered(cast.actor("carla_coordinator")):
        assert FamilyMember.objects.filter(case_id=file[0]).count() == 1


def test_a_second_file_and_another_team_are_refused(cast, file, midwives):
    carla = cast.actor("carla_coordinator")
    with pytest.raises(Refused, match="already"):
        open_on_pregnancy(actor=carla, pregnancy_id=file[1], team_id=midwives)
    with pytest.raises(Refused, match="own teams"):
        open_on_pregnancy(actor=carla, pregnancy_id=file[1], team_id=cast.north_team)


def test_a_programme_that_begins_after_birth_says_so(cast, midwives):
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        expected = pregnancies.expect(actor=carla, woman_id=cast.maria_mother)
    with pytest.raises(Refused):
        open_on_pregnancy(actor=carla, pregnancy_id=expected.pk, team_id=cast.team)


def test_the_birth_ends_the_file_and_is_joined_to_it(cast, file):
    carla = cast.actor("carla_coordinator")
    (child,) = pregnancies.born(
        actor=carla, pregnancy_id=file[1], on=date(2026, 11, 3), children=[Known("Zita", "Teste")]
    )
    with entered(carla):
        assert Case.objects.get(pk=file[0]).closed_at is not None
        assert Closing.objects.get(case_id=file[0]).reason_key == "child_born"
        assert Birth.objects.get(pregnancy_id=file[1]).person_id == child.pk
        assert not Subject.objects.filter(person_id=child.pk).exists()


def test_whoever_knows_the_child_reads_nothing_of_hers(cast, file):
    carla = cast.actor("carla_coordinator")
    (child,) = pregnancies.born(
        actor=carla, pregnancy_id=file[1], on=date(2026, 11, 3), children=[Known("Zita", "Teste")]
    )
    births.listed(cast, child.pk)
    with entered(cast.actor("ema_educator")):
        assert not Birth.objects.exists()
        assert not Paragraph.objects.filter(case_id=file[0]).exists()


def test_a_loss_stops_every_message_and_asks_for_no_reason(cast, file):
    carla = cast.actor("carla_coordinator")
    pregnancies.lose(actor=carla, pregnancy_id=file[1], on=date(2026, 11, 3))
    with entered(carla):
        assert Pregnancy.objects.get(pk=file[1]).outcome == "lost"
        assert not Contact.objects.filter(
            case_id=file[0], is_planned=True, cancelled_at=None
        ).exists()
