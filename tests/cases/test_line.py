"""A child's line: begun by a notice, invited by age, changed with the original beside it."""

from datetime import timedelta
from typing import Any

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.cases.actions import contacts, line
from ciranda.cases.actions.contacts import Header, Words
from ciranda.cases.actions.line import Extra
from ciranda.cases.actions.line.inviting import tend_line
from ciranda.cases.enums import Change, LineReply, Prompt
from ciranda.cases.models import Task
from ciranda.cases.policies.line import read_notices
from ciranda.cases.queries.line import lines_to_tend
from ciranda.cases.queries.line_reach import line_reach
from ciranda.common.dates import add_months
from ciranda.programmes.enums import LineStart
from tests.cast import SYSTEM
from tests.linework import KEY, change, moment, notice, programme, read, set_back, today

SAID = [Words(Category.SOCIAL, "She asked how others sleep.")]


@pytest.fixture
def noor(cast):
    """A child born two days ago whose notice came today."""
    programme()
    return notice(cast)


def test_a_birth_notice_plans_every_contact_by_age(cast, noor):
    born = today(cast) - timedelta(days=2)
    days = {m.key: m.due_on for m in read(cast, noor.case_id).moments}
    assert days["first_days"] == born + timedelta(days=6)
    assert days["two_weeks"] == born + timedelta(days=14)
    assert days["eleven_months"] == add_months(born, 11)
    assert days["fourteen_years"] == add_months(born, 168)
    assert len(days) == 16
    assert "welcome" not in days


def test_a_repeated_notice_makes_no_second_child_and_no_second_line(cast, noor):
    again = notice(cast)
    assert again.repeated
    assert (again.person_id, again.case_id) == (noor.person_id, noor.case_id)


def test_a_notice_that_may_mean_somebody_else_waits_for_a_human(cast, noor):
    born = today(cast) - timedelta(days=3)
    maybe = notice(cast, born_on=born)
    assert maybe.undecided
    assert maybe.case_id is None


def test_whoever_arrives_later_is_not_asked_for_what_lies_before(cast):
    programme()
    born = add_months(today(cast), -30)
    came = notice(cast, "Sami", born_on=born, start=LineStart.ARRIVAL)
    keys = [m.key for m in read(cast, came.case_id).moments]
    assert keys[:2] == ["welcome", "nearly_four"]


def test_a_birth_in_the_future_is_refused(cast):
    programme()
    with pytest.raises(Refused, match="future"):
        notice(cast, born_on=today(cast) + timedelta(days=3))


def test_a_child_without_a_number_has_the_same_line(cast, noor):
    bare = notice(cast, "Amal", surnames="", start=LineStart.CAME)
    ours = [m.due_on for m in read(cast, bare.case_id).moments if m.key != "first_days"]
    assert ours == [m.due_on for m in read(cast, noor.case_id).moments if m.first_on][2:]


def test_a_registers_notice_never_meets_a_child_who_is_in_no_register(cast):
    programme()
    bare = notice(cast, "Amal", start=LineStart.CAME)
    told = notice(cast, "Amal")
    assert told.person_id != bare.person_id
    assert not told.repeated


def test_a_file_says_how_many_values_it_dropped_and_never_keeps_them():
    found = read_notices(
        "given,surnames,born_on,kind,residence_status\n"
        "Noor,Voorbeeld,2026-11-20,birth,temporary\n"
        "Sami,Voorbeeld,2024-01-02,arrival,\n"
        "Lot,Voorbeeld,2 November,birth,other\n"
    )
    assert [row.given for row in found.rows] == ["Noor", "Sami"]
    assert found.dropped == (("residence_status", 2),)
    assert found.problems == ("Line 4: write the birth date as 2026-03-09.",)
    assert not any("temporary" in str(row) for row in found.rows)


def test_skipped_for_a_reason_with_the_original_beside_it(cast, noor):
    was = moment(cast, noor.case_id, "three_months")
    now = change(cast, line.skip, noor.case_id, "three_months", reason="is_well")
    assert (now.change, now.reason_key) == (Change.SKIPPED, "is_well")
    assert now.first_on == was.due_on
    with pytest.raises(Refused, match="skipped"):
        change(cast, line.skip, noor.case_id, "three_months", reason="is_well")


def test_nothing_is_skipped_without_a_reason_or_where_every_child_is_seen(cast, noor):
    with pytest.raises(Refused, match="reason"):
        change(cast, line.skip, noor.case_id, "three_months", reason="")
    with pytest.raises(Refused, match="every child"):
        change(cast, line.skip, noor.case_id, "two_months", reason="is_well")


def test_brought_forward_twice_keeps_the_first_day(cast, noor):
    first = moment(cast, noor.case_id, "two_months").due_on
    for days in (20, 10):
        sooner = today(cast) + timedelta(days=days)
        now = change(
            cast, line.bring_forward, noor.case_id, "two_months", on=sooner, reason="nurse_worried"
        )
    assert (now.due_on, now.moved_from, now.earlier) == (sooner, first, 2)


def test_an_added_contact_has_no_original(cast, noor):
    line.add(
        actor=cast.actor("carla_coordinator"),
        case_id=noor.case_id,
        kind="phone",
        on=today(cast) + timedelta(days=5),
        reason="parents_ask",
    )
    (added,) = [m for m in read(cast, noor.case_id).moments if not m.key]
    assert (added.change, added.first_on, added.moved_from) == (Change.ADDED, None, None)


def _tended(case_id):
    with entered(SYSTEM):
        return tend_line(case_id)


