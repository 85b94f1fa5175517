"""Which database role is speaking: the web role by day, others by name and for a reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, connections, transaction
from django.db.backends.utils import CursorWrapper

OWNER = "ciranda_owner"
WEB = "ciranda_web"
BACKUP = "ciranda_backup"


@contextmanager
def speaking_as(role: str) -> Iterator[CursorWrapper]:
    """A cursor that speaks as `role`, in one transaction, and as the web role again afterwards.

    Commands use the connection named after the role. Tests hold one connection whose login may
    take any of the roles, so that they see what their own transaction wrote.
    """
    alias = settings.ROLE_CONNECTIONS.get(role)
    if alias:
        with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
            yield cursor
        return
    with transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute(f"set local role {role}")
        try:
            yield cursor
        finally:
            if not connections["default"].needs_rollback:
                cursor.execute(f"set local role {WEB}")


def rows(cursor: CursorWrapper, sql: str, params: Any = None) -> list[dict[str, Any]]:
    """All rows of a statement as dictionaries."""
    cursor.execute(sql, params)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def instant() -> datetime:
    """This transaction's one moment: facts, grants and policies all compare with it."""
    with connection.cursor() as cursor:
        cursor.execute("select now()")
        found: datetime = cursor.fetchone()[0]
    return found
