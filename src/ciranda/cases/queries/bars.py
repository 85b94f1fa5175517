"""The bars of a case, for who guards its consents."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from ciranda.access.enums import BarKind
from ciranda.common.database import rows


@dataclass(frozen=True)
class Barred:
    """A bar as it was decided: whom, why, since and until when."""

    id: UUID
    kind: BarKind
    name: str
    agency: str
    reason: str
    started_at: datetime
    ended_at: datetime | None
    end_grounds: str


def bars(case_id: UUID) -> list[Barred]:
    """Bars that stand, then those that ended. One statement; the family reads its own refusals."""
    with connection.cursor() as cursor:
        found = rows(cursor, "select * from cases_bars(%s)", [case_id])
    return [Barred(**{**row, "kind": BarKind(row["kind"])}) for row in found]
