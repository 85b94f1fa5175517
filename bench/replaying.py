"""The statements of a page by psycopg alone: as a role that sees all, and as the web role."""

import time
from typing import Any

import psycopg
from django.conf import settings as django_settings
from django.db import connection as django_connection

from bench.capturing import Asked, Statement

SET = "select set_config('app.' || k, v, true) from unnest(%s::text[], %s::text[]) x(k, v)"


class Replay:
    """One connection in one role. Every round is its own transaction and is taken back."""

    def __init__(self, alias: str) -> None:
        named = django_settings.DATABASES[alias]
        django_connection.ensure_connection()
        self.connection: psycopg.Connection[Any] = psycopg.connect(
            dbname=named["NAME"], user=named["USER"], host=named["HOST"],
            password=named["PASSWORD"], port=named["PORT"] or None, prepare_threshold=5,
            context=django_connection.connection, autocommit=True,
            options="-c jit=off -c statement_timeout=60s -c plan_cache_mode=force_generic_plan",
        )  # fmt: skip
        self.keeping = self.connection.cursor()
        self.plain = psycopg.ClientCursor(self.connection)

    def __call__(self, asked: Asked) -> float:
        """Seconds of the statements alone: the transaction and who asks were set before."""
        self._begin(asked)
        try:
            begun = time.perf_counter()
            for statement in asked.statements:
                self._send(statement)
            return time.perf_counter() - begun
        finally:
            self._undo()

    def rows(self, asked: Asked) -> int:
        """How many rows all the statements give."""
        self._begin(asked)
        try:
            return sum(self._send(statement) for statement in asked.statements)
        finally:
            self._undo()

    def _send(self, statement: Statement) -> int:
        cursor = self.keeping if statement.kept else self.plain
        cursor.execute(statement.sql, statement.values, prepare=statement.kept or None)
        return len(cursor.fetchall()) if cursor.description else 0

    def _begin(self, asked: Asked) -> None:
        self.connection.pgconn.exec_(b"begin")
        self.plain.execute(SET, [list(asked.settings), list(asked.settings.values())])

    def _undo(self) -> None:
        # past psycopg, which would forget the kept plans at the sight of a ROLLBACK
        self.connection.pgconn.exec_(b"rollback")
