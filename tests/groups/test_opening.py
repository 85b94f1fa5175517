"""Groups belong to the service that runs them; a class is served whole or not at all."""

from datetime import timedelta
from typing import Any

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.common.database import instant
from ciranda.groups.actions import (
    GroupWords,
    Series,
    add_sessions,
    cancel_session,
    change_group,
    end_group,
    found_group,
)
from ciranda.groups.queries import group_page, groups

pytestmark = pytest.mark.django_db


def test_fifteen_places_for_a_class_of_twenty_are_refused(cast: Any, pack_version: Any) -> None:
    words = GroupWords(name="Class 3b", places=15, class_size=20)
    with pytest.raises(Refused, match="15 places and 20 children"):
        found_group(
            actor=cast.actor("tomas_therapist"),
            pack_version_id=pack_version,
            kind_key="open_morning",
            words=words,
        )


def test_only_the_service_that_runs_a_group_changes_it(cast: Any, found: Any) -> None:
    group = found("course")
    with pytest.raises(Refused, match="Another service runs this group"):
        change_group(
            actor=cast.actor("stella_stranger"), group_id=group, words=GroupWords(name="Ours now")
        )


def test_places_are_never_fewer_than_are_taken(cast: Any, found: Any) -> None:
    from ciranda.groups.actions import enrol

    group = found("course", places=2)
    tomas = cast.actor("tomas_therapist")
    for person in (cast.flor, cast.maria_mother):
        enrol(actor=tomas, group_id=group, case_id=cast.case, person_id=person)
    with pytest.raises(Refused, match="2 places are taken"):
        change_group(actor=tomas, group_id=group, words=GroupWords(name="Course", places=1))


def test_a_series_put_twice_stands_once(cast: Any, found: Any) -> None:
    group, tomas = found("course"), cast.actor("tomas_therapist")
    with entered(tomas):
        first = instant() + timedelta(days=1)
    assert len(add_sessions(actor=tomas, group_id=group, series=Series(first, times=3))) == 3
    assert len(add_sessions(actor=tomas, group_id=group, series=Series(first, times=4))) == 1


def test_a_session_is_called_off_with_a_reason_and_stays_visible(cast: Any, found: Any) -> None:
    group, tomas = found("course"), cast.actor("tomas_therapist")
    with entered(tomas):
        first = instant() + timedelta(days=1)
    (session,) = add_sessions(actor=tomas, group_id=group, series=Series(first))
    with pytest.raises(Refused, match="Say why"):
        cancel_session(actor=tomas, session_id=session, why=" ")
    cancel_session(actor=tomas, session_id=session, why="The room is flooded")
    with entered(tomas):
        page = group_page(tomas, group)
    assert page is not None
    assert [(s.is_off, s.why) for s in page.sessions] == [(True, "The room is flooded")]


def test_a_group_that_is_over_takes_nobody_and_leaves_the_directory(cast: Any, found: Any) -> None:
    group, tomas = found("course", name="Painting"), cast.actor("tomas_therapist")
    with entered(tomas):
        assert [g.name for g in groups(tomas, "pain")[0]] == ["Painting"]
        today = instant().date()
    end_group(actor=tomas, group_id=group, on=today)
    with entered(tomas):
        assert groups(tomas, "painting") == ([], 0)
