"""What is known of a person: where it lies, who reads it, and what stays when it changes."""

from datetime import date

import pytest
from django.db import connection, transaction

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.people.actions import households, naming, reaching, whereabouts
from ciranda.people.enums import ContactKind, HouseholdRole, Precision, SafeWhen
from ciranda.people.models import (
    ContactPoint,
    HouseholdMember,
    NameChange,
    Person,
    Residence,
    Schooling,
)
from ciranda.people.policies.languages import language_name
from ciranda.people.policies.numbers import WrongNumberError, check_niss, checked
from ciranda.people.queries import Known, candidates
from tests.casework import manage

SOUTH, NORTH = "990101", "990201"
PHONE = reaching.Reach(
    ContactKind.PHONE,
    "912 345 678",
    SafeWhen.TIMES,
    whose="Grandmother",
    also_used_by="Father",
    safe_note="In the mornings",
)


@pytest.fixture
def carla(cast):
    with entered(cast.actor("carla_coordinator")) as actor:
        yield actor


def at(parish, **more):
    return whereabouts.Where(words="Street of the tests 1", parish_code=parish, **more)


def test_a_childs_residence_lies_in_the_case(carla, cast):
    made = whereabouts.live_at(actor=carla, person_id=cast.flor, where=at(SOUTH))
    assert made.dossier_id == cast.dossier


def test_a_second_residence_ends_the_first_unless_it_stands_beside_it(carla, cast):
    first = whereabouts.live_at(actor=carla, person_id=cast.flor, where=at(SOUTH))
    whereabouts.live_at(actor=carla, person_id=cast.flor, where=at(SOUTH), besides=True)
    first.refresh_from_db()
    assert first.ended_on is None
    moved = date(2026, 5, 1)
    whereabouts.live_at(actor=carla, person_id=cast.flor, where=at(SOUTH, started_on=moved))
    first.refresh_from_db()
    assert first.ended_on == moved


def test_a_move_to_another_catchment_is_proposed_to_the_team(carla, cast):
    whereabouts.live_at(actor=carla, person_id=cast.flor, where=at(NORTH))
    whereabouts.go_to_school(actor=carla, person_id=cast.flor, where=at(SOUTH))
    with connection.cursor() as cursor:
        found = rows(cursor, "select parish_id, seen_in from transfers_possiblemove")
    assert found == [{"parish_id": NORTH, "seen_in": "residence"}]


def test_an_adults_whereabouts_lie_in_their_own_file_unless_given_for_the_case(carla, cast):
    own = whereabouts.live_at(actor=carla, person_id=cast.maria_mother, where=at(SOUTH))
    given = whereabouts.live_at(
        actor=carla, person_id=cast.maria_mother, where=at(SOUTH), for_case=True
    )
    assert own.dossier_id != cast.dossier
    assert given.dossier_id == cast.dossier


def test_a_worker_without_the_adults_file_is_told_whose_it_is(cast):
    manage(cast)
    with entered(cast.actor("tomas_therapist")) as tomas, pytest.raises(Refused, match="own"):
        whereabouts.live_at(actor=tomas, person_id=cast.maria_mother, where=at(SOUTH))


def test_a_father_never_reads_where_the_mother_lives(carla, cast):
    made = whereabouts.live_at(actor=carla, person_id=cast.maria_mother, where=at(SOUTH))
    with entered(cast.family("fausto_father")):
        assert not Residence.objects.filter(pk=made.pk).exists()


def test_a_relatives_phone_is_enough_and_says_when_it_is_safe(carla, cast):
    made = reaching.add_contact_point(actor=carla, person_id=cast.flor, reach=PHONE)
    assert (made.category, made.whose, made.safe) == (
        Category.CONTACT,
        "Grandmother",
        SafeWhen.TIMES,
    )
    changed = reaching.change_safety(
        actor=carla,
        point_id=made.pk,
        safe=SafeWhen.NEVER,
        safe_note="",
        also_used_by="",
        version=1,
    )
    assert changed.version == 2
    with pytest.raises(Refused, match="Read it again"):
        reaching.change_safety(
            actor=carla,
            point_id=made.pk,
            safe=SafeWhen.ALWAYS,
            safe_note="",
            also_used_by="",
            version=1,
        )


def test_a_phone_and_a_number_lead_to_the_person(carla, cast):
    reaching.add_contact_point(actor=carla, person_id=cast.flor, reach=PHONE)
    reaching.give_number(actor=carla, person_id=cast.flor, register="pt-nus", value="123 456 789")
    by_number = candidates(carla, Known(numbers=(("pt-nus", "123456789"),)))
    assert [c.person_id for c in by_number.found] == [cast.flor]
    by_phone = candidates(carla, Known(phone="+351 912345678"))
    assert [c.person_id for c in by_phone.found] == [cast.flor]


def test_two_persons_with_one_number_are_nobodys_answer(carla, cast):
    for person in (cast.flor, cast.maria_mother):
        reaching.give_number(actor=carla, person_id=person, register="pt-nus", value="123456789")


@pytest.mark.parametrize(
    ("register", "value", "is_checked"),
    [
        ("pt-niss", "12060903799", True),
        ("pt-nif", "298001950", True),
        ("pt-nus", "123456789", False),
        ("other", "anything at all", False),
    ],
)
def test_check_digits_are_looked_at_where_they_are_known(register, value, is_checked):
    assert checked(register, value) is is_checked


