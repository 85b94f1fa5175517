"""Colleagues' free time: booked, absent with a stand-in, and no family in it."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ciranda.access.actions import Refused, entered
from ciranda.calendars.actions import Stretch, book, free_again, say_away, take_time
from ciranda.calendars.enums import Taken
from ciranda.calendars.models import TakenTime
from ciranda.calendars.queries import colleagues_of
from tests.services.centre import centre_family

pytestmark = pytest.mark.django_db

ZONE = ZoneInfo("Europe/Lisbon")
MONDAY = date(2031, 3, 3)


def _at(hour: int, days: int = 0) -> datetime:
    return datetime.combine(MONDAY + timedelta(days=days), datetime.min.time(), ZONE).replace(
        hour=hour
    )


def _hour(hour: int, words: str = "") -> Stretch:
    return Stretch(_at(hour), _at(hour + 1), words)


def _shown(cast: Any, who: str = "tomas_therapist") -> Any:
    actor = cast.actor(who)
    with entered(actor):
        return {c.id: c for c in colleagues_of(actor, _at(0), _at(0, 7))}


def _book(cast: Any, hour: int, words: str = "") -> Any:
    return book(
        actor=cast.actor("tomas_therapist"),
        membership_id=cast.ema_educator,
        stretch=_hour(hour, words),
    )


def test_free_time_of_a_colleague_is_booked_and_shown_as_taken(cast: Any) -> None:
    take_time(actor=cast.actor("ema_educator"), stretch=_hour(9))
    with pytest.raises(Refused, match="This time is taken"):
        _book(cast, 9)
    _book(cast, 10, "How we greet")
    taken = _shown(cast, "ema_educator")[cast.ema_educator].taken
    assert [(t.kind, t.words) for t in taken] == [
        (Taken.BUSY, ""),
        (Taken.BOOKED, "How we greet"),
    ]
    with pytest.raises(Refused, match="This time is taken"):
        _book(cast, 10)


def test_an_absence_shows_at_once_with_who_stands_in(cast: Any) -> None:
    say_away(
        actor=cast.actor("ema_educator"),
        from_on=MONDAY,
        until_on=MONDAY + timedelta(days=6),
        substitute_id=cast.carla_coordinator,
    )
    away = _shown(cast)[cast.ema_educator].away
    assert away
    assert away.substitute == cast.actor("carla_coordinator").name
    with pytest.raises(Refused, match=r"stands in: book their time instead"):
        _book(cast, 10)


def test_an_absence_without_a_stand_in_says_so(cast: Any) -> None:
    say_away(actor=cast.actor("ema_educator"), from_on=MONDAY, until_on=MONDAY)
    with pytest.raises(Refused, match="nobody stands in"):
        _book(cast, 10)


def test_the_name_of_a_family_in_the_calendar_is_refused(cast: Any) -> None:
    centre_family(cast)
    with pytest.raises(Refused, match="Nadif"):
        _book(cast, 10, "About Nadif")
    with pytest.raises(Refused, match="Nadif"):
        take_time(actor=cast.actor("tomas_therapist"), stretch=_hour(11, "Visit to Nadif"))


def test_only_colleagues_of_a_common_team_see_and_book_each_other(cast: Any) -> None:
    take_time(actor=cast.actor("ema_educator"), stretch=_hour(9))
    assert cast.ema_educator not in _shown(cast, "petra_therapist")
    with entered(cast.actor("petra_therapist")):
        assert not TakenTime.objects.exists()
    with pytest.raises(Refused, match="Choose a colleague"):
        book(
            actor=cast.actor("petra_therapist"),
            membership_id=cast.ema_educator,
            stretch=_hour(10),
        )


def test_the_coordinator_says_it_for_somebody_who_cannot_and_nobody_else(cast: Any) -> None:
    with pytest.raises(Refused, match="for themselves"):
        say_away(
            actor=cast.actor("tomas_therapist"),
            from_on=MONDAY,
            until_on=MONDAY,
            membership_id=cast.ema_educator,
        )
    say_away(
        actor=cast.actor("carla_coordinator"),
        from_on=MONDAY,
        until_on=MONDAY,
        membership_id=cast.ema_educator,
    )
    assert _shown(cast)[cast.ema_educator].away


def test_a_booking_is_freed_by_either_side_and_by_nobody_else(cast: Any) -> None:
    booked = _book(cast, 10)
    with pytest.raises(Refused, match="makes it free again"):
        free_again(actor=cast.actor("carla_coordinator"), taken_id=booked)
    free_again(actor=cast.actor("ema_educator"), taken_id=booked)
    _book(cast, 10)
