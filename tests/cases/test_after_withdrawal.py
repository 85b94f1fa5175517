"""What a consent that closes leaves behind, and who is told of it."""

from datetime import timedelta

import pytest
from django.utils import translation

from ciranda.access.actions import entered
from ciranda.cases.actions import circle, consents, coordination, tasks
from ciranda.cases.actions.circle import Part
from ciranda.cases.enums import Prompt
from ciranda.cases.models import CircleMember, FamilyNotice, Happening, Task
from ciranda.cases.queries.desk import desk_of
from ciranda.cases.queries.passed import what_passed_on
from ciranda.cases.queries.tasks import tasks_of
from ciranda.common.database import instant
from ciranda.consent.enums import Answer
from tests.cases.test_consents import HEALTH, answered, asked, sees


@pytest.fixture
def shared(cast):
    """Tomás manages the case; the mother agreed that the hospital sees the file."""
    carla = cast.actor("carla_coordinator")
    coordination.allocate(actor=carla, case_id=cast.case, membership_id=cast.tomas_therapist)
    (question,) = asked(cast, "maria_mother")
    answered(cast, question)
    return question


def withdraw(cast, question):
    consents.withdraw_own(actor=cast.family("maria_mother"), question_id=question)


def test_tasks_of_the_service_pass_to_the_case_manager(cast, shared):
    carla = cast.actor("carla_coordinator")
    circle.join_worker(
        actor=carla,
        case_id=cast.case,
        membership_id=cast.hilda_health,
        part=Part("partner"),
    )
    with entered(carla):
        due = (instant() + timedelta(days=5)).date()
    task = tasks.add(
        actor=carla,
        case_id=cast.case,
        what="Send the hearing test",
        due_on=due,
        membership_id=cast.hilda_health,
    )
    withdraw(cast, shared)
    assert sees(cast, "hilda_health") == set()
    with entered(carla):
        assert Task.objects.get(pk=task).membership_id == cast.tomas_therapist
        assert CircleMember.objects.get(membership_id=cast.hilda_health).ended_at is not None


def test_what_passed_is_named_in_one_task_that_tells_nothing(cast, shared):
    carla = cast.actor("carla_coordinator")
    circle.join_worker(
        actor=carla, case_id=cast.case, membership_id=cast.hilda_health, part=Part("partner")
    )
    for what in ("Send the hearing test", "Ring the nursery"):
        tasks.add(actor=carla, case_id=cast.case, what=what, membership_id=cast.hilda_health)
    withdraw(cast, shared)
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        (named,) = Task.objects.filter(prompt=Prompt.PASSED_ON)
        assert named.membership_id == cast.tomas_therapist
        passed = what_passed_on(named.pk)
        assert {t.what for t in passed.tasks} == {"Send the hearing test", "Ring the nursery"}
        open_now = tasks_of(tomas, cast.case, desk_of(tomas, cast.case)).open
        line = next(t for t in open_now if t.lists_what_passed)
        assert line.what == "Look at what passed to you: 2 tasks."
    with entered(cast.actor("stella_stranger")):
        assert what_passed_on(named.pk) is None
    for word in ("withdr", "Maria", "hospital", "shar"):
        assert word not in named.what


def test_where_nothing_was_left_behind_no_task_says_so(cast, shared):
    withdraw(cast, shared)
    with entered(cast.actor("carla_coordinator")):
        assert not Task.objects.filter(prompt=Prompt.PASSED_ON).exists()


def test_the_usual_talk_is_asked_for_in_the_readers_language(cast, shared):
    withdraw(cast, shared)
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        (english,) = tasks_of(tomas, cast.case, desk_of(tomas, cast.case)).open
        with translation.override("pt"):
            (portuguese,) = tasks_of(tomas, cast.case, desk_of(tomas, cast.case)).open
    assert english.what.startswith("Ring the family")
    assert "family" not in portuguese.what
    assert "família" in portuguese.what


def test_the_other_adults_own_helper_stays(cast, shared):
    carla = cast.actor("carla_coordinator")
    circle.join_worker(
        actor=carla,
        case_id=cast.case,
        membership_id=cast.hilda_health,
        part=Part("partner", helper_of=cast.fausto_father),
    )
    withdraw(cast, shared)
    with entered(carla):
        assert CircleMember.objects.get(membership_id=cast.hilda_health).ended_at is None


def test_the_case_manager_is_prompted_once_in_words_that_tell_nothing(cast, shared):
    withdraw(cast, shared)
    answered(cast, shared)
    withdraw(cast, shared)
    with entered(cast.actor("carla_coordinator")):
        (prompt,) = Task.objects.filter(membership_id=cast.tomas_therapist)
    assert prompt.due_on is not None
    for word in ("withdr", "Maria", "mother", "hospital", "health"):
        assert word not in prompt.what


def test_nobody_of_the_family_is_told(cast, shared):
    withdraw(cast, shared)
    for name in ("fausto_father", "maria_mother"):
        with entered(cast.family(name)):
            assert not FamilyNotice.objects.filter(kind="circle").exists()


def test_a_refusal_by_the_other_holder_closes_as_a_withdrawal_does(cast):
    closed = []
    consents.after_withdrawal.append(lambda actor, news: closed.append(news.service_id))
    try:
        mothers, fathers = asked(cast, "maria_mother", "fausto_father")
        answered(cast, mothers)
        assert answered(cast, fathers, frozenset()) == Answer.REFUSED
        assert closed == [cast.hospital_service]
        answered(cast, fathers, frozenset())
        assert closed == [cast.hospital_service]
    finally:
        consents.after_withdrawal.pop()


def test_agreeing_to_take_part_moves_the_clocks_from_the_portal_too(cast):
    (question,) = asked(cast, "maria_mother", column="participation", service="none")
    consents.answer_own(
        actor=cast.family("maria_mother"),
        question_id=question,
        categories=frozenset(HEALTH),
        typed_name="Maria",
    )
    with entered(cast.actor("carla_coordinator")):
        assert Happening.objects.filter(event="consent_given").exists()
