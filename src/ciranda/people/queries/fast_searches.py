"""Who searched faster than a person types, and what a data officer found about it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from ciranda.common.database import rows

A_PAGE = 25


@dataclass(frozen=True)
class FastSearch:
    """More searches in one minute than a person types. Nothing of what was searched is kept."""

    id: int
    name: str
    agency: str
    at_minute: datetime
    searches: int
    note: str
    noted_at: datetime | None


@dataclass(frozen=True)
class FastSearches:
    """One page of them, and how many there are in all."""

    found: tuple[FastSearch, ...]
    total: int


def fast_searches(page: int = 1) -> FastSearches:
    """One page, those nobody has looked at first. Nothing for whoever is no data officer of the
    workers who searched. One statement."""
    with connection.cursor() as cursor:
        found = rows(
            cursor,
            "select * from people_fast_searches(%s, %s)",
            [(max(page, 1) - 1) * A_PAGE, A_PAGE],
        )
    total = found[0]["total"] if found else 0
    plain = tuple(FastSearch(**{k: v for k, v in row.items() if k != "total"}) for row in found)
    return FastSearches(plain, total)


def fast_search(flag_id: int) -> FastSearch | None:
    """One of them; None for whoever may not look at it. One statement."""
    with connection.cursor() as cursor:
        found = rows(
            cursor, "select * from people_fast_searches(0, 100000) f where f.id = %s", [flag_id]
        )
    if not found:
        return None
    found[0].pop("total")
    return FastSearch(**found[0])
