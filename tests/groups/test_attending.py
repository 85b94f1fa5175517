"""Attendance says of how many, in which unit; a headcount says nobody's name."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.common.database import instant
from ciranda.groups.actions import Series, add_sessions, count_heads, enrol, record_attendance
from ciranda.groups.actions.attending import Heads
from ciranda.groups.policies.attendance import Came, NotComparable, share
from ciranda.groups.policies.totals import DoesNotAddUp, total
from ciranda.groups.queries import group_page, sheet
from ciranda.programmes.enums import AttendanceUnit

pytestmark = pytest.mark.django_db
LESSONS, PERCENT = AttendanceUnit.LESSONS, AttendanceUnit.PERCENT


def test_attendance_is_kept_with_its_unit_and_its_whole(
    cast: Any, found: Any, session: Any
) -> None:
    group, tomas = found("course"), cast.actor("tomas_therapist")
    entry = enrol(actor=tomas, group_id=group, case_id=cast.case, person_id=cast.flor)
    held = session(group, units=Decimal(2))
    record_attendance(actor=tomas, session_id=held, units={entry: Decimal("1.5")})
    with entered(tomas):
        page = group_page(tomas, group)
    assert page is not None
    got = page.people[0].attendance
    assert got is not None
    assert (got.came, got.out_of, got.unit) == (Decimal("1.5"), Decimal(2), AttendanceUnit.HOURS)


def test_more_than_all_of_a_session_is_refused(cast: Any, found: Any, session: Any) -> None:
    group, tomas = found("course"), cast.actor("tomas_therapist")
    entry = enrol(actor=tomas, group_id=group, case_id=cast.case, person_id=cast.flor)
    with pytest.raises(Refused, match="more than all of it"):
        record_attendance(actor=tomas, session_id=session(group), units={entry: Decimal(2)})


def test_percent_is_never_compared_with_lessons() -> None:
    mixed = [Came(Decimal(75), Decimal(4), PERCENT), Came(Decimal(3), Decimal(4), LESSONS)]
    with pytest.raises(NotComparable, match="different units"):
        share(mixed)


def test_a_number_without_its_whole_is_never_compared() -> None:
    with pytest.raises(NotComparable, match="of how many"):
        share([Came(Decimal(3), None, LESSONS), Came(Decimal(2), Decimal(4), LESSONS)])


def test_percent_of_different_wholes_is_weighted_by_them() -> None:
    got = share([Came(Decimal(50), Decimal(2), PERCENT), Came(Decimal(100), Decimal(6), PERCENT)])
    assert got is not None
    assert (got.came, got.out_of) == (Decimal(7), Decimal(8))


def test_a_headcount_stands_without_a_name_and_is_counted_again(
    cast: Any, found: Any, session: Any
) -> None:
    group, tomas = found("open_morning"), cast.actor("tomas_therapist")
    held = session(group)
    count_heads(actor=tomas, session_id=held, heads=Heads(9, 6))
    count_heads(actor=tomas, session_id=held, heads=Heads(10, 6, 2))
    with entered(tomas):
        got = sheet(tomas, held)
        page = group_page(tomas, group)
    assert got is not None
    assert (got.children, got.adults, got.first_time, got.people) == (10, 6, 2, [])
    assert page is not None
    assert page.heads["children"] == 10


def test_a_session_still_to_come_cannot_be_counted(cast: Any, found: Any) -> None:
    group, tomas = found("open_morning"), cast.actor("tomas_therapist")
    with entered(tomas):
        later = instant() + timedelta(days=1)
    (ahead,) = add_sessions(actor=tomas, group_id=group, series=Series(later))
    with pytest.raises(Refused, match="still to come"):
        count_heads(actor=tomas, session_id=ahead, heads=Heads(1, 1))


def test_a_total_whose_parts_do_not_add_up_needs_an_explanation() -> None:
    parts = {"school": 900, "street": 548}
    with pytest.raises(DoesNotAddUp, match="gap of 453"):
        total(1901, parts)
    assert total(1901, parts, explained="Counted twice at the fair").gap == 453
