"""Tasks: whose they are, who may take them, how they end."""

from datetime import date, timedelta

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.cases.actions import contacts, tasks
from ciranda.cases.actions.contacts import Header, Words
from ciranda.cases.models import Task
from ciranda.cases.queries.day import day
from ciranda.cases.queries.desk import desk_of
from ciranda.cases.queries.takers import takers_of
from ciranda.cases.queries.tasks import tasks_of
from tests.casework import join_circle, manage, past_the_wall, share


def _add(cast, name="carla_coordinator", **more):
    return tasks.add(
        actor=cast.actor(name), case_id=cast.case, what=more.pop("what", "Call the nursery"), **more
    )


def _task(cast, made, name="carla_coordinator"):
    with entered(cast.actor(name)):
        return Task.objects.get(pk=made)


def test_a_task_is_for_oneself_unless_said(cast):
    assert _task(cast, _add(cast)).membership_id == cast.carla_coordinator


def test_it_needs_words(cast):
    with pytest.raises(Refused, match="what is to be done"):
        _add(cast, what="  ")


def test_it_goes_to_those_who_work_with_the_family_only(cast):
    manage(cast)
    join_circle(cast, "ema_educator")
    _add(cast, membership_id=cast.ema_educator)
    for stranger in (cast.stella_stranger, cast.hilda_health):
        with pytest.raises(Refused, match="works with this family"):
            _add(cast, membership_id=stranger)


def test_takers_are_the_manager_the_circle_and_the_coordinators(cast):
    manage(cast)
    join_circle(cast, "ema_educator")
    actor = cast.actor("tomas_therapist")
    with entered(actor):
        found = {t.membership_id for t in takers_of(actor, cast.case)}
    assert found == {cast.tomas_therapist, cast.ema_educator, cast.carla_coordinator}


def test_done_is_done_and_can_be_taken_back(cast):
    made = _add(cast)
    actor = cast.actor("carla_coordinator")
    tasks.finish(actor=actor, task_id=made)
    tasks.finish(actor=actor, task_id=made)
    assert _task(cast, made).done_by == cast.carla_coordinator
    tasks.undo(actor=actor, task_id=made)
    assert _task(cast, made).done_at is None


def test_dropping_needs_a_word(cast):
    made = _add(cast)
    actor = cast.actor("carla_coordinator")
    with pytest.raises(Refused, match="why"):
        tasks.drop(actor=actor, task_id=made, note=" ")
    tasks.drop(actor=actor, task_id=made, note="The nursery called us.")
    with pytest.raises(Refused, match="dropped"):
        tasks.finish(actor=actor, task_id=made)
    with entered(actor):
        assert [t.state for t in tasks_of(actor, cast.case, desk_of(actor, cast.case)).ended] == [
            "dropped"
        ]


def test_handing_on_leaves_it_under_waiting_for_others(cast):
    manage(cast)
    made = _add(cast, "tomas_therapist", due_on=date(2020, 1, 1))
    tomas, carla = cast.actor("tomas_therapist"), cast.actor("carla_coordinator")
    tasks.hand_on(actor=tomas, task_id=made, membership_id=cast.carla_coordinator, note="Please")
    with entered(tomas):
        assert [i.name for i in day(tomas).waiting] == ["Carla Coordinator"]
        assert day(tomas).tasks == ()
    with entered(carla):
        assert [i.what for i in day(carla).tasks] == ["Call the nursery"]


def test_a_colleague_without_a_part_cannot_change_a_task(cast):
    made = _add(cast)
    with pytest.raises(Refused):
        tasks.finish(actor=cast.actor("ema_educator"), task_id=made)


def test_a_stranger_finds_no_task(cast):
    made = _add(cast)
    with pytest.raises(Task.DoesNotExist):
        tasks.finish(actor=cast.actor("stella_stranger"), task_id=made)


def test_a_partners_task_stays_in_their_own_file(cast):
    share(cast, "hospital")
    share(cast, "nursery", "education")
    _add(cast, "hilda_health", what="Weigh her again")
    with entered(cast.actor("nuno_nursery")):
        assert not Task.objects.exists()
    with entered(cast.actor("carla_coordinator")):
        assert Task.objects.get().what == "Weigh her again"


def test_my_day_holds_what_waits_and_whose_child(cast):
    manage(cast)
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        from ciranda.common.database import instant

        soon = instant() + timedelta(days=1)
    contacts.plan(actor=tomas, case_id=cast.case, header=Header("visit", soon))
    _add(cast, "tomas_therapist", due_on=date(2020, 1, 1))
    past_the_wall("update cases_clock set due_on = current_date where stopped_at is null", [])
    with entered(tomas):
        found = day(tomas)
    assert [i.child for i in found.tasks] == ["Flor"]
    assert [i.key for i in found.planned] == ["visit"]
    assert {i.key for i in found.clocks} == {"first_contact", "plan"}


def test_a_day_without_anything_is_empty(cast):
    stella = cast.actor("stella_stranger")
    with entered(stella):
        found = day(stella)
    assert not any((found.tasks, found.waiting, found.planned, found.clocks, found.climbs))


def test_a_step_without_a_day_is_no_task(cast):
    from ciranda.cases.actions.tasks import Promise

    contacts.write(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        header=Header("call"),
        paragraphs=[Words(Category.DEVELOPMENT, "All is well.")],
        promise=Promise("nothing_now"),
    )
    with entered(cast.actor("carla_coordinator")):
        assert not Task.objects.exists()
