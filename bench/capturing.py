"""What a page really asks the database, written down once and asked again along other lanes."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection, transaction
from django.test import Client

from bench.forms import main_form
from ciranda.common.database import Keeping
from ciranda.ops.demo.cast import PASSWORD

SETTINGS = (
    "principals", "purpose", "human", "user_id", "membership", "staff", "barred", "person",
    "session",
)  # fmt: skip
# Who asks, and that somebody looked: these are functions that see all, the same in every lane.
_AROUND = ("agencies_enter", "access_log")
_MARKS = ("SAVEPOINT", "RELEASE", "ROLLBACK")


@dataclass(frozen=True)
class Statement:
    """One statement with its values. `kept`: the product keeps its plan, so every lane does."""

    sql: str
    values: Any
    kept: bool


@dataclass
class Asked:
    """The statements of one visit, and the settings they were asked under."""

    statements: list[Statement] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    status: int = 0
    size: int = 0
    on_the_wire: int = 0


def until_grants_follow(asked: Asked) -> Asked | None:
    """The same visit up to where the grants stand anew: from there on all others see the change."""
    at = [n for n, one in enumerate(asked.statements) if "access_replace" in one.sql]
    return replace(asked, statements=asked.statements[: at[0] + 1]) if at else None


class Insider:
    """Visits pages inside this process, in transactions that are taken back."""

    def __init__(self, username: str) -> None:
        self.client, self.username = Client(), username
        if username:
            self.client.post("/sign-in/", {"username": username, "password": PASSWORD})

    def read(self, path: str) -> Asked:
        """What opening this page asks."""
        with _undone():
            return self._heard(lambda: self.client.get(path))

    def write(self, path: str, typed: Mapping[str, str]) -> Asked:
        """What sending this page's form asks; nothing of it stays."""
        with _undone():
            form = main_form(self.client.get(path).content.decode())
            fields: dict[str, list[str]] = {}
            for name, value in form.filled(typed):
                fields.setdefault(name, []).append(value)
            return self._heard(lambda: self.client.post(path, fields))

    def _heard(self, visit: Callable[[], Any]) -> Asked:
        asked, count = Asked(settings=dict.fromkeys(SETTINGS, "")), 0

        def hear(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
            nonlocal count
            count += 1
            head = sql.lstrip("( \n")[:200]
            if not head.startswith(_MARKS) and not any(name in head for name in _AROUND):
                kept = isinstance(context["cursor"].cursor, Keeping)
                asked.statements.append(Statement(sql, values, kept))
            return execute(sql, values, many, context)

        with connection.execute_wrapper(hear):
            answer = visit()
        asked.status, asked.size = answer.status_code, len(answer.content)
        asked.on_the_wire = count
        if self.username:
            asked.settings = _settings()
        return asked


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _settings() -> dict[str, str]:
    columns = ", ".join(f"coalesce(current_setting('app.{one}', true), '')" for one in SETTINGS)
    with connection.cursor() as cursor:
        cursor.execute(f"select {columns}")
        return dict(zip(SETTINGS, cursor.fetchone(), strict=True))
