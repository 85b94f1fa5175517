"""What a court ordered stays in the plan: explained, and with the dissent noted beside it."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from ciranda.access.actions import Refused, entered
from ciranda.plans.actions import action, handing_back, orders, progress
from ciranda.plans.enums import ActionState, RequestState
from ciranda.plans.models import Action, ActionTerms, ActionUpdate
from tests.plans.writing import sign_plan, write_plan

DECISION = "Family court, 3 November 2026"
PLAIN = "Somebody sees the child every week until March. Ask your case manager what it means."


@pytest.fixture
def written(cast: Any) -> Any:
    return write_plan(cast)


def _order(written: Any, action_id: Any) -> None:
    orders.order(
        actor=written.writer, action_id=action_id, edition=1, decision=DECISION, explained=PLAIN
    )


def _now(written: Any, action_id: Any) -> Action:
    with entered(written.writer):
        return Action.objects.get(pk=action_id)


def test_what_a_court_ordered_is_taken_out_of_the_plan_by_nobody(cast: Any, written: Any) -> None:
    _order(written, written.therapy.pk)
    with pytest.raises(Refused, match="only another decision of the court"):
        action.remove_action(
            actor=written.writer, action_id=written.therapy.pk, edition=1, reason="No time"
        )
    with entered(written.writer), pytest.raises(IntegrityError), transaction.atomic():
        ActionTerms.objects.filter(action_id=written.therapy.pk).update(
            removed_at="2026-11-30T10:00Z", removed_reason="Past the action"
        )


def test_no_agency_stops_or_declines_what_a_court_ordered(cast: Any, written: Any) -> None:
    _order(written, written.therapy.pk)
    _order(written, written.hearing.pk)
    sign_plan(cast, written)
    with pytest.raises(Refused, match="A court ordered this"):
        progress.report(
            actor=written.writer,
            action_id=written.therapy.pk,
            edition=2,
            state=ActionState.STOPPED,
            words="We have no time",
        )
    with pytest.raises(Refused, match="A court ordered this"):
        progress.answer_request(
            actor=written.writer,
            action_id=written.hearing.pk,
            edition=_now(written, written.hearing.pk).edition,
            answer=RequestState.REFUSED,
            words="We have no place",
        )
    with entered(written.writer), pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.filter(pk=written.therapy.pk).update(state="stopped", state_reason="x")


def test_an_order_is_explained_in_plain_words_or_not_noted(cast: Any, written: Any) -> None:
    with pytest.raises(Refused, match="plain words"):
        orders.order(
            actor=written.writer,
            action_id=written.therapy.pk,
            edition=1,
            decision=DECISION,
            explained=" ",
        )
    assert _now(written, written.therapy.pk).ordered_by == ""


def test_dissent_is_noted_beside_the_order_and_changes_nothing(cast: Any, written: Any) -> None:
    with pytest.raises(Refused, match="No court ordered"):
        orders.dissent(actor=written.writer, action_id=written.therapy.pk, words="Too often")
    _order(written, written.therapy.pk)
    orders.dissent(actor=written.writer, action_id=written.therapy.pk, words="Too often")
    with entered(written.writer):
        said = ActionUpdate.objects.get(action_id=written.therapy.pk)
    assert said.dissents
    assert _now(written, written.therapy.pk).ordered_by == DECISION


def test_only_another_decision_of_the_court_ends_it(cast: Any, written: Any) -> None:
    _order(written, written.therapy.pk)
    with pytest.raises(Refused, match="Nobody else can"):
        orders.end_order(actor=written.writer, action_id=written.therapy.pk, edition=2, decision="")
    orders.end_order(
        actor=written.writer,
        action_id=written.therapy.pk,
        edition=2,
        decision="Family court, 1 March 2027",
    )
    action.remove_action(
        actor=written.writer, action_id=written.therapy.pk, edition=1, reason="It ended"
    )


def test_an_order_passes_on_with_its_action_when_sharing_ends(cast: Any, written: Any) -> None:
    _order(written, written.hearing.pk)
    sign_plan(cast, written)
    [passed] = handing_back.hand_back(
        actor=written.writer, case_id=cast.case, service_id=cast.hospital_service
    )
    now, before = _now(written, passed), _now(written, written.hearing.pk)
    assert (now.ordered_by, now.state) == (DECISION, ActionState.PLANNED)
    assert (before.ordered_by, before.state) == ("", ActionState.STOPPED)
