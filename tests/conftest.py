"""One database for all tests, made by the owner's migrations, used as the web role."""

import os
import threading
from collections.abc import Iterator
from typing import Any

os.environ["CIRANDA_TESTING"] = "1"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ciranda.config.settings")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's driver runs a loop of its own

import psycopg
import pytest
from django.conf import settings as configured
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.signals import connection_created
from django.utils import translation

from ciranda.common.database import OWNER, WEB

_speaker = {"role": OWNER}
# The browser's driver keeps an event loop in this thread, and Django would give each part of a
# test a connection of its own: one thread, one connection, one transaction.
connections._connections = threading.local()  # type: ignore[attr-defined]


def _speak(sender: Any, connection: Any, **kwargs: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"set role {_speaker['role']}")
        # what a test wrote need not outlive the machine
        cursor.execute("set synchronous_commit = off")


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any, request: pytest.FixtureRequest) -> Iterator[None]:
    """Create (or reuse) the test database, migrate as the owner, then speak as the web role."""
    settings = connections["default"].settings_dict
    base = settings["NAME"]
    name = base if base.startswith("test_") else f"test_{base}"
    fresh = request.config.getvalue("create_db") or not request.config.getvalue("reuse_db")
    admin = {"host": settings["HOST"], "port": settings["PORT"] or None, "user": settings["USER"]}
    if settings["PASSWORD"]:
        admin["password"] = settings["PASSWORD"]
    with psycopg.connect(dbname="postgres", autocommit=True, **admin) as server:
        if fresh:
            server.execute(f'drop database if exists "{name}" with (force)')
        found = server.execute("select 1 from pg_database where datname = %s", [name]).fetchone()
        if not found:
            server.execute(f'create database "{name}" owner {OWNER}')
    connections["default"].close()
    settings["NAME"] = name
    connection_created.connect(_speak, dispatch_uid="tests speak")
    with django_db_blocker.unblock():
        call_command("migrate", verbosity=0, interactive=False)
        _speaker["role"] = WEB
        connections["default"].close()
        from tests.cast import settle

        settle()
    yield
    connections["default"].close()


@pytest.fixture
def owner(db: None) -> Iterator[Any]:
    """A cursor of the owner inside the test's own transaction, past the wall."""
    from ciranda.common.database import speaking_as

    with speaking_as(OWNER) as cursor:
        yield cursor


@pytest.fixture
def cast(db: None) -> Any:
    """The small named cast of every test; see tests/cast.py."""
    from tests.cast import remembered

    return remembered()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium, quiet and without a sandbox of its own."""
    from ciranda.ops.browser import find

    quiet = ["sandbox", "first-run"]
    off = ["gpu", "quic", "background-networking", "component-update", "sync"]
    flags = [f"--no-{name}" for name in quiet] + [f"--disable-{name}" for name in off]
    return {**browser_type_launch_args, "executable_path": str(find()), "args": flags}


@pytest.fixture
def looker(page: Any, client: Any) -> Any:
    """A browser whose requests `client` answers; see tests/looking.py."""
    from tests.looking import Looker

    return Looker(page, client)


@pytest.fixture(autouse=True)
def _nobody_left_acting() -> Iterator[None]:
    from ciranda.access.actions import leave
    from ciranda.audit.actions import forget

    yield
    leave()
    forget()
    # a page asked for in Portuguese leaves its language to the thread
    translation.activate(configured.LANGUAGE_CODE)


__all__ = ["connection"]
