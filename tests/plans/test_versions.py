"""Draft, proposed, signed, replaced: and who must have said yes."""

from typing import Any

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.plans.actions import goals, plan, signing
from ciranda.plans.actions.editing import NoSuchPlan, Overtaken
from ciranda.plans.actions.goals import GoalWords
from ciranda.plans.enums import VersionState
from ciranda.plans.models import ActionTerms, Goal, PlanSignature, PlanVersion, Rank, Words
from tests.plans.writing import SPEECH, agreed, sign_plan, write_plan


def test_a_plan_is_signed_by_family_and_case_manager_and_then_in_force(cast: Any) -> None:
    written = write_plan(cast)
    plan.propose(actor=written.writer, plan_id=written.id, words="Take your time")
    assert written.version.state == VersionState.PROPOSED
    signing.record_signature(
        actor=written.writer,
        plan_id=written.id,
        line_key="family",
        person_id=cast.maria_mother,
        answer=agreed(written),
    )
    assert written.version.state == VersionState.PROPOSED
    signing.sign_as_worker(
        actor=written.writer, plan_id=written.id, line_key="case_manager", answer=agreed(written)
    )
    signed = written.version
    assert signed.state == VersionState.SIGNED
    assert signed.review_on is not None


def test_the_mother_signs_in_her_own_pages_with_the_same_effect(cast: Any) -> None:
    written = write_plan(cast)
    plan.propose(actor=written.writer, plan_id=written.id)
    signing.sign_as_worker(
        actor=written.writer, plan_id=written.id, line_key="case_manager", answer=agreed(written)
    )
    signing.sign_own(
        actor=cast.family("maria_mother"),
        plan_id=written.id,
        line_key="family",
        answer=agreed(written),
    )
    assert written.version.state == VersionState.SIGNED


def test_a_plan_without_what_the_pack_needs_is_not_proposed_and_says_what(cast: Any) -> None:
    tomas = cast.actor("tomas_therapist")
    with entered(cast.actor("carla_coordinator")) as carla:
        plan_id = plan.start_plan(actor=carla, case_id=cast.case)
    with pytest.raises(Refused, match="What matters most to us now"):
        plan.propose(actor=carla, plan_id=plan_id)
    assert tomas.role


def test_what_was_signed_never_changes(cast: Any) -> None:
    written = write_plan(cast)
    sign_plan(cast, written)
    with pytest.raises(Refused, match="Start a new version"):
        goals.reword_goal(
            actor=written.writer,
            goal_id=written.speech.pk,
            edition=1,
            words=GoalWords("Something else", "en"),
        )


def test_the_next_version_begins_as_a_copy_and_replaces_the_old_once_signed(cast: Any) -> None:
    written = write_plan(cast)
    sign_plan(cast, written)
    first = written.version
    second = plan.revise(actor=written.writer, plan_id=written.id)
    with entered(written.writer):
        for kind, many in ((Words, 2), (Goal, 2), (ActionTerms, 2)):
            assert kind.objects.filter(plan_version=second).count() == many, kind
        assert Rank.objects.filter(goal__plan_version=second).count() == 2
        copied = Goal.objects.get(plan_version=second, thread=written.speech.thread)
        assert copied.family_words == SPEECH
        assert PlanVersion.objects.get(pk=first.pk).state == VersionState.SIGNED
    sign_plan(cast, written)
    with entered(written.writer):
        assert PlanVersion.objects.get(pk=first.pk).state == VersionState.REPLACED
        assert PlanVersion.objects.get(pk=second.pk).state == VersionState.SIGNED


def test_two_versions_are_never_open_at_once(cast: Any) -> None:
    written = write_plan(cast)
    sign_plan(cast, written)
    plan.revise(actor=written.writer, plan_id=written.id)
    with pytest.raises(Refused, match="not signed yet"):
        plan.revise(actor=written.writer, plan_id=written.id)


def test_a_signature_holds_only_for_the_text_that_was_shown(cast: Any) -> None:
    written = write_plan(cast)
    plan.propose(actor=written.writer, plan_id=written.id)
    shown = agreed(written)
    plan.take_back(actor=written.writer, plan_id=written.id)
    goals.reword_goal(
        actor=written.writer, goal_id=written.speech.pk, edition=1, words=GoalWords("New", "en")
    )
    plan.propose(actor=written.writer, plan_id=written.id)
    with pytest.raises(Refused, match="read it again"):
        signing.record_signature(
            actor=written.writer,
            plan_id=written.id,
            line_key="family",
            person_id=cast.maria_mother,
            answer=shown,
        )


