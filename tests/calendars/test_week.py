"""A family's week: every agency's commitments in one, and a decision where two collide."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.calendars.actions import (
    Agreed,
    Decided,
    Overlaps,
    commit,
    decide_clash,
    end_commitment,
)
from ciranda.calendars.enums import Filled, Way
from ciranda.calendars.policies.week import Entry, Series, clashes, series_overlap, times_of
from ciranda.calendars.queries import week_of
from ciranda.cases.actions.derivation import rederive
from ciranda.common.ids import uuid7
from tests import casework
from tests.services.centre import centre_family

pytestmark = pytest.mark.django_db

ZONE = ZoneInfo("Europe/Oslo")
MONDAY = date(2031, 3, 3)
DECIDED = Decided(Way.OTHER_MOVES, "The group has a place on Thursday.")


def _at(hour: int, days: int = 0) -> datetime:
    day = MONDAY + timedelta(days=days)
    return datetime.combine(day, datetime.min.time(), ZONE).replace(hour=hour)


def _course(cast: Any, case: Any) -> Any:
    agreed = Agreed("work_course", _at(9, 1), 180, is_weekly=True)
    return commit(actor=cast.actor("tomas_therapist"), case_id=case, agreed=agreed)


def _group(cast: Any, case: Any, hour: int = 10, **more: Any) -> Any:
    agreed = Agreed("language_group", _at(hour, 1), 120, is_weekly=True)
    return commit(actor=cast.actor("tomas_therapist"), case_id=case, agreed=agreed, **more)


def _week(cast: Any, case: Any, who: str = "tomas_therapist", weeks: int = 0) -> Any:
    with entered(cast.actor(who)):
        return week_of(case, MONDAY + timedelta(weeks=weeks), ZONE, "en")


def test_a_session_over_a_protected_obligation_is_refused_until_somebody_decides(
    cast: Any,
) -> None:
    case, _child, _mother = centre_family(cast)
    course = _course(cast, case)
    with pytest.raises(Overlaps, match="an obligation it may not miss") as refused:
        _group(cast, case)
    assert refused.value.others == (course,)
    with pytest.raises(Overlaps):
        _group(cast, case, decided=Decided(Way.AGREED, " "))
    group = _group(cast, case, decided=DECIDED)
    found = _week(cast, case).decision(course, group)
    assert (found.way, found.reason) == (DECIDED.way, DECIDED.reason)


def test_a_protected_obligation_that_comes_later_is_decided_too(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    _group(cast, case)
    with pytest.raises(Overlaps, match="something else is agreed"):
        _course(cast, case)


def test_what_begins_as_the_other_ends_does_not_collide(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    _course(cast, case)
    _group(cast, case, hour=12)


def test_one_week_shows_what_every_agency_agreed_with_the_family(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    tomas = cast.actor("tomas_therapist")
    _course(cast, case)
    check = Agreed("appointment", _at(14, 3), 30, "Hearing", cast.hospital_service)
    commit(actor=tomas, case_id=case, agreed=check)
    shown = [(e.what, e.service) for e in _week(cast, case).entries]
    assert len(shown) == 2
    assert shown[1] == ("Appointment: Hearing", "Test Hospital service")
    assert [e.kind for e in _week(cast, case, weeks=1).entries] == [Filled.COMMITMENT]


def test_a_service_that_would_tell_the_area_is_not_named_for_a_shielded_family(cast: Any) -> None:
    case, child, _mother = centre_family(cast)
    tomas = cast.actor("tomas_therapist")
    check = Agreed("appointment", _at(14, 3), 30, "", cast.hospital_service)
    commit(actor=tomas, case_id=case, agreed=check)
    casework.past_the_wall(
        "insert into people_shield (id, person_id, dossier_id, reason, started_at, recorded_by)"
        " select gen_random_uuid(), d.person_id, d.id, 'violence', now(), gen_random_uuid()"
        " from access_dossier d where d.person_id = %s and d.kind = 2",
        [child],
    )
    with entered(cast.actor("carla_coordinator")):
        rederive(case)
    assert [e.service for e in _week(cast, case).entries] == [""]


def test_an_overlap_that_came_another_way_is_decided_afterwards(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    course, meeting = _course(cast, case), uuid7()
    with pytest.raises(Refused, match="Say why"):
        decide_clash(
            actor=cast.actor("tomas_therapist"),
            protected_id=course,
            other=(Filled.MEETING, meeting),
            decided=Decided(Way.AGREED, ""),
        )
    decide_clash(
        actor=cast.actor("tomas_therapist"),
        protected_id=course,
        other=(Filled.MEETING, meeting),
        decided=Decided(Way.AGREED, "The welfare office lets her come later that day."),
    )
    assert _week(cast, case).decision(course, meeting).way is Way.AGREED


def test_what_has_ended_fills_nothing_and_says_why(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    tomas, course = cast.actor("tomas_therapist"), _course(cast, case)
    with pytest.raises(Refused, match="why it ends"):
        end_commitment(actor=tomas, commitment_id=course, reason="")
    end_commitment(actor=tomas, commitment_id=course, reason="The course is over.")
    assert _week(cast, case).entries == ()
    _group(cast, case)


def test_a_stranger_reads_no_week(cast: Any) -> None:
    case, _child, _mother = centre_family(cast)
    _course(cast, case)
    assert _week(cast, case, "stella_stranger") is None


def test_a_weekly_series_keeps_its_hour_when_the_clocks_change() -> None:
    series = Series(datetime(2026, 3, 24, 9, tzinfo=ZONE), 60, is_weekly=True)
    since, until = datetime(2026, 3, 1, tzinfo=ZONE), datetime(2026, 4, 15, tzinfo=ZONE)
    assert [at.hour for at in times_of(series, since, until, ZONE)] == [9, 9, 9, 9]


def test_a_series_stops_on_its_last_day() -> None:
    first = datetime(2031, 3, 4, 9, tzinfo=ZONE)
    series = Series(first, 60, is_weekly=True, until_on=date(2031, 3, 18))
    found = times_of(series, first, first + timedelta(days=60), ZONE)
    assert [at.day for at in found] == [4, 11, 18]
    assert times_of(Series(first, 60), first + timedelta(days=1), first, ZONE) == []


def test_overlaps_are_named_once_for_each_pair_and_only_where_one_is_protected() -> None:
    begins = datetime(2031, 3, 4, 9, tzinfo=ZONE)
    hour = timedelta(hours=1)
    course = Entry(uuid7(), Filled.COMMITMENT, "Course", "", begins, begins + 3 * hour, True)
    group = Entry(uuid7(), Filled.SESSION, "Group", "", begins + hour, begins + 2 * hour)
    visit = Entry(uuid7(), Filled.CONTACT, "Visit", "", begins + hour, begins + 2 * hour)
    after = Entry(uuid7(), Filled.CONTACT, "After", "", begins + 3 * hour, begins + 4 * hour)
    found = clashes([group, course, visit, after, course])
    assert {(c.protected.what, c.other.what) for c in found} == {
        ("Course", "Group"),
        ("Course", "Visit"),
    }


def test_two_series_overlap_only_if_a_day_of_both_does() -> None:
    begins = datetime(2031, 3, 4, 9, tzinfo=ZONE)
    weekly = Series(begins, 120, is_weekly=True)
    assert series_overlap(weekly, Series(begins + timedelta(days=14, hours=1), 30), ZONE)
    assert not series_overlap(weekly, Series(begins + timedelta(days=15), 30), ZONE)
    ended = Series(begins, 120, is_weekly=True, until_on=date(2031, 3, 4))
    assert not series_overlap(ended, Series(begins + timedelta(days=7), 30), ZONE)
