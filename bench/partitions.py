"""Does cutting a table by region pay? The same rows twice, plain and in 25 parts, side by side.

Rows as in the audit trail and in contact paragraphs: nothing refers to them, and each knows the
region its case was opened in. Runs in a scratch database that is deleted afterwards.
Command line: ``python -m bench.partitions [--rows 2000000]``; writes bench/results/partitions.md.
"""

import argparse
import random
import statistics
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import psycopg

from ciranda.ops import postgres

RESULTS = Path(__file__).parent / "results" / "partitions.md"
REGIONS, DOSSIERS_A_REGION = 25, 4_000
ROUNDS, SEED = 60, 20261130
SCRATCH = "ciranda_partitions"
_COLUMNS = (
    "id bigint not null, at timestamptz not null, human_id uuid, dossier_id uuid,"
    " fields jsonb not null, region_id smallint not null"
)
_FILL = """
insert into {table}
select n, now() - n * interval '1 second', md5('h' || n %% 2000)::uuid,
  md5('d' || (n %% {regions}) || '-' || (n / {regions}) %% {dossiers})::uuid,
  '["header", "paragraphs"]', n %% {regions} + 1
from generate_series(1, %s) n
"""
_QUESTIONS = {
    "newest 50 of a dossier, region known": (
        "select id from {t} where region_id = %(region)s and dossier_id = %(dossier)s"
        " order by at desc limit 50"
    ),
    "newest 50 of a dossier, region not said": (
        "select id from {t} where dossier_id = %(dossier)s order by at desc limit 50"
    ),
    "newest 50 of a worker, all regions": (
        "select id from {t} where human_id = %(human)s order by at desc limit 50"
    ),
    "write 20 rows": (
        "insert into {t} select %(next)s + n, now(), %(human)s, %(dossier)s, '[]', %(region)s"
        " from generate_series(1, 20) n"
    ),
}


def _make(server: psycopg.Connection[tuple[object, ...]], rows: int) -> dict[str, float]:
    seconds = {}
    for table, tail in (("plain", ""), ("parted", " partition by list (region_id)")):
        server.execute(f"create table {table} ({_COLUMNS}){tail}")
        if tail:
            for region in range(1, REGIONS + 1):
                server.execute(
                    f"create table parted_{region} partition of parted for values in ({region})"
                )
        began = time.perf_counter()
        fill = _FILL.format(table=table, regions=REGIONS, dossiers=DOSSIERS_A_REGION)
        server.execute(fill, [rows])
        server.execute(f"alter table {table} add primary key (region_id, id)")
        server.execute(f"create index on {table} (dossier_id, at desc)")
        server.execute(f"create index on {table} (human_id, at desc)")
        server.execute(f"vacuum analyze {table}")
        seconds[table] = time.perf_counter() - began
    return seconds


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _ask(server: psycopg.Connection[tuple[object, ...]], rows: int) -> dict[str, dict[str, float]]:
    chance = random.Random(SEED)  # noqa: S311 - which rows to ask for, no secret
    found: dict[str, dict[str, float]] = {}
    following = rows
    for words, text in _QUESTIONS.items():
        times: dict[str, list[float]] = {"plain": [], "parted": []}
        for _ in range(ROUNDS):
            region, number = chance.randrange(REGIONS), chance.randrange(DOSSIERS_A_REGION)
            following += 20
            asked = {
                "region": region + 1,
                "dossier": _md5(f"d{region}-{number}"),
                "human": _md5(f"h{chance.randrange(2000)}"),
                "next": following,
            }
            for table in chance.sample(["plain", "parted"], 2):
                sql = text.format(t=table)
                ask = partial(server.execute, sql, asked, prepare=True)
                times[table].append(_timed(ask))
        found[words] = {table: statistics.median(each) for table, each in times.items()}
    return found


def _md5(text: str) -> uuid.UUID:
    import hashlib  # noqa: PLC0415

    return uuid.UUID(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest())


def _leave(server: psycopg.Connection[tuple[object, ...]]) -> dict[str, dict[str, float]]:
    """A region leaves the installation: its rows go, and the space comes back."""

    def plain() -> None:
        server.execute("delete from plain where region_id = 7")
        server.execute("vacuum plain")

    return {
        "vacuum after a day's changes": {
            "plain": _timed(lambda: server.execute("vacuum plain")),
            "parted": _timed(lambda: server.execute("vacuum parted")),
        },
        "a region leaves (rows deleted and vacuumed, or its part dropped)": {
            "plain": _timed(plain),
            "parted": _timed(lambda: server.execute("drop table parted_7")),
        },
    }


def _write(rows: int, built: dict[str, float], found: dict[str, dict[str, float]]) -> None:
    lines = [
        "# Plain, or cut by region\n",
        f"{datetime.now(UTC):%Y-%m-%d}: {rows:,} rows in the shape of the audit trail,"
        f" {REGIONS} regions,"
        f" median of {ROUNDS} interleaved rounds, milliseconds. Repeat: `python -m bench.partitions"
        f" --rows {rows}`.\n",
        f"Filled and indexed in {built['plain']:.1f} s plain, {built['parted']:.1f} s cut.\n",
        "| work | plain | cut | cut ÷ plain |",
        "| --- | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {words} | {each['plain']:.2f} | {each['parted']:.2f}"
        f" | {each['parted'] / each['plain']:.2f} |"
        for words, each in found.items()
    ]
    RESULTS.write_text("\n".join(lines) + "\n", "utf-8")
    print(RESULTS.read_text("utf-8"))


def main() -> None:
    """Make both tables, ask, write the result, delete the scratch database."""
    parser = argparse.ArgumentParser(prog="python -m bench.partitions", description=__doc__)
    parser.add_argument("--rows", type=int, default=2_000_000, help="rows a table (2,000,000)")
    rows = parser.parse_args().rows
    host = str(postgres.ensure())
    with psycopg.connect(host=host, user="postgres", dbname="postgres", autocommit=True) as admin:
        admin.execute(f"drop database if exists {SCRATCH} with (force)")
        admin.execute(f"create database {SCRATCH}")
        try:
            with psycopg.connect(
                host=host, user="postgres", dbname=SCRATCH, autocommit=True
            ) as server:
                built = _make(server, rows)
                found = _ask(server, rows)
                _write(rows, built, {**found, **_leave(server)})
        finally:
            admin.execute(f"drop database if exists {SCRATCH} with (force)")


if __name__ == "__main__":
    main()
