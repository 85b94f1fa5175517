"""PgBouncer in transaction mode: many workers, one server connection, and the wall between them."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from ciranda.access.actions import settings_of
from ciranda.common.database import WEB
from ciranda.ops import pooler

NAMES = ("principals", "purpose", "human", "user_id", "membership", "staff", "barred", "person")
ROUNDS = 40


@pytest.fixture(scope="module")
def shared(django_db_setup: Any) -> Iterator[Path]:
    """A pooler that has one single connection to the test database."""
    if pooler.find() is None:
        pytest.skip("PgBouncer is not installed and this account may not install it")
    settings = connection.settings_dict
    behind = pooler.Pooled(
        host=settings["HOST"],
        database=settings["NAME"],
        port=int(settings["PORT"] or 5432),
        size=1,
    )
    with pooler.running(behind) as folder:
        yield folder


def _through(folder: Path) -> psycopg.Connection[Any]:
    return psycopg.connect(
        host=str(folder),
        port=pooler.PORT,
        dbname=connection.settings_dict["NAME"],
        user=WEB,
        prepare_threshold=None,
        options="-c statement_timeout=5s -c jit=off",
    )


def _ask(folder: Path, actor: Any, seen: set[tuple[int, ...]], servers: set[int]) -> None:
    with _through(folder) as worker:
        for _ in range(ROUNDS):
            with worker.transaction():
                if actor:
                    for name, value in zip(NAMES, settings_of(actor), strict=True):
                        worker.execute("select set_config(%s, %s, true)", [f"app.{name}", value])
                rows = worker.execute("select id from accounts_user order by id").fetchall()
                seen.add(tuple(row[0] for row in rows))
                servers.add(worker.execute("select pg_backend_pid()").fetchone()[0])


def test_one_shared_connection_never_carries_over_who_asked(shared, cast):
    """Each worker sees their own account alone and nobody sees none, turn by turn."""
    people = {name: cast.actor(name) for name in ("tomas_therapist", "stella_stranger")}
    askers = [*people.items(), ("nobody", None), ("nobody else", None)]
    seen: dict[str, set[tuple[int, ...]]] = {name: set() for name, _ in askers}
    servers: set[int] = set()
    threads = [
        threading.Thread(target=_ask, args=(shared, actor, seen[name], servers))
        for name, actor in askers
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(servers) == 1
    assert seen["nobody"] == seen["nobody else"] == {()}
    for name, actor in people.items():
        assert seen[name] == {(actor.user_id,)}


def test_a_setting_of_the_wall_ends_with_its_transaction(shared, cast):
    with _through(shared) as first, _through(shared) as second:
        with first.transaction():
            first.execute("select set_config('app.principals', '{7}', true)")
        with second.transaction():
            asked = second.execute("select current_setting('app.principals', true)").fetchone()
        assert not asked[0]


def test_the_web_roles_limits_hold_without_start_up_options(shared):
    """A pooler drops start-up options, so the role itself stops what runs too long."""
    with _through(shared) as worker:
        assert worker.execute("show statement_timeout").fetchone()[0] == "5s"
        assert worker.execute("show jit").fetchone()[0] == "off"


def test_what_is_printed_for_a_server_pools_by_transaction_and_asks_for_passwords():
    said = pooler.configuration(pooler.Pooled("db.example", "ciranda"))
    assert "pool_mode = transaction" in said
    assert "auth_type = scram-sha-256" in said
    assert "auth_type = any" not in said
