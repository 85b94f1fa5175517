"""Remembering what was made, in the same transaction that makes it."""

import json
from collections.abc import Callable, Mapping
from uuid import UUID

from django.db import connection, transaction

Ids = Mapping[str, UUID]


def once(key: str, build: Callable[[], Ids]) -> tuple[dict[str, UUID], bool]:
    """The ids that `build` gave under this key, and whether it was built now.

    One transaction: cut off half-way, nothing of it stands and the next run builds it whole.
    """
    with transaction.atomic():
        found = _recall(key)
        if found is not None:
            return found, False
        made = dict(build())
        with connection.cursor() as cursor:
            _say_demo(cursor)
            cursor.execute(
                "insert into ops_mark (key, ids) values (%s, %s)",
                [key, json.dumps(made, default=str)],
            )
    return made, True


def marked(key: str) -> dict[str, UUID] | None:
    """The ids under this key, if that part stands."""
    with transaction.atomic():
        return _recall(key)


def _recall(key: str) -> dict[str, UUID] | None:
    with connection.cursor() as cursor:
        _say_demo(cursor)
        cursor.execute("select ids from ops_mark where key = %s", [key])
        row = cursor.fetchone()
    if row is None:
        return None
    body = json.loads(row[0]) if isinstance(row[0], str) else row[0]
    return {name: UUID(value) for name, value in body.items()}


def _say_demo(cursor: object) -> None:
    cursor.execute("select set_config('app.demo', 'on', true)")  # type: ignore[attr-defined]
