"""The ordinary place that goes before a programme, and offers that are lost by silence."""

from datetime import timedelta
from typing import Any

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.cases.actions import stages
from ciranda.cases.actions.closing import Ending, close
from ciranda.cases.actions.derivation import rederive
from ciranda.cases.models import Clock, FamilyNotice
from ciranda.services.actions import (
    answer_offer,
    enrol_in_place,
    lose_offer,
    receive_offer,
    record_answer_to_offer,
    record_place,
)
from ciranda.services.enums import OfferState, PlaceFound
from ciranda.services.models import OfferPlace
from ciranda.services.queries import offer_of, offers_to, places_of
from tests import casework
from tests.services.centre import cast_as_family, centre_family, today

pytestmark = pytest.mark.django_db


def _move(cast: Any, case: Any) -> None:
    stages.move(actor=cast.actor("tomas_therapist"), case_id=case, to="taking_part")


def _offer(cast: Any, case: Any, days: int = 10) -> Any:
    by = today(cast) + timedelta(days=days)
    tomas = cast.actor("tomas_therapist")
    return receive_offer(actor=tomas, case_id=case, place="Sunny Hill", answer_by=by)


def _line(cast: Any, offer: Any) -> Any:
    with entered(cast.actor("tomas_therapist")):
        return offer_of(offer)


def test_the_programme_opens_only_once_looking_for_an_ordinary_place_failed(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    tomas = cast.actor("tomas_therapist")
    with pytest.raises(Refused, match="Write down first whether the child has"):
        _move(cast, case)
    with pytest.raises(Refused, match="Write down first whether the child has"):
        record_place(actor=tomas, case_id=case, found=PlaceFound.FAILED, reason="no_free_place")
    record_place(actor=tomas, case_id=case, found=PlaceFound.NONE)
    with pytest.raises(Refused, match="Look for an ordinary place first"):
        _move(cast, case)
    with pytest.raises(Refused, match="Choose one of the reasons"):
        record_place(actor=tomas, case_id=case, found=PlaceFound.FAILED, reason="")
    record_place(actor=tomas, case_id=case, found=PlaceFound.FAILED, reason="no_free_place")
    _move(cast, case)
    with entered(tomas):
        assert [f.found for f in places_of(case).findings] == [PlaceFound.FAILED, PlaceFound.NONE]


def test_a_child_with_an_ordinary_place_needs_no_programme(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    record_place(actor=cast.actor("tomas_therapist"), case_id=case, found=PlaceFound.HAS)
    with pytest.raises(Refused, match="needs no other"):
        _move(cast, case)


def test_an_unanswered_offer_climbs_before_the_day_on_which_it_is_lost(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    offer = _offer(cast, case)
    with entered(cast.actor("tomas_therapist")):
        clock = Clock.objects.get(case_id=case, key="place_answer", stopped_at=None)
    line = _line(cast, offer)
    # overdue on the third day before the last one
    assert line.climbs_on == line.answer_by - timedelta(days=3)
    assert clock.due_on == line.climbs_on - timedelta(days=1)
    assert line.days_left == 11


def test_the_family_is_told_of_an_offer_and_answers_by_itself(cast: Any) -> None:
    case, _child, mother = centre_family(cast)
    offer = _offer(cast, case)
    hodan = cast_as_family(cast, mother)
    with entered(hodan):
        told = FamilyNotice.objects.filter(kind="offer", about_id=offer)
        (line,) = offers_to(mother)
        assert (told.count(), line.place, line.is_open) == (1, "Sunny Hill", True)
    with pytest.raises(Refused, match="Choose one of the reasons"):
        answer_offer(actor=hodan, offer_id=offer, says_yes=False)
    answer_offer(actor=hodan, offer_id=offer, says_yes=True, words="Yes, please.")
    line = _line(cast, offer)
    assert (line.state, line.answered_by_family) == (OfferState.ACCEPTED, True)
    with pytest.raises(Refused, match="answered already"):
        answer_offer(actor=hodan, offer_id=offer, says_yes=True)


def _opened(cast: Any) -> Any:
    """A case whose opening has been looked at: a test is one transaction, in life two."""
    case, _child, _mother = centre_family(cast)
    casework.past_the_wall("set constraints all immediate", [])
    casework.past_the_wall("set constraints all deferred", [])
    return case


def test_a_case_does_not_close_while_nobody_decided_on_an_offer(cast: Any) -> None:
    case = _opened(cast)
    tomas, offer = cast.actor("tomas_therapist"), _offer(cast, case)
    ending = Ending("ended", "in_kindergarten", told_on=today(cast))
    for decide in (
        lambda: record_answer_to_offer(actor=tomas, offer_id=offer, says_yes=True),
        lambda: enrol_in_place(actor=tomas, offer_id=offer),
    ):
        with pytest.raises(Refused, match="A place was offered"):
            close(actor=tomas, case_id=case, ending=ending)
        decide()
    assert _line(cast, offer).state is OfferState.ENROLLED
    close(actor=tomas, case_id=case, ending=ending)


def test_a_refused_offer_names_its_reason_and_lets_the_case_close(cast: Any) -> None:
    case = _opened(cast)
    tomas, offer = cast.actor("tomas_therapist"), _offer(cast, case)
    with pytest.raises(Refused, match="Choose one of the reasons"):
        record_answer_to_offer(actor=tomas, offer_id=offer, says_yes=False)
    record_answer_to_offer(actor=tomas, offer_id=offer, says_yes=False, reason="too_far")
    with pytest.raises(Refused, match="has ended"):
        enrol_in_place(actor=tomas, offer_id=offer)
    close(
        actor=tomas,
        case_id=case,
        ending=Ending("ended", "family_asked_to_stop", told_on=today(cast)),
    )


def test_a_lost_offer_stops_its_clock_and_says_why(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    offer = _offer(cast, case)
    lose_offer(actor=cast.actor("tomas_therapist"), offer_id=offer, reason="family_waits")
    with entered(cast.actor("tomas_therapist")):
        assert not Clock.objects.filter(case_id=case, key="place_answer", stopped_at=None).exists()
    assert _line(cast, offer).state is OfferState.LOST


def test_a_day_that_has_passed_is_no_last_day(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    with pytest.raises(Refused, match="has passed"):
        _offer(cast, case, days=-1)


def test_where_the_place_is_is_hidden_while_the_family_is_shielded(cast: Any) -> None:
    case, child, _mother = centre_family(cast)
    offer = _offer(cast, case)
    assert _line(cast, offer).place == "Sunny Hill"
    casework.past_the_wall(
        "insert into people_shield (id, person_id, dossier_id, reason, started_at, recorded_by)"
        " select gen_random_uuid(), d.person_id, d.id, 'violence', now(), gen_random_uuid()"
        " from access_dossier d where d.person_id = %s and d.kind = 2",
        [child],
    )
    with entered(cast.actor("carla_coordinator")):
        rederive(case)
    assert _line(cast, offer).place == ""
    with entered(cast.actor("tomas_therapist")):
        assert not OfferPlace.objects.exists()


def test_a_stranger_sees_no_place_and_no_offer(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    offer = _offer(cast, case)
    with entered(cast.actor("stella_stranger")):
        assert offer_of(offer) is None
        assert places_of(case).findings == ()
    with pytest.raises(LookupError):
        record_place(actor=cast.actor("stella_stranger"), case_id=case, found=PlaceFound.HAS)
