"""Clocks of a case: moved by events, paused lawfully, climbing when missed."""

from datetime import timedelta

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.cases.actions import clocks
from ciranda.cases.models import Clock, ClockClimb
from ciranda.cases.queries.clocks import clock_facts, with_late_clocks
from ciranda.cases.queries.day import day
from ciranda.cases.queries.deadlines import clocks_of
from ciranda.cases.queries.facts import NoSuchCase
from ciranda.cases.tasks import JOB, climb
from ciranda.common.database import instant
from ciranda.programmes.enums import ClockState, Event
from tests.casework import manage, past_the_wall, share


def _happened(cast, event, name="carla_coordinator", **more):
    actor = cast.actor(name)
    with entered(actor):
        clocks.happened(actor=actor, case_id=cast.case, event=event, **more)


def _running(cast):
    with entered(cast.actor("carla_coordinator")):
        return {c.key: c for c in Clock.objects.filter(stopped_at=None)}


def _backdate(days):
    past_the_wall(
        "update cases_clock set started_at = started_at - make_interval(days => %s),"
        " due_on = due_on - %s where stopped_at is null",
        [days, days],
    )


def test_opening_a_case_starts_the_packs_clocks(cast):
    assert set(_running(cast)) == {"allocation", "plan"}


def test_naming_a_case_manager_stops_one_and_starts_the_next(cast):
    manage(cast)
    assert set(_running(cast)) == {"first_contact", "plan"}
    with entered(cast.actor("carla_coordinator")):
        ended = Clock.objects.get(key="allocation")
    assert (ended.stopped_by_event, ended.raw_days, ended.adjusted_days) == ("case_allocated", 0, 0)


def test_a_repeating_clock_starts_again_until_it_ends_for_good(cast):
    _happened(cast, Event.PLAN_SIGNED)
    first = _running(cast)["review"]
    _happened(cast, Event.PLAN_REVIEWED)
    assert _running(cast)["review"].pk != first.pk
    _happened(cast, Event.PLAN_REVIEWED, again=False)
    assert "review" not in _running(cast)


def test_the_same_event_twice_runs_one_clock(cast):
    _happened(cast, Event.PLAN_SIGNED)
    _happened(cast, Event.PLAN_SIGNED)
    with entered(cast.actor("carla_coordinator")):
        assert Clock.objects.filter(key="review", stopped_at=None).count() == 1


def test_requests_have_a_clock_each(cast):
    one, other = cast.flor, cast.maria_mother
    _happened(cast, Event.REQUEST_MADE, about_id=one)
    _happened(cast, Event.REQUEST_MADE, about_id=other)
    _happened(cast, Event.REQUEST_ANSWERED, about_id=one)
    with entered(cast.actor("carla_coordinator")):
        open_ones = Clock.objects.filter(key="service_answer", stopped_at=None)
        assert [c.about_id for c in open_ones] == [other]


def test_a_partner_who_answers_stops_the_clock_of_a_file_it_does_not_write_in(cast):
    share(cast, "hospital")
    _happened(cast, Event.REQUEST_MADE, about_id=cast.flor)
    _happened(cast, Event.REQUEST_ANSWERED, "hilda_health", about_id=cast.flor)
    assert "service_answer" not in _running(cast)


def test_a_stranger_moves_no_clock(cast):
    with pytest.raises(NoSuchCase):
        _happened(cast, Event.PLAN_SIGNED, "stella_stranger")


def test_a_day_somebody_set_goes_before_the_rule(cast):
    with entered(cast.actor("carla_coordinator")):
        day_set = (instant() + timedelta(days=20)).date()
    _happened(cast, Event.SURVEILLANCE_STARTED, fixed_on=day_set)
    assert _running(cast)["recall"].due_on == day_set


def test_a_pause_holds_the_clock_and_moves_its_day(cast):
    manage(cast)
    carla = cast.actor("carla_coordinator")
    clock = _running(cast)["plan"]
    clocks.pause(actor=carla, clock_id=clock.pk, reason="child_in_hospital")
    with pytest.raises(Refused, match="already paused"):
        clocks.pause(actor=carla, clock_id=clock.pk, reason="child_in_hospital")
    past_the_wall("update cases_clockpause set from_on = from_on - 6", [])
    past_the_wall(
        "update cases_clock set started_at = started_at - interval '10 days',"
        " due_on = due_on - 10 where id = %s",
        [clock.pk],
    )
    with entered(carla):
        read = next(c for c in clocks_of(cast.case).running if c.running.key == "plan")
        assert read.stands.state is ClockState.PAUSED
        assert (read.raw_days, read.adjusted_days) == (10, 3), "six days before, and today"
    clocks.resume(actor=carla, clock_id=clock.pk)
    moved = _running(cast)["plan"].due_on
    plain = clock.started_at.date() + timedelta(weeks=12)
    assert moved == _next_working(plain - timedelta(days=4)), "ten days back, six days on"
    with pytest.raises(Refused, match="not paused"):
        clocks.resume(actor=carla, clock_id=clock.pk)


def _next_working(day_):
    from ciranda.programmes.policies.calendars import Calendar

    return Calendar(country="PT").working_from(day_)


def test_only_the_packs_reasons_pause_and_some_need_words(cast):
    carla, clock = cast.actor("carla_coordinator"), _running(cast)["plan"]
    with pytest.raises(Refused, match="only for"):
        clocks.pause(actor=carla, clock_id=clock.pk, reason="goals_reached")
    with pytest.raises(Refused, match="few words"):
        clocks.pause(actor=carla, clock_id=clock.pk, reason="family_unavailable")
    with pytest.raises(Refused, match="cannot be paused"):
        clocks.pause(
            actor=carla, clock_id=_running(cast)["allocation"].pk, reason="child_in_hospital"
        )


def test_a_missed_day_is_not_undone_by_a_pause(cast):
    _backdate(200)
    with pytest.raises(Refused, match="has passed"):
        clocks.pause(
            actor=cast.actor("carla_coordinator"),
            clock_id=_running(cast)["plan"].pk,
            reason="child_in_hospital",
        )


def test_a_missed_clock_climbs_once_to_whom_the_pack_names(cast):
    manage(cast)
    _backdate(200)
    with entered(JOB):
        assert cast.case in with_late_clocks()
    climb.func(str(cast.case))
    climb.func(str(cast.case))
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        found = list(ClockClimb.objects.values_list("role_key", flat=True).order_by("role_key"))
        assert found == ["coordinator", "coordinator", "supervisor"]
        assert {i.key for i in day(carla).climbs} == {"first_contact", "plan"}
        first = day(carla).climbs[0].id
    clocks.see_to(actor=carla, climb_id=first)
    with entered(carla):
        assert len(day(carla).climbs) == 1


def test_what_climbs_is_for_the_coordinator_not_for_the_manager(cast):
    manage(cast)
    _backdate(200)
    climb.func(str(cast.case))
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        assert day(tomas).climbs == ()
        assert len(day(tomas).clocks) == 2


def test_a_worker_may_not_ask_which_clocks_are_late(cast):
    _backdate(200)
    with entered(cast.actor("carla_coordinator")):
        assert with_late_clocks() == []


def test_the_facts_of_clocks_are_not_for_strangers(cast):
    with entered(cast.actor("stella_stranger")), pytest.raises(NoSuchCase):
        clock_facts(cast.case)
