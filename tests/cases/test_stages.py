"""Moving a case on and closing it, by its pack."""

from datetime import date, timedelta

import pytest
from django.db import connection

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.cases.actions import closing, contacts, stages, tasks
from ciranda.cases.actions.closing import Ending
from ciranda.cases.actions.contacts import Header, Words
from ciranda.cases.models import (
    Case,
    CircleMember,
    Clock,
    Closing,
    Coordination,
    Custody,
    FamilyMember,
    Stage,
    Task,
)
from ciranda.cases.queries.facts import NoSuchCase
from ciranda.cases.queries.page import case_page
from ciranda.common.database import instant
from tests.casework import join_circle, manage

ENDING = Ending(
    to="closed",
    reason="moved_away",
    told_on=date(2026, 1, 1),
    summary="The family moved abroad; a letter went with them.",
)


def _move(cast, to, name="carla_coordinator", **more):
    stages.move(actor=cast.actor(name), case_id=cast.case, to=to, **more)


def _close(cast, ending=ENDING, name="carla_coordinator"):
    closing.close(actor=cast.actor(name), case_id=cast.case, ending=ending)


def _with(**changes):
    from dataclasses import replace

    return replace(ENDING, **changes)


@pytest.mark.parametrize(
    ("to", "more", "said"),
    [
        ("support", {}, "cannot go there"),
        ("nowhere", {}, "cannot go there"),
        ("planning", {}, "choose a reason"),
        ("planning", {"reason": "goals_reached"}, "does not belong"),
        ("planning", {"reason": "eligible_by_judgement"}, "few words"),
        ("closed", {}, "Close it"),
        (
            "surveillance",
            {"reason": "not_yet_eligible", "recall_on": date(2020, 1, 1)},
            "still to come",
        ),
    ],
)
def test_a_move_the_pack_does_not_allow_is_refused_in_friendly_words(cast, to, more, said):
    with pytest.raises(Refused, match=said):
        _move(cast, to, **more)


def test_a_move_is_kept_with_its_reason(cast):
    _move(cast, "planning", reason="eligible_by_judgement", note="Two services agree.")
    with entered(cast.actor("carla_coordinator")):
        latest = Stage.objects.filter(case_id=cast.case).latest("started_at")
    assert (latest.key, latest.reason, latest.note) == (
        "planning",
        "eligible_by_judgement",
        "Two services agree.",
    )


def test_watching_has_a_day_to_look_again_and_its_clock(cast):
    with entered(cast.actor("carla_coordinator")):
        again = (instant() + timedelta(days=40)).date()
    _move(cast, "surveillance", reason="not_yet_eligible", recall_on=again)
    with entered(cast.actor("carla_coordinator")):
        assert Stage.objects.latest("started_at").recall_on == again
        assert Clock.objects.get(key="recall", stopped_at=None).due_on == again
    _move(cast, "planning", reason="eligible")
    with entered(cast.actor("carla_coordinator")):
        assert not Clock.objects.filter(key="recall", stopped_at=None).exists()


def test_without_a_day_the_packs_own_holds(cast):
    _move(cast, "surveillance", reason="not_yet_eligible")
    with entered(cast.actor("carla_coordinator")):
        found = Stage.objects.latest("started_at").recall_on
    assert 175 < (found - date.today()).days < 190  # noqa: DTZ011


def test_a_family_seen_while_watched_is_recalled(cast):
    _move(cast, "surveillance", reason="not_yet_eligible")
    contacts.write(
        actor=cast.actor("carla_coordinator"),
        case_id=cast.case,
        header=Header("call"),
        paragraphs=[Words(Category.DEVELOPMENT, "All is well.")],
    )
    with entered(cast.actor("carla_coordinator")):
        assert Clock.objects.filter(key="recall").count() == 2, "looked at, and to look at again"


def test_colleagues_and_strangers_move_nothing(cast):
    with pytest.raises(Refused):
        _move(cast, "planning", "ema_educator", reason="eligible")
    with pytest.raises(NoSuchCase):
        _move(cast, "planning", "stella_stranger", reason="eligible")


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        (_with(to="support"), "how the case ends"),
        (_with(reason="eligible"), "one of the reasons"),
        (_with(told_on=None), "when the family was told"),
        (_with(summary=" "), "closing summary"),
        (_with(reason="family_not_reached"), "Explain"),
    ],
)
def test_closing_says_everything_that_is_missing(cast, ending, said):
    with pytest.raises(Refused, match=said):
        _close(cast, ending)


def test_nothing_is_left_open_without_a_word(cast):
    tasks.add(actor=cast.actor("carla_coordinator"), case_id=cast.case, what="Send the report")
    with pytest.raises(Refused, match="still open"):
        _close(cast)
    _close(cast, _with(left_open="The nursery takes it over."))
    with entered(cast.actor("carla_coordinator")):
        assert Task.objects.get().dropped_note == "The nursery takes it over."


def test_everyones_part_ends_in_one_instant_and_the_family_keeps_reading(cast):
    manage(cast)
    join_circle(cast, "ema_educator")
    _close(cast, name="tomas_therapist")
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        closed = Case.objects.get(pk=cast.case).closed_at
        for model in (Custody, Coordination, CircleMember):
            assert {m.ended_at for m in model.objects.filter(case_id=cast.case)} == {closed}, model
        assert not Clock.objects.filter(stopped_at=None).exists()
        assert FamilyMember.objects.filter(case_id=cast.case, ended_at=None).count() == 2
        page = case_page(carla, cast.case)
        assert page.closing["summary"] == ENDING.summary
    with entered(cast.family("maria_mother")):
        assert Closing.objects.get().summary == ENDING.summary


def test_a_closed_case_takes_nothing_more(cast):
    _close(cast)
    for act in (
        lambda: _move(cast, "planning", reason="eligible"),
        lambda: _close(cast),
        lambda: tasks.add(actor=cast.actor("carla_coordinator"), case_id=cast.case, what="More"),
    ):
        with pytest.raises(Refused, match="closed"):
            act()


def test_a_family_that_declined_may_be_asked_again_unless_they_said_never(cast):
    _close(cast, _with(reason="family_declined"))
    with entered(cast.actor("carla_coordinator")):
        assert Closing.objects.get().ask_again_on > date.today()  # noqa: DTZ011


def test_never_is_never(cast):
    _close(cast, _with(reason="family_declined", never_ask_again=True))
    with entered(cast.actor("carla_coordinator")):
        assert Closing.objects.get().ask_again_on is None


def test_reopening_is_a_new_case_for_the_same_family(cast):
    carla = cast.actor("carla_coordinator")
    with pytest.raises(Refused, match="open"):
        closing.reopen(actor=carla, case_id=cast.case, team_id=cast.team)
    _close(cast)
    fresh = closing.reopen(actor=carla, case_id=cast.case, team_id=cast.team)
    with entered(carla):
        page = case_page(carla, fresh)
        assert [c.short for c in page.children] == ["Flor"]
        assert page.closed_at is None
        assert case_page(carla, cast.case).closed_at is not None