@pytest.mark.parametrize(
    ("register", "value"),
    [("pt-niss", "12060903798"), ("pt-niss", "32060903799"), ("pt-nus", "12345"), ("pt-nif", "1")],
)
def test_a_wrong_digit_is_said(carla, cast, register, value):
    with pytest.raises(WrongNumberError):
        checked(register, value)
    with pytest.raises(Refused, match="Check each digit"):
        reaching.give_number(actor=carla, person_id=cast.flor, register=register, value=value)


def test_the_check_digit_of_a_niss_is_one_of_ten():
    right = [d for d in range(10) if _is_niss(f"1206090379{d}")]
    assert right == [9]


def _is_niss(value):
    try:
        check_niss(value)
    except WrongNumberError:
        return False
    return True


def test_a_language_with_its_interpreter_and_one_preferred(carla, cast):
    reaching.speak(actor=carla, person_id=cast.maria_mother, language="pt", is_preferred=True)
    preferred = reaching.speak(
        actor=carla,
        person_id=cast.maria_mother,
        language="uk",
        needs_interpreter=True,
        is_preferred=True,
    )
    with connection.cursor() as cursor:
        found = rows(
            cursor,
            "select language from people_spokenlanguage where is_preferred and ended_on is null",
        )
    assert found == [{"language": preferred.language}]
    assert language_name("uk") == "Ukrainian"
    assert language_name("psr") == "Portuguese Sign Language"


def test_a_household_lets_its_members_be_seen_and_leads_to_the_mother(carla, cast):
    made = households.form_household(
        actor=carla,
        living=(
            households.Living(cast.flor, HouseholdRole.CHILD),
            households.Living(cast.maria_mother, HouseholdRole.MOTHER, holds_responsibility=True),
        ),
        name="At the mother's",
    )
    assert made.dossier_id == cast.dossier
    with pytest.raises(Refused, match="already"):
        households.join_household(
            actor=carla,
            household_id=made.pk,
            living=households.Living(cast.flor, HouseholdRole.CHILD),
        )
    member = HouseholdMember.objects.get(household=made, person_id=cast.maria_mother)
    left = households.leave_household(
        actor=carla, member_id=member.pk, on=date(2026, 6, 1), reason="Moved out"
    )
    assert left.holds_responsibility
    [found] = candidates(carla, Known("Flor", mother="Maria Exemplo")).found
    assert "household" in found.signals


def rename(actor, person_id, **more):
    values = {"given": "Flor Maria", "surnames": "Exemplo da Silva", "version": 1} | more
    return naming.rename(actor=actor, person_id=person_id, **values)


def test_a_corrected_name_keeps_the_old_one_behind_the_same_wall(carla, cast):
    rename(carla, cast.flor, known_as="Flor", reason="As on the certificate")
    kept = NameChange.objects.get(person_id=cast.flor)
    assert (kept.given, kept.reason) == ("Flor", "As on the certificate")
    person = Person.objects.get(pk=cast.flor)
    assert (person.given, person.version, person.born_precision) == (
        "Flor Maria",
        2,
        Precision.UNKNOWN,
    )
    with entered(cast.actor("stella_stranger")):
        assert not NameChange.objects.exists()


def test_two_corrections_at_once_do_not_overwrite_each_other(carla, cast):
    rename(carla, cast.flor)
    with pytest.raises(Refused, match="Read it again"):
        rename(carla, cast.flor, given="Another")


def test_seeing_a_person_is_not_changing_one(cast):
    """A father sees his child's name and cannot rewrite it, in the database either."""
    with entered(cast.family("fausto_father")):
        assert Person.objects.filter(pk=cast.flor).exists()
        with transaction.atomic():
            assert Person.objects.filter(pk=cast.flor).update(given="Another") == 0


def test_the_found_name_is_the_new_one(carla, cast):
    rename(carla, cast.flor, given="Margarida")
    found = candidates(carla, Known("Margarida", "Exemplo"))
    assert [c.person_id for c in found.proposed] == [cast.flor]


def test_a_death_stops_every_message_that_day(carla, cast):
    from ciranda.people.queries import quiet_among

    naming.record_death(actor=carla, person_id=cast.flor, on=date(2026, 1, 2), version=1)
    assert quiet_among([cast.flor, cast.maria_mother]) == {cast.flor}


def test_what_holds_goes_along_with_a_case_and_old_rows_stay(carla, cast):
    from ciranda.people.actions.carrying import along

    reaching.add_contact_point(actor=carla, person_id=cast.flor, reach=PHONE)
    along(carla, cast.case, cast.case, True)
    assert ContactPoint.objects.filter(person_id=cast.flor).count() == 1
    whereabouts.go_to_school(actor=carla, person_id=cast.flor, where=at(SOUTH))
    with speaking_as(OWNER) as cursor:
        [own] = rows(
            cursor,
            "select id from access_dossier where person_id = %s and kind = 2",
            [cast.flor],
        )
        assert own["id"] != cast.dossier
    assert Schooling.objects.get(person_id=cast.flor).category == Category.EDUCATION
