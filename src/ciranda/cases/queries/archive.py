"""Closed cases by reference, for who answers for their archive: what is erased when, what is held.

Driver: my teams, and those I am data officer of. No name is shown before the archive is opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from ciranda.access.enums import Category, unmask
from ciranda.cases.policies.retention import erase_on
from ciranda.common.database import rows
from ciranda.programmes.queries import pack_of

MOST = 500


@dataclass(frozen=True)
class Archived:
    """A closed case. `goes_on`: each category that is still kept, with the day it is erased;
    `opened`: how often the archive was opened since."""

    id: UUID
    reference: str
    closed_at: datetime
    hold: str
    held_at: datetime | None
    opened: int
    erased: tuple[Category, ...]
    goes_on: Mapping[Category, date]
    officer: bool

    @property
    def next_on(self) -> date | None:
        """When the next part is erased; None while a hold stands or nothing is left."""
        return None if self.held_at else min(self.goes_on.values(), default=None)


def archive() -> list[Archived]:
    """The closed cases whose archive the asker may open, the latest first. One statement."""
    with connection.cursor() as cursor:
        return [_archived(row) for row in rows(cursor, "select * from cases_archived(%s)", [MOST])]


def _archived(row: dict[str, object]) -> Archived:
    erased = unmask(int(str(row.pop("erased"))))
    pack, closed = pack_of(row.pop("pack_version")), row["closed_at"]  # type: ignore[arg-type]
    assert isinstance(closed, datetime)
    days = {c: day for c, day in erase_on(pack, closed.date()).items() if c not in erased}
    return Archived(**row, erased=tuple(erased), goes_on=days)  # type: ignore[arg-type]