def test_signatures_to_an_earlier_text_no_longer_count(cast: Any) -> None:
    written = write_plan(cast)
    plan.propose(actor=written.writer, plan_id=written.id)
    signing.record_signature(
        actor=written.writer,
        plan_id=written.id,
        line_key="family",
        person_id=cast.maria_mother,
        answer=agreed(written),
    )
    plan.take_back(actor=written.writer, plan_id=written.id)
    goals.reword_goal(
        actor=written.writer, goal_id=written.speech.pk, edition=1, words=GoalWords("New", "en")
    )
    plan.propose(actor=written.writer, plan_id=written.id)
    signing.sign_as_worker(
        actor=written.writer, plan_id=written.id, line_key="case_manager", answer=agreed(written)
    )
    assert written.version.state == VersionState.PROPOSED


def test_a_refusal_says_what_should_differ_and_the_other_parent_does_not_see_it(cast: Any) -> None:
    written = write_plan(cast)
    plan.propose(actor=written.writer, plan_id=written.id)
    no = signing.Answer(agrees=False, digest=written.version.digest)
    father = cast.family("fausto_father")
    with pytest.raises(Refused, match="what should be different"):
        signing.sign_own(actor=father, plan_id=written.id, line_key="other_parent", answer=no)
    no = signing.Answer(agrees=False, digest=written.version.digest, words="Not the night")
    signing.sign_own(actor=father, plan_id=written.id, line_key="other_parent", answer=no)
    seen = {}
    for name, actor in (
        ("father", father),
        ("mother", cast.family("maria_mother")),
        ("case manager", written.writer),
    ):
        with entered(actor):
            seen[name] = PlanSignature.objects.filter(plan_version=written.version.pk).count()
    assert seen == {"father": 1, "mother": 0, "case manager": 1}


def test_a_line_of_the_family_is_not_signed_by_a_worker_nor_a_workers_by_the_family(
    cast: Any,
) -> None:
    written = write_plan(cast)
    plan.propose(actor=written.writer, plan_id=written.id)
    with pytest.raises(Refused, match="for the family"):
        signing.sign_as_worker(
            actor=written.writer, plan_id=written.id, line_key="family", answer=agreed(written)
        )
    with pytest.raises(Refused, match="not the family"):
        signing.sign_own(
            actor=cast.family("maria_mother"),
            plan_id=written.id,
            line_key="case_manager",
            answer=agreed(written),
        )


def test_nobody_overwrites_words_they_have_not_read(cast: Any) -> None:
    written = write_plan(cast)
    carla = cast.actor("carla_coordinator")
    goals.reword_goal(
        actor=carla, goal_id=written.speech.pk, edition=1, words=GoalWords("Hers", "en")
    )
    with pytest.raises(Overtaken) as raised:
        goals.reword_goal(
            actor=written.writer, goal_id=written.speech.pk, edition=1, words=GoalWords("His", "en")
        )
    theirs = raised.value.theirs
    assert isinstance(theirs, Goal)
    assert (theirs.family_words, theirs.edition) == ("Hers", 2)


def test_a_goal_taken_out_says_why_and_comes_back_as_it_was(cast: Any) -> None:
    written = write_plan(cast)
    with pytest.raises(Refused, match="Say why"):
        goals.remove_goal(actor=written.writer, goal_id=written.sleep.pk, edition=1, reason=" ")
    goals.remove_goal(actor=written.writer, goal_id=written.sleep.pk, edition=1, reason="Not now")
    goals.restore_goal(actor=written.writer, goal_id=written.sleep.pk)
    with entered(written.writer):
        back = Goal.objects.get(pk=written.sleep.pk)
        assert back.removed_at is None
        assert Rank.objects.get(goal=back).place == 1


def test_a_stranger_finds_no_plan(cast: Any) -> None:
    written = write_plan(cast)
    stella = cast.actor("stella_stranger")
    with pytest.raises(NoSuchPlan):
        plan.revise(actor=stella, plan_id=written.id)
    with pytest.raises(NoSuchPlan):
        plan.start_plan(actor=stella, case_id=cast.case)
