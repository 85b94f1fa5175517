"""The plan goes along with the family; the old team reads what stood before and nothing later."""

from typing import Any
from uuid import UUID

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.cases.actions.derivation import rederive
from ciranda.cases.queries.consents import who_sees
from ciranda.common.database import OWNER, speaking_as
from ciranda.plans.actions import carrying, goals, plan
from ciranda.plans.actions.goals import GoalWords
from ciranda.plans.enums import ActionState, VersionState
from ciranda.plans.models import Action, ActionTerms, Goal, PlanVersion, Rank
from ciranda.plans.queries.linked import linked_cases
from ciranda.plans.queries.page import PlanPage, plan_page
from ciranda.plans.queries.sheets import plan_blocks
from ciranda.transfers.actions import answering, offering
from ciranda.transfers.actions.offering import Offer
from tests import casework
from tests.plans.writing import SLEEP, SPEECH, Written, sign_plan, write_plan


def move(cast: Any, *, history_agreed: bool = True) -> None:
    """The family moves north; the new team accepts, phones, and holds custody."""
    _an_hour_ago()
    offer = Offer(
        "Flor",
        "by phone",
        "the family moved",
        history_agreed,
        agreed_by="Maria" if history_agreed else "",
        to_team_id=cast.north_team,
    )
    moving = offering.offer(actor=cast.actor("carla_coordinator"), case_id=cast.case, offer=offer)
    nelson = cast.actor("nelson_coordinator")
    answering.accept(actor=nelson, transfer_id=moving.pk, manager_id=cast.petra_therapist)
    answering.record_first_contact(
        actor=cast.actor("petra_therapist"), transfer_id=moving.pk, words="We spoke"
    )


def _an_hour_ago() -> None:
    """A test is one transaction and so one instant; in life a plan is older than the move."""
    with speaking_as(OWNER) as owner:
        for table in ("cases_planvolume", "cases_planpart"):
            owner.execute(f"update {table} set opened_at = opened_at - interval '1 hour'")


def goals_read(actor: Any) -> set[tuple[str, UUID]]:
    with entered(actor):
        return {(g.family_words, g.plan_version_id) for g in Goal.objects.all()}


def moved_plan(cast: Any) -> tuple[Written, PlanVersion]:
    written = write_plan(cast)
    sign_plan(cast, written)
    move(cast)
    with entered(cast.actor("petra_therapist")):
        return written, PlanVersion.objects.filter(plan_id=written.id).latest("number")


def test_the_new_team_finds_the_plan_in_force_with_ranks_and_open_actions(cast: Any) -> None:
    written, version = moved_plan(cast)
    assert (version.state, version.carried_over, version.number) == (VersionState.SIGNED, True, 2)
    with entered(cast.actor("petra_therapist")):
        words = Goal.objects.filter(plan_version=version).values_list("family_words", flat=True)
        assert set(words) == {SPEECH, SLEEP}
        assert Rank.objects.filter(goal__plan_version=version).count() == 2
        taken = ActionTerms.objects.filter(plan_version=version).select_related("action")
        assert {t.action.passed_from for t in taken} == {written.therapy.pk, written.hearing.pk}


def test_the_old_team_reads_the_old_volume_and_nothing_written_after(cast: Any) -> None:
    written, version = moved_plan(cast)
    petra = cast.actor("petra_therapist")
    plan.revise(actor=petra, plan_id=written.id)
    goals.add_goal(actor=petra, plan_id=written.id, words=GoalWords("To find friends", "en"))
    old = goals_read(cast.actor("tomas_therapist"))
    assert {words for words, _version in old} == {SPEECH, SLEEP}
    assert version.pk not in {which for _words, which in old}


def test_the_asked_service_goes_on_in_a_new_part_and_keeps_what_it_wrote_in_the_old(
    cast: Any,
) -> None:
    written, version = moved_plan(cast)
    with entered(cast.actor("hilda_health")):
        (found,) = Action.objects.all()
        assert found.passed_from == written.hearing.pk
        assert ActionTerms.objects.get().plan_version_id == version.pk


