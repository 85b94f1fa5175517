"""Deadlines: due dates, lawful pauses, raw and adjusted days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciranda.programmes.enums import ClockState, LengthUnit
from ciranda.programmes.policies.calendars import Calendar
from ciranda.programmes.policies.clocks import (
    Pause,
    climbed_to,
    due_on,
    earlier,
    elapsed,
    later,
    refusal_to_pause,
)
from ciranda.programmes.policies.schema import Clock, Length
from tests.programmes.packs import pack

DAY = timedelta(days=1)
LISBON = Calendar(country="PT", zone="Europe/Lisbon")
BRAGA = Calendar(country="PT", zone="Europe/Lisbon", every_year=frozenset({(6, 24)}))

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
lengths = st.builds(Length, st.integers(0, 120), st.sampled_from(list(LengthUnit)))


def clock(length: str, **rest) -> Clock:
    written = {"starts_on": "case_opened", "stops_on": "plan_signed", "length": length, **rest}
    return Clock.model_validate({"key": "test", **written})


@st.composite
def pauses(draw, start: date):
    found = []
    for _ in range(draw(st.integers(0, 3))):
        first = start + DAY * draw(st.integers(-10, 80))
        found.append(Pause("away", first, first + DAY * draw(st.integers(0, 30))))
    return found


def test_public_holidays_and_weekends_do_not_count():
    # 10 June and Corpus Christi (4 June) 2026 are holidays in Portugal
    assert later(date(2026, 6, 3), Length(5, LengthUnit.WORKING_DAYS), LISBON) == date(2026, 6, 12)


def test_a_municipal_holiday_counts_only_where_it_is_kept():
    start, one = date(2026, 6, 23), Length(1, LengthUnit.WORKING_DAYS)
    assert later(start, one, LISBON) == date(2026, 6, 24)
    assert later(start, one, BRAGA) == date(2026, 6, 25)


def test_an_autonomous_region_has_its_own_holidays():
    azores = Calendar(country="PT", subdivision="20")
    monday_of_the_holy_spirit = date(2026, 5, 25)
    assert LISBON.is_working(monday_of_the_holy_spirit)
    assert not azores.is_working(monday_of_the_holy_spirit)


def test_other_countries_need_data_and_no_code():
    assert not Calendar(country="IE").is_working(date(2026, 3, 17))
    assert Calendar(country="PT").is_working(date(2026, 3, 17))


def test_months_end_on_the_last_day_of_a_shorter_month():
    assert later(date(2026, 8, 31), Length(6, LengthUnit.MONTHS), LISBON) == date(2027, 2, 28)


def test_a_legal_day_ends_at_midnight_in_the_teams_zone():
    azores = Calendar(zone="Atlantic/Azores")
    just_after_midnight_in_lisbon = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    one_day = Length(1, LengthUnit.DAYS)
    assert due_on(just_after_midnight_in_lisbon, one_day, LISBON) == date(2026, 7, 3)
    assert due_on(just_after_midnight_in_lisbon, one_day, azores) == date(2026, 7, 2)


def test_a_due_date_on_a_sunday_moves_on_only_where_the_pack_says_so():
    start, week = date(2026, 3, 1), Length(1, LengthUnit.WEEKS)
    assert due_on(start, week, LISBON) == date(2026, 3, 8)
    assert due_on(start, week, LISBON, ends_on_working_day=True) == date(2026, 3, 9)


def test_raw_and_adjusted_days_are_both_kept():
    pause = Pause("child_in_hospital", date(2026, 1, 12), date(2026, 1, 19))
    stands = elapsed(
        clock("20 days"),
        start=date(2026, 1, 5),
        now=date(2026, 1, 25),
        calendar=LISBON,
        pauses=[pause],
    )
    assert (stands.raw_days, stands.paused_days, stands.adjusted_days) == (20, 7, 13)
    assert stands.due_on_without_pauses == date(2026, 1, 25)
    assert stands.due_on == date(2026, 2, 1)
    assert (stands.days_left, stands.state) == (7, ClockState.RUNNING)


def test_overlapping_pauses_stop_a_day_once():
    twice = [
        Pause("away", date(2026, 1, 6), date(2026, 1, 10)),
        Pause("child_in_hospital", date(2026, 1, 8), date(2026, 1, 12)),
    ]
    assert due_on(date(2026, 1, 5), Length(10, LengthUnit.DAYS), LISBON, pauses=twice) == date(
        2026, 1, 21
    )


@pytest.mark.parametrize(
    ("now", "stopped", "state"),
    [
        (date(2026, 1, 6), None, ClockState.RUNNING),
        (date(2026, 1, 13), None, ClockState.DUE_SOON),
        (date(2026, 1, 15), None, ClockState.DUE_SOON),
        (date(2026, 1, 16), None, ClockState.OVERDUE),
        (date(2026, 2, 1), date(2026, 1, 15), ClockState.MET),
        (date(2026, 2, 1), date(2026, 1, 16), ClockState.MISSED),
    ],
)
def test_a_clock_says_where_it_stands(now, stopped, state):
    timed = clock("10 days", warn_before="2 days")
    stands = elapsed(timed, start=date(2026, 1, 5), now=now, calendar=LISBON, stopped=stopped)
    assert stands.state is state


def test_a_clock_that_is_paused_is_never_overdue_but_one_paused_too_late_is():
    timed, start = clock("10 days"), date(2026, 1, 5)
    paused = [Pause("away", date(2026, 1, 10))]
    stands = elapsed(timed, start=start, now=date(2026, 3, 1), calendar=LISBON, pauses=paused)
    assert stands.state is ClockState.PAUSED
    assert stands.adjusted_days == 4
    too_late = [Pause("away", date(2026, 1, 20))]
    stands = elapsed(timed, start=start, now=date(2026, 3, 1), calendar=LISBON, pauses=too_late)
    assert stands.state is ClockState.OVERDUE


def test_a_missed_clock_climbs_step_by_step_and_stops_climbing_when_it_is_answered():
    snipi = pack("snipi-pt")
    answer, start = snipi.clocks["answer"], date(2026, 3, 2)
    due = elapsed(answer, start=start, now=start, calendar=LISBON).due_on
    assert due == date(2026, 3, 16)

    def climbed(now, stopped=None):
        stands = elapsed(answer, start=start, now=now, calendar=LISBON, stopped=stopped)
        return climbed_to(answer, stands, now=now, calendar=LISBON)

    assert climbed(due) == []
    assert climbed(due + DAY) == ["coordinator"]
    assert climbed(date(2026, 4, 1)) == ["coordinator", "supervisor"]
    assert climbed(date(2026, 4, 1), stopped=date(2026, 3, 20)) == []


def test_only_a_reason_of_the_pack_pauses_a_clock():
    snipi = pack("snipi-pt")
    first = snipi.clocks["first_contact"]
    assert refusal_to_pause(first, "child_in_hospital", snipi, "en") is None
    assert "The child is in hospital" in (refusal_to_pause(first, "too_busy", snipi, "en") or "")
    assert refusal_to_pause(snipi.clocks["allocation"], "too_busy", snipi, "en")


def test_no_deadline_of_the_packs_claims_to_be_law():
    for key in ("snipi-pt", "meitheal-ie"):
        for each in pack(key).clocks.values():
            assert not each.statutory
            assert each.verified is False
        assert pack(key).label("clocks_note", "en") != "clocks note"


@given(days, lengths)
def test_later_and_earlier_never_cross_the_start(start, length):
    assert later(start, length, LISBON) >= start
    assert earlier(start, length, LISBON) <= start


@given(days, st.integers(1, 60))
def test_a_working_day_deadline_falls_on_a_working_day_after_exactly_that_many(start, count):
    due = later(start, Length(count, LengthUnit.WORKING_DAYS), BRAGA)
    between = [start + DAY * n for n in range(1, (due - start).days + 1)]
    assert BRAGA.is_working(due)
    assert sum(BRAGA.is_working(day) for day in between) == count


@given(st.data(), days, lengths)
def test_a_pause_never_brings_a_deadline_nearer_and_pauses_add_up(data, start, length):
    found = data.draw(pauses(start))
    plain = due_on(start, length, LISBON)
    pushed = due_on(start, length, LISBON, pauses=found)
    assert pushed >= plain
    assert due_on(start, length, LISBON, pauses=found[:1]) <= pushed


@given(st.data(), days, lengths, st.integers(0, 200))
def test_raw_days_are_always_adjusted_and_paused_days_together(data, start, length, passed):
    timed = clock(str(length))
    found = data.draw(pauses(start))
    stands = elapsed(timed, start=start, now=start + DAY * passed, calendar=LISBON, pauses=found)
    assert stands.raw_days == stands.adjusted_days + stands.paused_days
    assert 0 <= stands.adjusted_days <= stands.raw_days <= passed
    assert (stands.state is ClockState.OVERDUE) == (start + DAY * passed > stands.due_on)


@given(st.data(), days, st.integers(1, 60))
def test_on_its_due_date_a_clock_has_run_exactly_its_length(data, start, count):
    for unit in ("days", "working days"):
        found = data.draw(pauses(start))
        timed = clock(f"{count} {unit}")
        due = due_on(start, timed.length, LISBON, pauses=found)
        stands = elapsed(timed, start=start, now=due, calendar=LISBON, pauses=found)
        assert stands.adjusted_days == count
        assert stands.days_left == 0
