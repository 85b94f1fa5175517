"""Brings the database to the state this code expects: server, roles, database, migrations."""

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connections
from django.db.migrations.executor import MigrationExecutor
from rich.progress import Progress, TaskID

from ciranda.ops import postgres, roles

MAKING_ROLES = "ciranda db roles"


class DatabaseUnready(Exception):
    """The database does not answer, or waits for migrations; the message names the remedy."""


def is_private() -> bool:
    """Whether we run the server ourselves, because ``DATABASE_URL`` names no other."""
    return not os.environ.get("DATABASE_URL")


def place() -> str:
    """Where the database is, without any password."""
    if is_private():
        return f"{postgres.database_name()} in {postgres.default_root()}"
    chosen = settings.DATABASES["default"]
    return f"{chosen['NAME']} on {chosen.get('HOST') or 'the local server'}"


def owner_connection() -> str:
    """The name of the connection that migrates; tests have one connection for all roles."""
    alias: str = settings.ROLE_CONNECTIONS.get(roles.OWNER, "default")
    return alias


def waiting_migrations() -> list[str]:
    """The migrations this code has and the database has not, in order.

    Raises DatabaseUnready when the database does not answer.
    """
    try:
        executor = MigrationExecutor(connections[owner_connection()])
    except OperationalError as error:
        raise DatabaseUnready(_no_answer(error)) from error
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def require_roles() -> None:
    """Raise DatabaseUnready unless the server has the roles, and none of them sees too much.

    A wall that the serving role may step over is no wall (design, section 4).
    """
    try:
        serving = settings.DATABASES["default"].get("USER") or roles.WEB
        wrong = roles.unfit(connections[owner_connection()], serving)
    except OperationalError as error:
        raise DatabaseUnready(_no_answer(error)) from error
    if wrong:
        raise DatabaseUnready(
            f"The server of {place()} is not ready: {'; '.join(wrong)}."
            f" `{MAKING_ROLES}` prints the SQL that mends it, for a superuser to run."
        )


def _no_answer(error: OperationalError) -> str:
    return (
        f"The database {place()} does not answer. `ciranda db prepare` starts and makes the"
        " private one; for another server check DATABASE_URL and OWNER_DATABASE_URL, and whether"
        f" its roles were made (`{MAKING_ROLES}` prints the SQL).\n{error}"
    )


def require_current() -> None:
    """Raise DatabaseUnready unless the roles are right and every migration has been applied."""
    require_roles()
    if waiting := waiting_migrations():
        raise DatabaseUnready(
            f"The database {place()} lacks {len(waiting)} migrations (first: {waiting[0]})."
            " Run `ciranda db prepare`."
        )


class _Steps(io.StringIO):
    """Counts the migrations that Django's command prints as it applies them."""

    def __init__(self, advance: Callable[[], None]) -> None:
        super().__init__()
        self.advance = advance

    def write(self, text: str) -> int:
        if "Applying" in text:
            self.advance()
        return super().write(text)


@contextmanager
def _bar(total: int) -> Iterator[Callable[[], None]]:
    with Progress(transient=True) as progress:
        task: TaskID = progress.add_task("Preparing the database", total=total)
        yield lambda: progress.advance(task)


def prepare(say: Callable[[str], object]) -> None:
    """Start the private server at need, make roles and database, apply what waits.

    Safe to repeat. Raises PostgresUnavailable or DatabaseUnready with a message for people.
    """
    if is_private():
        socket_folder = postgres.ensure()
        if roles.bootstrap(socket_folder, postgres.database_name()):
            say(f"Made the database {place()}")
    require_roles()
    waiting = waiting_migrations()
    if not waiting:
        say(f"The database {place()} is ready")
        return
    with _bar(len(waiting)) as advance:
        call_command(
            "migrate", database=owner_connection(), interactive=False, stdout=_Steps(advance)
        )
    say(f"Applied {len(waiting)} migrations to {place()}")