def test_a_family_that_says_no_begins_anew_with_the_new_team(cast: Any) -> None:
    written = write_plan(cast)
    sign_plan(cast, written)
    move(cast, history_agreed=False)
    petra = cast.actor("petra_therapist")
    assert goals_read(petra) == set()
    fresh = plan.start_plan(actor=petra, case_id=cast.case)
    assert fresh != written.id


def test_a_draft_in_the_making_goes_along_as_a_draft(cast: Any) -> None:
    written = write_plan(cast)
    sign_plan(cast, written)
    plan.revise(actor=written.writer, plan_id=written.id)
    goals.add_goal(actor=written.writer, plan_id=written.id, words=GoalWords("New", "en"))
    move(cast)
    with entered(cast.actor("petra_therapist")):
        states = PlanVersion.objects.filter(plan_id=written.id, carried_over=True)
        assert list(states.order_by("number").values_list("state", flat=True)) == [
            VersionState.SIGNED,
            VersionState.DRAFT,
        ]
        draft = states.get(state=VersionState.DRAFT)
        assert Goal.objects.filter(plan_version=draft).count() == 3
        assert Action.objects.exclude(passed_from=None).count() == 2


def moved_after_all_was_done(cast: Any) -> tuple[Written, PlanPage]:
    written = write_plan(cast)
    sign_plan(cast, written)
    with speaking_as(OWNER) as owner:
        owner.execute("update plans_action set state = 'done'")
    move(cast)
    return written, page_of(cast, written)


def page_of(cast: Any, written: Written) -> PlanPage:
    with entered(cast.actor("petra_therapist")):
        page = plan_page(written.id)
    assert page
    return page


def test_a_signed_plan_that_came_along_says_what_is_to_be_asked_again_and_who_did_it(
    cast: Any,
) -> None:
    written, page = moved_after_all_was_done(cast)
    assert page.is_from_before
    assert not page.standing_actions
    assert {(line.service_id, line.state) for line in page.to_ask_again} == {
        (written.therapy.service_id, ActionState.DONE),
        (written.hearing.service_id, ActionState.DONE),
    }
    said = str(plan_blocks(page, "en", "The plan"))
    assert "not signed here" in said
    assert "To be asked again here" in said


def test_it_is_asked_again_in_a_draft_to_be_signed_anew(cast: Any) -> None:
    written, _page = moved_after_all_was_done(cast)
    carrying.ask_again(actor=cast.actor("petra_therapist"), plan_id=written.id)
    page = page_of(cast, written)
    assert page.is_draft
    assert {a.state for a in page.standing_actions} == {ActionState.PLANNED}
    assert len(page.standing_actions) == 2
    assert not any(a.asked for a in page.standing_actions)
    assert page.to_ask_again == ()
    with pytest.raises(Refused):
        carrying.ask_again(actor=cast.actor("petra_therapist"), plan_id=written.id)


def test_who_may_not_read_the_former_plan_is_not_told_what_stood_there(cast: Any) -> None:
    written, _page = moved_after_all_was_done(cast)
    with entered(cast.actor("stella_stranger")):
        assert plan_page(written.id) is None
    with speaking_as(OWNER) as owner:
        owner.execute("update cases_custody set sees_history = false where ended_at is null")
    with entered(cast.actor("petra_therapist")):
        rederive(cast.case)
    assert page_of(cast, written).before == ()


def test_a_services_part_in_the_plan_adds_nothing_to_who_sees_the_file(cast: Any) -> None:
    """Counted over the case's volume of today, not the plan's and not the one left behind."""
    written = write_plan(cast)
    casework.share(cast, "hospital", "health")
    sign_plan(cast, written)
    move(cast)
    with entered(cast.actor("petra_therapist")):
        now = {s.ref: s.now for s in who_sees(cast.case)}
    assert now.get(cast.hospital_service, ()) == ()
    assert any(cats for cats in now.values())


def test_a_case_stands_once_on_its_plan_after_a_move(cast: Any) -> None:
    written, _ = moved_plan(cast)
    with entered(cast.actor("petra_therapist")):
        found = linked_cases(written.id)
    assert [(one.case_id, one.until) for one in found] == [(cast.case, None)]
