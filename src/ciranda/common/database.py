"""Which database role is speaking: the web role by day, others by name and for a reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from django.conf import settings
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
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


# Whether a connection keeps plans: told to at its start, and nothing in between dropped that.
_keeps: WeakKeyDictionary[Any, bool] = WeakKeyDictionary()


class Keeping(psycopg.Cursor[Any]):
    """Names its statements to the server, which plans each once a connection and keeps the plan."""

    def execute(
        self, query: Any, params: Any = None, *, prepare: bool | None = None, binary: Any = None
    ) -> "Keeping":
        """As ever, with the plan kept; not through a pooler, which gives no word of its server."""
        return super().execute(query, params, prepare=_keeps_plans(self.connection), binary=binary)


def _keeps_plans(raw: "psycopg.Connection[Any]") -> bool:
    if raw not in _keeps:
        said = raw.execute("show plan_cache_mode").fetchone()
        _keeps[raw] = bool(said and said[0] == "force_generic_plan")
    return _keeps[raw]


def keeping() -> CursorWrapper:
    """A cursor for statements that pages ask again and again: their plans are kept.

    Behind the wall every table brings its policy, and the planner weighs each: a page's one large
    statement takes it several times as long to plan as to answer (ADR 0017). Values are sent apart
    from the statement, so each has one type at every place it stands in.
    """
    connection.ensure_connection()
    cursor: Any = Keeping(connection.connection)
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    return wrap(cursor)


def keep_every_plan() -> None:
    """Let all statements of this process be named to the server, once they were asked five times.

    For work of very many equal rows, where planning an insertion behind the wall costs more than
    the insertion. Call it before the first connection is made. Not through a pooler (ADR 0017).
    """
    settings.DATABASES["default"].setdefault("OPTIONS", {})["server_side_binding"] = True
    connection_created.connect(_name_nothing_through_a_pooler, dispatch_uid="every plan")


def _name_nothing_through_a_pooler(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    if connection.alias == "default" and not _keeps_plans(connection.connection):
        connection.connection.prepare_threshold = None


def instant() -> datetime:
    """This transaction's one moment: facts, grants and policies all compare with it."""
    with connection.cursor() as cursor:
        cursor.execute("select now()")
        found: datetime = cursor.fetchone()[0]
    return found
