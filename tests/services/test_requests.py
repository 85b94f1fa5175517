"""One request, a signature per service, open until it is known that the family got there."""

from datetime import timedelta
from typing import Any

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.cases.actions import consents
from ciranda.cases.models import Case
from ciranda.common.database import instant
from ciranda.services.actions import (
    answer,
    family_holds,
    make_appointment,
    record_arrival,
    route_request,
)
from ciranda.services.enums import PartState, SaidBy, Way
from ciranda.services.queries import PartLine, asked_of_us, is_worked_on, requests_of
from tests.services.walking import ask, family, sign

pytestmark = pytest.mark.django_db


def _lines(cast: Any, case: Any, who: str = "carla_coordinator") -> list[PartLine]:
    with entered(cast.actor(who)):
        return requests_of(case)[0]


def _asked(cast: Any, who: str) -> list[PartLine]:
    actor = cast.actor(who)
    with entered(actor):
        return asked_of_us(actor.service_id)[0]


def _warm(cast: Any) -> tuple[Any, Any]:
    case, mother = family(cast)
    sign(cast, case, mother, "social_security")
    return case, ask(cast, case, "social_security").sent[0]


def _appointment(cast: Any, part: Any) -> None:
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        at = instant() + timedelta(days=2)
    make_appointment(actor=carla, part_id=part, at=at)


def test_a_service_whose_column_is_unsigned_never_receives_the_request(cast: Any) -> None:
    case, mother = family(cast)
    sign(cast, case, mother, "social_security")
    done = ask(cast, case, "social_security", "hospital")
    assert (len(done.sent), len(done.waiting)) == (1, 1)
    assert [line.about for line in _asked(cast, "sofia_social")] == ["Mirela"]
    assert _asked(cast, "hilda_health") == []


def test_a_part_that_waits_goes_once_the_family_signs_for_it(cast: Any) -> None:
    case, mother = family(cast)
    done = ask(cast, case, "hospital")
    assert done.sent == ()
    sign(cast, case, mother, "hospital")
    again = route_request(actor=cast.actor("carla_coordinator"), request_id=done.request_id)
    assert again.sent == done.waiting
    assert len(_asked(cast, "hilda_health")) == 1


def test_an_asked_service_sees_its_own_part_and_no_other(cast: Any) -> None:
    case, mother = family(cast)
    for service in ("social_security", "hospital"):
        sign(cast, case, mother, service)
    ask(cast, case, "social_security", "hospital")
    assert len(_lines(cast, case)) == 2
    assert len(_lines(cast, case, "sofia_social")) == 1
    assert _lines(cast, case, "stella_stranger") == []


def test_told_where_to_go_is_a_lower_step_and_sends_nothing(cast: Any) -> None:
    case, _mother = family(cast)
    ask(cast, case, "social_security", way=Way.TOLD)
    (line,) = _lines(cast, case)
    assert line.standing.state is PartState.TOLD
    assert not line.standing.is_complete
    assert _asked(cast, "sofia_social") == []


def test_a_warm_referral_is_incomplete_until_family_and_sender_both_hold_an_appointment(
    cast: Any,
) -> None:
    case, part = _warm(cast)
    with pytest.raises(Refused, match="no appointment yet"):
        family_holds(actor=cast.actor("carla_coordinator"), part_id=part)
    _appointment(cast, part)
    assert not _lines(cast, case)[0].standing.is_complete
    family_holds(actor=cast.actor("carla_coordinator"), part_id=part)
    assert _lines(cast, case)[0].standing.is_complete


def test_it_stays_open_until_arrival_is_known_and_the_sender_sees_who_said_it(cast: Any) -> None:
    case, part = _warm(cast)
    _appointment(cast, part)
    family_holds(actor=cast.actor("carla_coordinator"), part_id=part)
    assert _lines(cast, case)[0].standing.is_open
    record_arrival(actor=cast.actor("sofia_social"), part_id=part, arrived=True)
    (line,) = _lines(cast, case)
    assert (line.standing.is_open, line.said_by) == (False, SaidBy.RECEIVER)


def test_a_missed_appointment_ends_nothing_and_another_one_is_made(cast: Any) -> None:
    case, part = _warm(cast)
    _appointment(cast, part)
    before = _asked(cast, "sofia_social")[0].standing.state
    record_arrival(actor=cast.actor("carla_coordinator"), part_id=part, arrived=False)
    line = _asked(cast, "sofia_social")[0]
    assert (line.standing.is_open, line.said_by, line.standing.state) == (
        True, SaidBy.FAMILY, before
    )  # fmt: skip
    _appointment(cast, part)
    with entered(cast.actor("carla_coordinator")):
        assert Case.objects.get(pk=case).closed_at is None


def test_below_the_threshold_needs_a_written_reason_that_the_sender_reads(cast: Any) -> None:
    case, part = _warm(cast)
    with pytest.raises(Refused, match="Say why"):
        answer(actor=cast.actor("sofia_social"), part_id=part, state=PartState.BELOW)
    why = "Only for families with a lease in the city."
    answer(actor=cast.actor("sofia_social"), part_id=part, state=PartState.BELOW, words=why)
    (line,) = _lines(cast, case)
    assert (line.reason, line.standing.is_open) == (why, False)


def test_refused_by_everybody_does_not_close_the_family(cast: Any) -> None:
    case, part = _warm(cast)
    answer(
        actor=cast.actor("sofia_social"), part_id=part, state=PartState.REFUSED, words="No places."
    )
    with entered(cast.actor("carla_coordinator")):
        assert Case.objects.get(pk=case).closed_at is None


def test_a_request_has_a_day_by_which_it_is_answered(cast: Any) -> None:
    case, _part = _warm(cast)
    assert _lines(cast, case)[0].due_on is not None


def test_another_service_answers_nothing_for_it(cast: Any) -> None:
    _case, part = _warm(cast)
    with pytest.raises(Exception, match=r"does not exist|Another service"):
        answer(actor=cast.actor("hilda_health"), part_id=part, state=PartState.ACCEPTED)


def test_somebody_works_on_it_already_is_a_yes_and_only_to_whom_the_family_lets_know_it(
    cast: Any,
) -> None:
    case, _part = _warm(cast)
    mother = _lines(cast, case)[0]
    assert mother.about == "Mirela"
    with entered(cast.actor("hilda_health")):
        assert is_worked_on(case, "housing") is False
    with entered(cast.actor("carla_coordinator")):
        assert is_worked_on(case, "housing") is True
        assert is_worked_on(case, "health") is False


def test_after_the_family_takes_its_agreement_back_the_service_is_asked_no_more(cast: Any) -> None:
    case, mother = family(cast)
    question = sign(cast, case, mother, "social_security")
    (part,) = ask(cast, case, "social_security").sent
    answer(actor=cast.actor("sofia_social"), part_id=part, state=PartState.ACCEPTED, words="Yes.")
    consents.record_withdrawal(actor=cast.actor("carla_coordinator"), question_id=question)
    assert _lines(cast, case)[0].standing.state is PartState.ENDED
    with pytest.raises(Refused, match="no longer shares"):
        answer(actor=cast.actor("sofia_social"), part_id=part, state=PartState.WAITING)
