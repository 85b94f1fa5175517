"""A mediator without a certificate: a defined role, notes of their own, agreements in a line."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ciranda.access.actions import Refused, entered
from ciranda.cases.actions.coordination import allocate
from ciranda.services.actions import (
    ByWord,
    Known,
    define_mediator,
    log_agreement,
    write_private_note,
)
from ciranda.services.queries import agreements_of, mediators, own_notes
from tests.budgets import assert_within
from tests.services.walking import family
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db
KNOWN = Known("A course of the programme, three weeks", ("rom", "ro"), "The site by the canal")


def _define(cast: Any) -> None:
    define_mediator(actor=cast.actor("lena_lead"), membership_id=cast.tomas_therapist, known=KNOWN)


def test_a_mediator_holds_a_role_of_training_languages_and_areas_and_no_certificate(
    cast: Any,
) -> None:
    _define(cast)
    with entered(cast.actor("stella_stranger")):
        (found,) = mediators()
    assert (found.languages, found.areas) == (["rom", "ro"], "The site by the canal")


def test_another_agencys_worker_or_a_role_without_training_is_refused(cast: Any) -> None:
    lena = cast.actor("lena_lead")
    with pytest.raises(Refused, match="your own agency"):
        define_mediator(actor=lena, membership_id=cast.hilda_health, known=KNOWN)
    with pytest.raises(Refused, match="what they were trained in"):
        define_mediator(
            actor=lena, membership_id=cast.tomas_therapist, known=Known("", ("ro",), "x")
        )


def test_a_mediators_notes_are_read_by_nobody_else(cast: Any) -> None:
    case, _mother = family(cast)
    carla = cast.actor("carla_coordinator")
    allocate(actor=carla, case_id=case, membership_id=cast.tomas_therapist, named_by_family=True)
    with pytest.raises(Refused, match="Only mediators keep private notes"):
        write_private_note(actor=cast.actor("tomas_therapist"), case_id=case, words="x")
    _define(cast)
    tomas = cast.actor("tomas_therapist")
    write_private_note(actor=tomas, case_id=case, words="His brother need not know.")
    with entered(tomas):
        assert own_notes(case)[1] == 1
    with entered(carla):
        assert own_notes(case)[1] == 0


def test_what_was_agreed_by_word_of_mouth_is_one_line_with_both_parties_and_the_day(
    cast: Any,
) -> None:
    carla, today = cast.actor("carla_coordinator"), timezone.localdate()
    said = ByWord("Carla", "Wout, for the welfare centre", "They take our papers as theirs.", today)
    log_agreement(actor=carla, said=said)
    with pytest.raises(Refused, match="both sides"):
        log_agreement(actor=carla, said=ByWord("Carla", "", "They take our papers.", today))
    with pytest.raises(Refused, match="One line is enough"):
        log_agreement(actor=carla, said=ByWord("Carla", "Wout", "A\nB", today))
    with entered(carla):
        ((line,), total) = agreements_of(carla)
    assert (line.ours, line.agreed_on, total) == ("Carla", today, 1)


def test_the_pages_keep_their_number_of_statements(cast: Any) -> None:
    case, _mother = family(cast)
    client = Client()
    assert client.login(username="carla_coordinator", password=PASSWORD)
    for address in ("/mediators/", "/mediators/agreements/", f"/mediators/notes/{case}/"):
        assert_within(client, address)
