"""A process that is killed in the middle loses nothing that was done, and running again goes on."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from ciranda.common.database import OWNER
from tests.architecture.tree import ROOT
from tests.interop.imports.shared import cells_of, table

ROWS = 1500
NAME = "Sitio de Teste"


@pytest.fixture
def outside(db: None) -> Iterator[psycopg.Connection]:
    """The owner on a connection of its own: what another process keeps is seen and cleared."""
    settings = connection.settings_dict
    place = {"host": settings["HOST"], "port": settings["PORT"] or None, "user": settings["USER"]}
    if settings["PASSWORD"]:
        place["password"] = settings["PASSWORD"]
    with psycopg.connect(dbname=settings["NAME"], autocommit=True, **place) as found:
        found.execute(f"set role {OWNER}")
        yield found
        found.execute(
            "delete from interop_importedrow where object_id in"
            " (select id from agencies_agency where source = 'crash')"
        )
        found.execute("delete from agencies_agency where source = 'crash'")


def start(path: Path, report: Path) -> subprocess.Popen[bytes]:
    hidden = {"CIRANDA_TESTING", "PYTEST_CURRENT_TEST", "PYTEST_VERSION"}
    environment = {k: v for k, v in os.environ.items() if k not in hidden}
    settings = connection.settings_dict
    environment |= {"CIRANDA_DB": settings["NAME"], "PYTHONPATH": str(ROOT / "src")}
    if os.environ.get("TEST_DATABASE_URL") or os.environ.get("DATABASE_URL"):
        pytest.skip("a server of one's own: the killed process would need its web role's password")
    command = ["-m", "ciranda.ops.main", "import", "facilities", str(path), "--report", str(report)]
    return subprocess.Popen([sys.executable, *command], env=environment, cwd=ROOT)


def kept(outside: psycopg.Connection) -> int:
    found = outside.execute("select count(*) from agencies_agency where source = 'crash'")
    return found.fetchone()[0]


def test_killed_in_the_middle_nothing_is_half_and_nothing_comes_twice(
    tmp_path: Path, outside: psycopg.Connection
) -> None:
    lines = [f"{n},{NAME} {n},Southtown" for n in range(ROWS)]
    path = table(tmp_path / "crash.csv", "id,name,city", *lines)
    running = start(path, tmp_path / "first.csv")
    patience = time.monotonic() + 120
    while kept(outside) < 200 and time.monotonic() < patience:
        time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    assert running.wait(30) == -signal.SIGKILL
    in_the_middle = kept(outside)
    assert 200 <= in_the_middle < ROWS
    remembered = outside.execute(
        "select count(*) from interop_importedrow r join agencies_agency a on a.id = r.object_id"
        " where a.source = 'crash'"
    )
    assert remembered.fetchone() == (in_the_middle,)
    assert start(path, tmp_path / "second.csv").wait(300) == 0
    assert kept(outside) == ROWS
    outcomes = Counter(
        line["outcome"] for line in cells_of(tmp_path / "second.csv") if line["file"]
    )
    assert outcomes == {"matched": in_the_middle, "created": ROWS - in_the_middle}
