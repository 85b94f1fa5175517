"""A raw connection as the web role with a stranger's principals, asking every table."""

from typing import Any

import psycopg
import pytest
from django.db import connection

from ciranda.access.actions import settings_of
from ciranda.common.database import WEB
from tests.access.test_catalogue import LISTS

# What any worker may read: who works where. Everything else is somebody's dossier.
OF_WORKERS = {"agencies_membership", "agencies_placement", "agencies_appointment"}
NAMES = ("principals", "purpose", "human", "user_id", "membership", "staff", "barred", "person")


@pytest.fixture
def stranger(cast) -> Any:
    """A connection of its own, not Django's, that says it is the stranger."""
    settings = connection.settings_dict
    actor = cast.actor("stella_stranger")
    with psycopg.connect(
        host=settings["HOST"],
        port=settings["PORT"] or None,
        user=settings["USER"],
        password=settings["PASSWORD"] or None,
        dbname=settings["NAME"],
        options=f"-c role={WEB}",
    ) as raw:
        for name, value in zip(NAMES, settings_of(actor), strict=True):
            raw.execute("select set_config(%s, %s, true)", [f"app.{name}", value])
        yield raw


def test_a_stranger_reads_no_row_of_any_walled_table(stranger):
    seen = {}
    for table in sorted(set(LISTS["row_security"]) - OF_WORKERS):
        try:
            with stranger.transaction():
                found = stranger.execute(f"select count(*) from {table}").fetchone()[0]
        except psycopg.errors.InsufficientPrivilege:
            continue
        if found:
            seen[table] = found
    # one's own account, and what one did oneself
    assert set(seen) <= {"accounts_user", "audit_event"}
    assert seen.get("accounts_user", 0) <= 1


def test_nobody_at_all_reads_even_less(stranger):
    for name in NAMES:
        stranger.execute("select set_config(%s, '', true)", [f"app.{name}"])
    for table in sorted(LISTS["row_security"]):
        try:
            with stranger.transaction():
                assert stranger.execute(f"select count(*) from {table}").fetchone()[0] == 0, table
        except psycopg.errors.InsufficientPrivilege:
            continue
