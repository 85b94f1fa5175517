"""A line goes on: responsibility passes at the pack's ages; a person confirms what is suggested."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from ciranda.access.actions import Refused, entered
from ciranda.cases.actions import line
from ciranda.cases.actions.line.inviting import tend_line
from ciranda.cases.enums import Prompt, SuggestionState
from ciranda.cases.models import Passing, Suggestion, Task
from ciranda.cases.queries.line import lines_to_tend
from ciranda.common.dates import add_months
from ciranda.transfers.actions import offering
from ciranda.transfers.actions.offering import Offer
from tests import casework
from tests.cast import SYSTEM
from tests.linework import notice, programme, read, today


@pytest.fixture
def noor(cast):
    """A child whose line began today."""
    programme()
    return notice(cast)


def _near(cast, noor, key="school_team"):
    """Let a passing be near, as if years had gone by."""
    with entered(cast.actor("carla_coordinator")):
        Passing.objects.filter(case_id=noor.case_id, key=key).update(
            prepare_on=today(cast), due_on=today(cast) + timedelta(days=30)
        )


def _tended(case_id):
    with entered(SYSTEM):
        assert case_id in lines_to_tend(0)
        tend_line(case_id)


def _prompts(cast, noor):
    with entered(cast.actor("carla_coordinator")):
        return list(Task.objects.filter(case_id=noor.case_id, prompt=Prompt.PASSES_ON))


def test_a_line_knows_from_its_first_day_when_somebody_else_answers(cast, noor):
    born = today(cast) - timedelta(days=2)
    assert {p.key: p.due_on for p in read(cast, noor.case_id).passings} == {
        "school_team": add_months(born, 48),
        "youth_team": add_months(born, 132),
        "grown_up": add_months(born, 228),
    }


def test_passing_on_is_prepared_by_itself_and_asked_once(cast, noor):
    _near(cast, noor)
    _tended(noor.case_id)
    with entered(SYSTEM):
        tend_line(noor.case_id)
    (task,) = _prompts(cast, noor)
    assert task.membership_id == cast.carla_coordinator
    assert task.about["passing"] == "school_team"


def test_a_family_that_declined_its_contacts_is_passed_on_all_the_same(cast, noor):
    line.decline(actor=cast.actor("carla_coordinator"), case_id=noor.case_id)
    _near(cast, noor)
    _tended(noor.case_id)
    assert len(_prompts(cast, noor)) == 1


def test_it_counts_as_received_only_when_the_next_team_took_over(cast, noor):
    _near(cast, noor)
    _tended(noor.case_id)
    carla = cast.actor("carla_coordinator")
    assert read(cast, noor.case_id).passings[0].received_on is None
    offer = Offer(
        child="Noor",
        reach="As the family wishes",
        reason="The school team takes over",
        history_agreed=True,
        agreed_by="Maria",
        to_team_id=cast.north_team,
    )
    transfer = offering.offer(actor=carla, case_id=noor.case_id, offer=offer)
    assert read(cast, noor.case_id).passings[0].received_on is None
    casework.move(cast, transfer.pk)
    passed = read(cast, noor.case_id, "nelson_coordinator").passings[0]
    assert (passed.key, passed.received_on) == ("school_team", today(cast))


@pytest.fixture
def toddler(cast):
    """A child of two and a half."""
    programme()
    return notice(cast, "Sami", born_on=add_months(today(cast), -30))


def _suggestion(cast, toddler):
    with entered(cast.actor("carla_coordinator")):
        return Suggestion.objects.get(case_id=toddler.case_id)


def _suggest(cast, toddler, *reasons):
    return line.suggest(
        actor=cast.actor("carla_coordinator"),
        case_id=toddler.case_id,
        kind="preschool",
        reasons=reasons,
    )


def test_a_preschool_place_is_suggested_and_a_person_confirms_it(cast, toddler):
    made = _suggest(cast, toddler, "home_language", "language_screen")
    assert _suggestion(cast, toddler).state == SuggestionState.PROPOSED
    carla = cast.actor("carla_coordinator")
    with pytest.raises(Refused, match="table"):
        line.confirm(actor=carla, suggestion_id=made, terms="for_nothing")
    line.confirm(actor=carla, suggestion_id=made, terms="low_income")
    found = _suggestion(cast, toddler)
    assert (found.state, found.terms_key) == (SuggestionState.CONFIRMED, "low_income")
    assert found.decided_by_name == carla.name


def test_nothing_is_confirmed_without_a_person_not_even_past_the_action(cast, toddler):
    made = _suggest(cast, toddler, "parents_schooling")
    carla = cast.actor("carla_coordinator")
    with entered(carla), pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.objects.filter(pk=made).update(state="confirmed", terms_key="low_income")


def test_relief_for_the_mother_is_reason_enough_and_no_reason_is_none(cast, toddler):
    with pytest.raises(Refused, match="at least one reason"):
        _suggest(cast, toddler)
    _suggest(cast, toddler, "relief_for_mother")
    assert _suggestion(cast, toddler).reason_keys == ["relief_for_mother"]


def test_not_now_says_why_and_it_may_be_suggested_again(cast, toddler):
    carla, made = cast.actor("carla_coordinator"), _suggest(cast, toddler, "home_language")
    with pytest.raises(Refused, match="waits for somebody"):
        _suggest(cast, toddler, "home_language")
    with pytest.raises(Refused, match="why not now"):
        line.put_aside(actor=carla, suggestion_id=made, words=" ")
    line.put_aside(actor=carla, suggestion_id=made, words="They wait for a place near grandmother")
    _suggest(cast, toddler, "home_language")