def test_an_unanswered_invitation_becomes_a_home_visit_once(cast, noor):
    assert _tended(noor.case_id) == (2, 0)
    set_back(cast, noor.case_id, "first_days", answer_by=today(cast) - timedelta(days=1))
    assert _tended(noor.case_id) == (0, 1)
    assert _tended(noor.case_id) == (0, 0)
    with entered(cast.actor("carla_coordinator")):
        (task,) = Task.objects.filter(case_id=noor.case_id)
    assert task.prompt == Prompt.HOME_VISIT
    assert task.membership_id == cast.carla_coordinator


def test_an_answered_invitation_asks_for_no_visit(cast, noor):
    _tended(noor.case_id)
    change(cast, line.answer, noor.case_id, "first_days")
    set_back(cast, noor.case_id, "first_days", answer_by=today(cast) - timedelta(days=1))
    assert _tended(noor.case_id) == (0, 0)


def test_a_family_that_declines_is_left_alone_until_its_day(cast, noor):
    carla = cast.actor("carla_coordinator")
    until = line.decline(actor=carla, case_id=noor.case_id)
    assert until == add_months(today(cast), 12)
    assert read(cast, noor.case_id).reply is LineReply.DECLINED
    with entered(SYSTEM):
        assert noor.case_id not in lines_to_tend(92)
    assert _tended(noor.case_id) == (0, 0)
    line.take_up_again(actor=carla, case_id=noor.case_id)
    with entered(SYSTEM):
        assert noor.case_id in lines_to_tend(92)
    assert _tended(noor.case_id) == (2, 0)


def _extra(cast, case_id, cap="home_visits", kind="extra_home_visit", minutes=40, **more):
    return line.support(
        actor=cast.actor("carla_coordinator"),
        case_id=case_id,
        extra=Extra(cap, Header(kind, minutes=minutes), SAID, **more),
    )


def test_extra_support_stops_at_the_packs_number(cast, noor):
    for _ in range(2):
        _extra(cast, noor.case_id)
    with pytest.raises(Refused, match="all 2 are used"):
        _extra(cast, noor.case_id)
    for _ in range(4):
        _extra(cast, noor.case_id, "consultations", "extra_consultation")
    with pytest.raises(Refused, match="all 4 are used"):
        _extra(cast, noor.case_id, "consultations", "extra_consultation")
    used = {c.key: (c.used, c.left, c.minutes) for c in read(cast, noor.case_id).caps}
    assert used == {"consultations": (4, 0, 160), "home_visits": (2, 0, 80)}


def test_extra_support_is_written_nowhere_but_where_it_is_counted(cast, noor):
    with pytest.raises(Refused, match="where it is counted"):
        contacts.write(
            actor=cast.actor("carla_coordinator"),
            case_id=noor.case_id,
            header=Header("extra_home_visit", minutes=40),
            paragraphs=SAID,
        )


@pytest.mark.parametrize("how", ["referral", "decision"])
def test_it_goes_on_after_a_referral_or_a_reasoned_decision_alone(cast, noor, how):
    carla = cast.actor("carla_coordinator")
    for _ in range(2):
        _extra(cast, noor.case_id)
    act: Any = line.let_go_on
    word = {"reason": "The team has a waiting list of six weeks"}
    if how == "referral":
        act, word = line.refer_on, {"to": "Neighbourhood team"}
    with pytest.raises(Refused, match="Write"):
        act(actor=carla, case_id=noor.case_id, cap="home_visits", **dict.fromkeys(word, " "))
    act(actor=carla, case_id=noor.case_id, cap="home_visits", **word)
    _extra(cast, noor.case_id)
    assert {c.key: c.used for c in read(cast, noor.case_id).caps}["home_visits"] == 3


def test_only_whoever_leads_the_team_decides_that_it_goes_on(cast, noor):
    with pytest.raises(Refused):
        line.let_go_on(
            actor=cast.actor("tomas_therapist"),
            case_id=noor.case_id,
            cap="home_visits",
            reason="They need it",
        )


def test_hours_and_payer_stand_with_each_contact(cast, noor):
    _extra(cast, noor.case_id)
    found = moment(cast, noor.case_id, "first_days")
    line.hold(
        actor=cast.actor("carla_coordinator"),
        moment_id=found.id,
        header=Header("home_visit", minutes=60),
        paragraphs=[Words(Category.DEVELOPMENT, "She drinks well.")],
    )
    page = read(cast, noor.case_id)
    assert {p.payer_key: (p.contacts, p.minutes) for p in page.paid} == {
        "additional": (1, 40),
        "core": (1, 60),
    }
    assert page.reply is LineReply.REACHED


def test_strangers_meet_no_line(cast, noor):
    stella = cast.actor("stella_stranger")
    found = moment(cast, noor.case_id, "three_months")
    with pytest.raises(Exception, match="does not exist"):
        line.skip(actor=stella, moment_id=found.id, reason="is_well")


def test_reached_waiting_and_declined_sum_to_the_register_and_small_numbers_are_hidden(cast):
    programme()
    children = [notice(cast, name) for name in ("Aa", "Bo", "Cis", "Dirk", "Els", "Fay")]
    notice(cast, "Gijs", start=LineStart.CAME)
    with entered(cast.actor("carla_coordinator")):
        told = line_reach(KEY)
    (area,) = told.areas
    assert (area.reached, area.waiting, area.declined, area.in_all) == (0, 6, 0, 6)
    assert told.in_all is not None
    assert told.in_all.in_all == len(children)
    # the child in no register is one number apart, and too small to be told
    assert told.off_register is not None
    assert told.off_register.hidden
    line.decline(actor=cast.actor("carla_coordinator"), case_id=children[0].case_id)
    with entered(cast.actor("carla_coordinator")):
        told = line_reach(KEY)
    assert told.areas[0].hidden
    assert told.in_all is not None
    assert told.in_all.hidden
