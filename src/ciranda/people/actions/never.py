"""A family says: never ask again. No reason is asked for, none is kept."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection


def never_ask(persons: Iterable[UUID], programme_key: str, *, stands: bool = True) -> int:
    """Note that nobody asks about these persons for a programme any more, or that the family came
    back by itself. How many changed. Part of an action; only of persons the caller sees."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select people_say_never(%s, %s, %s)", [list(persons), programme_key, stands]
        )
        return int(cursor.fetchone()[0])


def unsay_never(persons: Iterable[UUID], programme_key: str, *, since: datetime) -> int:
    """Take back what was said since a moment, by mistake; what was said before stands. How many
    changed. Part of an action; only of persons the caller sees."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select people_unsay_never(%s, %s, %s)", [list(persons), programme_key, since]
        )
        return int(cursor.fetchone()[0])
