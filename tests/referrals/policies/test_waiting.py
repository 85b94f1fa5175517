"""When an answer is due, with working days and lawful pauses."""

from datetime import UTC, date, datetime, timedelta

from ciranda.programmes.enums import ClockState
from ciranda.programmes.policies.calendars import Calendar
from ciranda.referrals.policies.births import birth, too_old_or_young
from ciranda.referrals.policies.waiting import (
    Waited,
    climbed,
    due,
    expires_on,
    recall_on,
    stands,
)
from tests.programmes.packs import pack

SNIPI = pack("snipi-pt")
WEEKDAYS = Calendar(zone="Europe/Lisbon")
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
DAY = timedelta(days=1)


def test_ten_working_days_are_two_weeks():
    assert due(SNIPI, MONDAY, WEEKDAYS) == date(2026, 3, 16)


def test_a_municipal_holiday_moves_the_day():
    with_holiday = Calendar(zone="Europe/Lisbon", extra=frozenset({date(2026, 3, 10)}))
    assert due(SNIPI, MONDAY, with_holiday) == date(2026, 3, 17)


def test_waiting_for_a_service_pushes_the_day_only_for_a_reason_of_the_pack():
    now = MONDAY + 20 * DAY
    lawful = [Waited("waiting_for_information", MONDAY, MONDAY + 7 * DAY)]
    made_up = [Waited("on_holiday", MONDAY, MONDAY + 7 * DAY)]
    pushed = stands(SNIPI, MONDAY, WEEKDAYS, now=now, waited=lawful)
    plain = stands(SNIPI, MONDAY, WEEKDAYS, now=now, waited=made_up)
    assert pushed
    assert plain
    assert pushed.due_on > plain.due_on == date(2026, 3, 16)
    assert pushed.raw_days == pushed.adjusted_days + pushed.paused_days


def test_while_a_service_is_waited_for_the_clock_stands():
    waiting = [Waited("waiting_for_information", MONDAY, None)]
    found = stands(SNIPI, MONDAY, WEEKDAYS, now=MONDAY + 40 * DAY, waited=waiting)
    assert found
    assert found.state is ClockState.PAUSED


def test_a_missed_clock_climbs_step_by_step():
    assert climbed(SNIPI, MONDAY, WEEKDAYS, now=MONDAY + 14 * DAY) == ""
    assert climbed(SNIPI, MONDAY, WEEKDAYS, now=MONDAY + 15 * DAY) == "coordinator"
    assert climbed(SNIPI, MONDAY, WEEKDAYS, now=MONDAY + 40 * DAY) == "supervisor"


def test_an_unconfirmed_signal_is_kept_as_long_as_the_pack_says():
    assert expires_on(SNIPI, MONDAY, WEEKDAYS) == date(2026, 5, 31)


def test_the_day_to_look_again_comes_from_the_pack():
    assert recall_on(SNIPI, date(2026, 3, 2), WEEKDAYS) == date(2026, 9, 2)


def test_a_child_is_refused_by_age_only_if_no_day_of_birth_would_fit():
    today = date(2026, 6, 15)
    assert too_old_or_young(SNIPI, date(2020, 6, 16), "day", today=today) is None
    assert too_old_or_young(SNIPI, date(2020, 6, 15), "day", today=today)
    assert too_old_or_young(SNIPI, date(2020, 1, 1), "year", today=today) is None
    assert too_old_or_young(SNIPI, date(2019, 1, 1), "year", today=today)
    assert birth(date(2020, 1, 1), "unknown") is None
