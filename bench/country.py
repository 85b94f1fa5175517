"""The countries that are measured: one database a size, loaded once and kept."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql

SOURCE = Path(__file__).resolve().parents[1] / "src"


def database(children: int, kind: str = "") -> str:
    """The name of the database with a country of so many children; `kind` names a part of one.

    CIRANDA_BENCH begins the name, for several checkouts that share one server.
    """
    return f"{os.environ.get('CIRANDA_BENCH', 'ciranda_bench')}_{kind}{children}"


def environment(children: int, kind: str = "") -> dict[str, str]:
    """The environment in which every command speaks with that country."""
    path = os.pathsep.join(
        filter(None, [str(SOURCE), str(SOURCE.parent), os.environ.get("PYTHONPATH", "")])
    )
    return {
        **os.environ,
        "CIRANDA_DB": database(children, kind),
        "DJANGO_SETTINGS_MODULE": "ciranda.config.settings",
        "PYTHONPATH": path,
    }


def superuser() -> "psycopg.Connection[tuple[object, ...]]":
    """The private server's administrator. A server of one's own is loaded by its owner."""
    from ciranda.ops import postgres  # noqa: PLC0415 - starts the server

    return psycopg.connect(
        host=str(postgres.ensure()), user="postgres", dbname="postgres", autocommit=True
    )


def exists(children: int, kind: str = "") -> bool:
    """Whether that country was loaded."""
    with superuser() as server:
        asked = "select from pg_database where datname = %s"
        return server.execute(asked, [database(children, kind)]).fetchone() is not None


def copy(base: int, children: int, kind: str = "") -> None:
    """A database with all that the country of `base` children has, to be grown."""
    with superuser() as server:
        made = sql.SQL("create database {} template {} owner ciranda_owner").format(
            sql.Identifier(database(children, kind)), sql.Identifier(database(base))
        )
        server.execute(made)


def drop(children: int, kind: str = "") -> None:
    """Delete that country, so that the next run loads it anew."""
    with superuser() as server:
        name = sql.Identifier(database(children, kind))
        server.execute(sql.SQL("drop database if exists {} with (force)").format(name))


def ensure(children: int) -> None:
    """Load the country where it is missing, bring its tables up to this code where it is old."""
    command = [
        sys.executable, "-m", "ciranda.ops.main", "demo", "--size", "national",
        "--children", str(children), "--no-serve",
    ]  # fmt: skip
    subprocess.run(command, check=True, env=environment(children))
