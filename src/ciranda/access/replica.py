"""Reports read from a streaming replica, and never older than what their reader wrote.

Only figures come from here: pages on a family always read the server that takes the writes. The
replica holds the same tables behind the same wall, so the reader's settings are made there too.
Where no replica is named (``REPLICA_DATABASE_URL``), is behind, or is away, the reader's own
transaction answers, and nobody notices anything but the time.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import OperationalError, connection, connections, transaction
from django.db.backends.utils import CursorWrapper

from ciranda.access.actions import acting, enter_on

ALIAS = "replica"
# The cookie that says how far this browser's own writing has come; a position, nothing of anyone.
COOKIE = "ciranda_written"
SECONDS_AWAY = 10.0
_POSITION = re.compile(r"[0-9A-F]{1,8}/[0-9A-F]{1,8}")
_written: ContextVar[str] = ContextVar("written", default="")
_away = {"until": 0.0}


def is_named() -> bool:
    """Whether this installation has a replica for its reports."""
    return ALIAS in settings.DATABASES


def wrote_until(position: str | None) -> None:
    """Say how far the reader's own writing has come: what their browser kept, or nothing."""
    _written.set(position if position and _POSITION.fullmatch(position) else "")


def position() -> str:
    """How far the server that takes the writes has come. Ask it after the commit."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_current_wal_insert_lsn()::text")
        found: str = cursor.fetchone()[0]
    return found


@contextmanager
def figures() -> Iterator[CursorWrapper]:
    """A cursor for a report: on the replica as whoever acts, else in the reader's transaction."""
    alias = ALIAS if is_named() and time.monotonic() >= _away["until"] else None
    if alias and _in_step():
        with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
            if actor := acting():
                enter_on(cursor, actor)
            yield cursor
        return
    with connection.cursor() as cursor:
        yield cursor


def _in_step() -> bool:
    try:
        with connections[ALIAS].cursor() as cursor:
            cursor.execute(
                "select pg_is_in_recovery() and (%s = '' or"
                " pg_last_wal_replay_lsn() >= nullif(%s, '')::pg_lsn)",
                [_written.get()] * 2,
            )
            return bool(cursor.fetchone()[0])
    except OperationalError:
        connections[ALIAS].close()
        _away["until"] = time.monotonic() + SECONDS_AWAY
        return False
