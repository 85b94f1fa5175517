"""PgBouncer in front of PostgreSQL: many web processes, few server connections.

In transaction mode a server connection passes from one worker's transaction to another's. The wall
holds there because what it compares with is set once per transaction and ends with it
(``set_config(…, true)``); `tests/faults/test_pooler.py` shows it through one shared connection.
Command line: ``python -m ciranda.ops.pooler`` installs PgBouncer where it can.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from ciranda.ops import packages, postgres, roles

PORT = 6432
SECONDS_TO_START = 10
_CONFIGURATION = """\
; PgBouncer for Ciranda. The web role's own settings (statement_timeout, jit) are set on the role.
[databases]
{database} = host={host} port={port} dbname={database}{login}

[pgbouncer]
; A connection serves one transaction, then the next worker's; the wall's settings end with it.
pool_mode = transaction
; Start-up options would be one worker's for all: those that matter are set on the role.
ignore_startup_parameters = options, extra_float_digits
default_pool_size = {size}
max_client_conn = 2000
max_db_connections = {size}
"""
_PRIVATE = """\
listen_addr =
unix_socket_dir = {folder}
listen_port = {listen}
auth_type = any
logfile = {folder}/pgbouncer.log
pidfile = {folder}/pgbouncer.pid
"""
_PUBLIC = """\
listen_addr = 127.0.0.1
listen_port = {listen}
auth_type = scram-sha-256
; One line a role: "{web}" "its SCRAM secret from pg_authid"
auth_file = userlist.txt
"""


@dataclass(frozen=True)
class Pooled:
    """The server behind a pooler, and how many connections to it all workers share."""

    host: str
    database: str
    port: int = 5432
    size: int = 20


def configuration(pooled: Pooled, private: Path | None = None) -> str:
    """The text of pgbouncer.ini; with `private` for a socket in that folder, without passwords."""
    shared = _CONFIGURATION.format(
        database=pooled.database,
        host=pooled.host,
        port=pooled.port,
        size=pooled.size,
        # A socket in a closed folder asks for no password; whoever comes is the web role.
        login=f" user={roles.WEB}" if private else "",
    )
    if private:
        return shared + _PRIVATE.format(folder=private, listen=PORT)
    return shared + _PUBLIC.format(listen=PORT, web=roles.WEB)


def find() -> Path | None:
    """PgBouncer's program, if this machine has it."""
    found = shutil.which(
        "pgbouncer", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin"
    )
    return Path(found) if found else None


@contextmanager
def running(pooled: Pooled) -> Iterator[Path]:
    """A PgBouncer on a socket of its own for as long as it is used. Gives the socket's folder.

    Raises FileNotFoundError without PgBouncer and TimeoutError when it does not answer.
    """
    program = find()
    if program is None:
        raise FileNotFoundError("PgBouncer is not installed.")
    caller = postgres.open_cluster().caller
    with tempfile.TemporaryDirectory(prefix="ciranda-pooler-") as made:
        folder = Path(made)
        (folder / "pgbouncer.ini").write_text(configuration(pooled, folder))
        for entry in (folder, folder / "pgbouncer.ini"):
            if caller.user is not None and caller.group is not None:
                os.chown(entry, caller.user, caller.group)
        process = subprocess.Popen(
            [*caller.prefix, program, "-q", folder / "pgbouncer.ini"],
            user=caller.user,
            group=caller.group,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _await(folder, pooled.database)
            yield folder
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(10)


def _await(folder: Path, database: str) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        with suppress(psycopg.OperationalError):
            psycopg.connect(
                host=str(folder), port=PORT, dbname=database, user=roles.WEB, connect_timeout=2
            ).close()
            return
        time.sleep(0.1)
    raise TimeoutError("PgBouncer did not answer.")


def main() -> None:
    """Say where PgBouncer is, installing it first where that is allowed."""
    if find() is None and packages.can_install():
        with suppress(OSError, subprocess.CalledProcessError):
            packages.install("pgbouncer")
    found = find()
    print(f"PgBouncer: {found or 'not here; the tests that need it will say so'}")


if __name__ == "__main__":
    main()
