"""A child's monitoring line with the cast's team, for the tests that need one."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from ciranda.access.actions import entered
from ciranda.cases.actions import line
from ciranda.cases.actions.line import Notice, Noticed
from ciranda.cases.models import Moment
from ciranda.cases.policies.line import NoticeRow
from ciranda.cases.queries.line import LinePage, line_page
from ciranda.common.database import instant
from ciranda.programmes.actions import install
from ciranda.programmes.enums import LineStart
from ciranda.programmes.policies.checks import check_pack
from tests.cast import SYSTEM
from tests.programmes.packs import files_of

KEY = "utrecht-youth-health"


def programme() -> None:
    """Install the pack whose every child has a line."""
    checked = check_pack(files_of(KEY))
    assert checked.problems == ()
    install(actor=SYSTEM, checked=checked)


def today(cast: Any) -> date:
    """The day of the transaction."""
    with entered(cast.actor("carla_coordinator")):
        return instant().date()


def notice(
    cast: Any,
    given: str = "Noor",
    *,
    born_on: date | None = None,
    start: LineStart = LineStart.BIRTH,
    **more: Any,
) -> Noticed:
    """The clerk takes a notice of a child born two days ago."""
    row = NoticeRow(
        given=given,
        surnames=more.pop("surnames", "Voorbeeld"),
        born_on=born_on or today(cast) - timedelta(days=2),
        start=start,
        **more,
    )
    return line.take_notice(
        actor=cast.actor("carla_coordinator"), programme=KEY, notice=Notice(row)
    )


def read(cast: Any, case_id: UUID, name: str = "carla_coordinator") -> LinePage:
    """The line as somebody reads it."""
    actor = cast.actor(name)
    with entered(actor):
        found = line_page(actor, case_id)
    assert found is not None
    return found


def moment(cast: Any, case_id: UUID, key: str) -> Any:
    """One planned contact by its key in the schedule."""
    return next(m for m in read(cast, case_id).moments if m.key == key)


def change(cast: Any, act: Callable[..., Any], case_id: UUID, key: str, **more: Any) -> Any:
    """Do something with a planned contact, as the coordinator."""
    found = moment(cast, case_id, key)
    act(actor=cast.actor("carla_coordinator"), moment_id=found.id, **more)
    return moment(cast, case_id, key)


def set_back(cast: Any, case_id: UUID, key: str, **days: date) -> None:
    """Let a planned contact have other days, as if time had passed."""
    with entered(cast.actor("carla_coordinator")):
        Moment.objects.filter(case_id=case_id, key=key).update(**days)
