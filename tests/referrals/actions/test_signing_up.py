"""A birth is a number until the family signed up; then it has a name, at once."""

from datetime import date

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.people.actions import pregnancies, register
from ciranda.people.actions.shielding import shield
from ciranda.people.actions.whereabouts import Where, live_at
from ciranda.people.models import Person
from ciranda.people.queries import Known
from ciranda.referrals.actions.signing_up import fill_in, put_on_list, take_off
from ciranda.referrals.models import SignUp
from ciranda.referrals.queries.signing_up import births_waiting, form_of, forms_of_mine
from tests import births

ALL = ("signature", "name_checked", "way_to_reach", "language_asked")


@pytest.fixture
def centre(cast):
    return births.centre(cast)


def newborn(cast, given="Zulmira"):
    with entered(cast.actor("carla_coordinator")) as carla:
        return register(actor=carla, given=given, surnames="Teste", born_on=date(2026, 11, 1)).pk


def told(cast, number):
    return [births.listed(cast, newborn(cast, f"Zulmira{n}")) for n in range(number)]


def counted(cast, who="ema_educator"):
    actor = cast.actor(who)
    with entered(actor):
        return [one.number for one in births_waiting(actor)]


def test_the_centre_sees_how_many_and_nobodys_name(cast, centre):
    told(cast, 6)
    assert counted(cast) == [6]
    with entered(cast.actor("ema_educator")):
        assert forms_of_mine() == []
        assert not SignUp.objects.exists()
        assert not Person.objects.filter(given__startswith="Zulmira").exists()


def test_fewer_than_five_births_are_not_shown_as_a_number(cast, centre):
    told(cast, 4)
    assert counted(cast) == [None]


def test_a_team_of_another_area_is_told_no_number(cast, centre):
    told(cast, 6)
    assert counted(cast, "stella_stranger") == []


def test_an_incomplete_form_stays_on_the_list_and_names_nobody(cast, centre):
    (form,) = told(cast, 1)
    carla = cast.actor("carla_coordinator")
    assert not fill_in(actor=carla, sign_up_id=form, done=ALL[:2], version=1)
    with entered(carla):
        (waiting,) = forms_of_mine()
    assert waiting.missing == ("How the family can be reached safely",
                               "Asked in which language they want to be spoken to")  # fmt: skip
    with entered(cast.actor("ema_educator")):
        assert form_of(form) is None


def test_a_complete_form_releases_the_name_in_the_same_instant(cast, centre):
    forms = told(cast, 6)
    assert fill_in(actor=cast.actor("carla_coordinator"), sign_up_id=forms[0], done=ALL, version=1)
    assert counted(cast) == [5]
    with entered(cast.actor("ema_educator")):
        (named,) = forms_of_mine()
        assert (named.name, named.keeps) == ("Zulmira0 Teste", False)


def test_two_who_were_told_of_one_birth_count_it_once(cast, centre):
    forms = told(cast, 6)
    with entered(cast.actor("carla_coordinator")):
        child = SignUp.objects.get(pk=forms[0]).person_id
    with entered(cast.actor("tomas_therapist")) as tomas:
        same = register(actor=tomas, given="Other", surnames="Form", born_on=date(2026, 11, 2)).pk
        put_on_list(
            actor=tomas, programme=births.PROGRAMME, person_id=same, parish_code=births.AREA
        )
    assert births.listed(cast, child) == forms[0]
    assert counted(cast) == [7]


def test_a_family_that_does_not_want_to_counts_no_more_and_is_not_named(cast, centre):
    forms = told(cast, 6)
    take_off(actor=cast.actor("carla_coordinator"), sign_up_id=forms[0], version=1)
    assert counted(cast) == [5]
    with entered(cast.actor("ema_educator")):
        assert forms_of_mine() == []


def test_a_finished_form_and_one_somebody_saved_meanwhile_refuse(cast, centre):
    (form,) = told(cast, 1)
    carla = cast.actor("carla_coordinator")
    with pytest.raises(Refused, match="while you were writing"):
        fill_in(actor=carla, sign_up_id=form, done=ALL, version=9)
    fill_in(actor=carla, sign_up_id=form, done=ALL, version=1)
    with pytest.raises(Refused, match="finished"):
        fill_in(actor=carla, sign_up_id=form, done=ALL, version=2)


def test_a_birth_goes_on_the_list_of_the_mothers_area_without_her(cast, centre):
    with entered(cast.actor("carla_coordinator")) as carla:
        woman = register(actor=carla, given="Rosalva", surnames="Teste").pk
        live_at(actor=carla, person_id=woman, where=Where("Rua 1", parish_code=births.AREA))
        expected = pregnancies.expect(actor=carla, woman_id=woman)
        (child,) = pregnancies.born(
            actor=carla,
            pregnancy_id=expected.pk,
            on=date(2026, 11, 3),
            children=[Known("Zita", "Teste")],
        )
    with entered(cast.actor("carla_coordinator")):
        form = SignUp.objects.get()
    assert form.person_id == child.pk
    fill_in(actor=cast.actor("carla_coordinator"), sign_up_id=form.pk, done=ALL, version=1)
    with entered(cast.actor("ema_educator")):
        assert Person.objects.filter(pk=child.pk).exists()
        assert not Person.objects.filter(pk=woman).exists()


def test_a_child_whose_whereabouts_are_protected_goes_on_no_areas_list(cast, centre):
    child = newborn(cast)
    shield(
        actor=cast.actor("carla_coordinator"),
        person_id=child,
        reason="A court has ordered it.",
        keepers=[cast.carla_coordinator],
    )
    with pytest.raises(Refused, match="would tell"):
        births.listed(cast, child)


def test_no_area_no_list(cast, centre):
    with pytest.raises(Refused, match="another area"):
        put_on_list(
            actor=cast.actor("carla_coordinator"),
            programme=births.PROGRAMME,
            person_id=cast.flor,
            parish_code="000000",
        )
