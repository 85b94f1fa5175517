"""Reports from a replica: the reader's own writing is never missing, and the wall stands there."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import connections

from ciranda.access import replica
from ciranda.access.actions import entered
from ciranda.access.enums import Purpose
from ciranda.consent.queries.figures import sign_rates
from ciranda.ops.drills.nodes import wait_for
from tests.cast import remembered


@pytest.fixture
def cast(django_db_setup: Any, django_db_blocker: Any) -> Iterator[Any]:
    """The cast without a test's own transaction: Django's guard knows no second database."""
    with django_db_blocker.unblock():
        yield remembered()


@pytest.fixture
def named(pair: Any, cast: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The standby of the pair as this installation's replica."""
    first, second = pair
    there = {
        **connections["default"].settings_dict,
        "HOST": str(second.socket),
        "USER": "ciranda_web",
        "OPTIONS": {"connect_timeout": "2"},
        "PORT": "",
    }
    monkeypatch.setitem(settings.DATABASES, replica.ALIAS, there)
    monkeypatch.setitem(replica._away, "until", 0.0)
    replica.wrote_until("")
    yield first, second
    connections[replica.ALIAS].close()
    del connections[replica.ALIAS]
    replica.wrote_until("")


def _where() -> str:
    with replica.figures() as cursor:
        cursor.execute("select pg_is_in_recovery()")
        return "replica" if cursor.fetchone()[0] else "primary"


def test_a_report_is_read_from_the_replica(named, cast):
    with entered(cast.actor("olga_oversight", Purpose.STATISTICS)) as olga:
        assert _where() == "replica"
        assert sign_rates(olga, date(2020, 1, 1), date(2030, 1, 1)).rates == ()


def test_what_a_reader_wrote_is_never_missing_from_their_report(named):
    first, second = named
    with second.superuser() as there, first.superuser(first.database) as here:
        there.execute("select pg_wal_replay_pause()")
        try:
            here.execute("create table if not exists drill_mark (at timestamptz default now())")
            at = here.execute("select pg_current_wal_insert_lsn()::text").fetchone()[0]
            replica.wrote_until(str(at))
            assert _where() == "primary"
        finally:
            there.execute("select pg_wal_replay_resume()")
    wait_for(lambda: _where() == "replica", "The replica did not catch up.", 10)


def test_the_wall_stands_on_the_replica_too(named, cast):
    stranger = cast.actor("stella_stranger")
    with entered(stranger), replica.figures() as cursor:
        cursor.execute("select count(*) from cases_case")
        assert cursor.fetchone()[0] == 0
        cursor.execute("select id from accounts_user")
        assert cursor.fetchall() == [(stranger.user_id,)]


def test_a_replica_that_is_away_costs_one_try_and_no_report(named, monkeypatch):
    monkeypatch.setitem(settings.DATABASES[replica.ALIAS], "HOST", "/nowhere/at/all")
    connections[replica.ALIAS].close()
    assert _where() == "primary"
    assert replica._away["until"] > 0


def test_a_cookie_that_is_no_position_is_ignored():
    replica.wrote_until("0/16B3748")
    assert replica._written.get() == "0/16B3748"
    for wrong in ("", None, "0/0'; drop table x", "FFFFFFFFF/0"):
        replica.wrote_until(wrong)
        assert replica._written.get() == ""


def test_without_a_replica_no_cookie_is_set(client, db):
    answer = client.post("/language/", {"language": "pt"})
    assert replica.COOKIE not in answer.cookies
