"""Throw-away PostgreSQL servers for drills: a copy of a database, its standby, kill and promote.

Each node is a private cluster of its own (`ciranda.ops.postgres`): no TCP, a folder of mode 0700.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from ciranda.ops import postgres, roles

SLOT = "drill_standby"
# A drill measures loss, so a commit waits for the disk; the rest is small for a small machine.
NODE_SETTINGS = {
    "fsync": "on",
    "synchronous_commit": "on",
    "shared_buffers": "'128MB'",
    "wal_log_hints": "on",  # pg_rewind needs it where checksums are off (before 18)
    "max_wal_senders": "5",
    "wal_keep_size": "'256MB'",
}


class DrillFailed(RuntimeError):
    """A step of the drill itself could not be done; the message says which."""


@dataclass(frozen=True)
class Source:
    """The database a drill copies, and the login that may read all of it."""

    host: str
    database: str
    port: str = ""
    user: str = roles.BACKUP
    password: str = ""

    def options(self) -> list[str]:
        """These as options of PostgreSQL's own programs."""
        found = ["-h", self.host, "-U", self.user, "-d", self.database]
        return [*found, "-p", self.port] if self.port else found


@dataclass(frozen=True)
class Node:
    """One server of a drill."""

    name: str
    cluster: postgres.Cluster
    database: str

    @property
    def socket(self) -> Path:
        return self.cluster.socket_folder

    def superuser(self, database: str = "") -> psycopg.Connection[tuple[object, ...]]:
        """An autocommit connection past everything, for the drill's own questions."""
        return psycopg.connect(
            host=str(self.socket),
            user="postgres",
            dbname=database or "postgres",
            autocommit=True,
            connect_timeout=3,
        )

    def configure(self, **settings: str) -> None:
        """Set server settings that need no restart."""
        with self.superuser() as connection:
            for name, value in settings.items():
                connection.execute(
                    sql.SQL("alter system set {} = {}").format(
                        sql.Identifier(name), sql.Literal(value)
                    )
                )
            connection.execute("select pg_reload_conf()")

    def is_primary(self) -> bool:
        """Whether this server takes writes now."""
        with self.superuser() as connection:
            found = connection.execute("select not pg_is_in_recovery()").fetchone()
        return bool(found and found[0])


def _run(cluster: postgres.Cluster, program: str, *options: object, why: str) -> None:
    if cluster.caller.run(cluster.binaries / program, *map(str, options)) != 0:
        raise DrillFailed(why)


def _node(name: str, folder: Path, database: str) -> Node:
    root = folder / name
    if root.exists():
        shutil.rmtree(root)
    cluster = postgres.open_cluster(root)
    for part in (cluster.data, cluster.socket_folder):
        cluster.caller.own(part)
    return Node(name, cluster, database)


def primary(folder: Path, source: Source) -> Node:
    """A new server that holds a copy of `source`, made by dump and restore as a backup is."""
    node = _node("first", folder, source.database)
    postgres.create(node.cluster, {**postgres.DEMO_SETTINGS, **NODE_SETTINGS})
    postgres.start(node.cluster)
    roles.bootstrap(node.socket, node.database)
    dump = folder / "copy.dump"
    environment = {**os.environ, "PGPASSWORD": source.password}
    taken = subprocess.run(
        [node.cluster.binaries / "pg_dump", *source.options(), "-Fc", "-Z1", "-f", dump],
        env=environment,
        capture_output=True,
        check=False,
    )
    if taken.returncode != 0:
        raise DrillFailed(f"The copy could not be taken: {taken.stderr.decode()[-500:]}")
    _run(
        node.cluster,
        "pg_restore",
        *("-h", node.socket, "-U", "postgres", "-d", node.database, "-j", 2, dump),
        why="The copy could not be restored.",
    )
    dump.unlink()
    with node.superuser(node.database) as connection:
        connection.execute("analyze")
    return node


def standby(folder: Path, of: Node) -> Node:
    """A second server that follows `of` by streaming replication, in step before it is given."""
    node = _node("second", folder, of.database)
    with of.superuser() as connection:
        connection.execute("select pg_create_physical_replication_slot(%s)", [SLOT])
    _base_backup(node, of)
    postgres.start(node.cluster)
    of.configure(synchronous_standby_names="*")
    wait_for(lambda: _follows(of), "The standby did not come into step.")
    return node


def _base_backup(node: Node, of: Node) -> None:
    _run(
        node.cluster,
        "pg_basebackup",
        *("-h", of.socket, "-U", "postgres", "-D", node.cluster.data),
        *("-X", "stream", "-S", SLOT, "-R", "-c", "fast"),
        why="The standby's base backup failed.",
    )


def _follows(of: Node) -> bool:
    with of.superuser() as connection:
        found = connection.execute(
            "select count(*) from pg_stat_replication where sync_state in ('sync', 'quorum')"
        ).fetchone()
    return bool(found and found[0])


def wait_for(true: object, why: str, seconds: float = 60) -> None:
    """Ask until it is true. Raises DrillFailed with `why` after so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(psycopg.OperationalError):
            if callable(true) and true():
                return
        time.sleep(0.05)
    raise DrillFailed(why)


def _children(pid: int) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(entry.read_text().rpartition(")")[2].split()[1]) == pid:
                found.append(int(entry.parent.name))
    return found


def kill(node: Node) -> None:
    """Kill the whole server as a machine dies: no signal it could answer."""
    pid = int((node.cluster.data / "postmaster.pid").read_text().split()[0])
    for one in (pid, *_children(pid)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)


def promote(node: Node) -> None:
    """Let a standby take over. It waits for no standby of its own: there is none yet."""
    _run(
        node.cluster,
        "pg_ctl",
        *("promote", "-D", node.cluster.data, "-w", "-t", 60),
        why="The standby could not be promoted.",
    )
    with node.superuser() as connection:
        connection.execute("alter system reset synchronous_standby_names")
        connection.execute("select pg_reload_conf()")


def rejoin(old: Node, now: Node) -> None:
    """The killed server comes back as the standby of the one that took over (pg_rewind)."""
    with now.superuser() as connection:
        connection.execute(
            "select pg_create_physical_replication_slot(%s) where not exists"
            " (select from pg_replication_slots where slot_name = %s)",
            [SLOT, SLOT],
        )
    # A killed server leaves its lock behind; pg_rewind runs the recovery it needs by itself.
    (old.cluster.data / "postmaster.pid").unlink(missing_ok=True)
    _run(
        old.cluster,
        "pg_rewind",
        *("-D", old.cluster.data, "-R"),
        f"--source-server=host={now.socket} user=postgres dbname=postgres",
        why="The old server could not be rewound.",
    )
    with (old.cluster.data / "postgresql.auto.conf").open("a") as settings:
        settings.write(f"primary_slot_name = '{SLOT}'\n")
    postgres.start(old.cluster)
    now.configure(synchronous_standby_names="*")
    wait_for(lambda: _follows(now), "The old server did not come into step.")


def remove(folder: Path) -> None:
    """Stop what still runs in a drill's folder and delete it."""
    for root in folder.glob("*/data/postmaster.pid"):
        postgres.stop(root.parent.parent)
    shutil.rmtree(folder, ignore_errors=True)
