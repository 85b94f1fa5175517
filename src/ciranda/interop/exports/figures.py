"""The figures of teams as Parquet files, which any engine for large tables reads.

What leaves is what the report shows: small numbers are empty here too, and so is whatever would
give one away by subtraction (design, section 9). No case, no person and no worker is in it.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from ciranda.outcomes.policies.shown import Report

# Columns and their types; an empty `number` is one that is not shown.
STANDING = "programme varchar, team_id uuid, team varchar, measure varchar, number integer"
MONTHS = "programme varchar, month date, measure varchar, number integer"
COUNTED = "programme varchar, counted_at timestamptz"
Row = Sequence[Any]


class NowhereToWrite(ValueError):
    """The folder cannot be written to."""


def write_figures(reports: Mapping[str, Report], folder: Path) -> dict[Path, int]:
    """Write ``teams.parquet``, ``months.parquet`` and ``counted.parquet`` into `folder`, by
    programme key; gives the number of rows in each.

    A file is there whole or not at all; one of an earlier day is replaced. Raises NowhereToWrite.
    """
    tables: dict[str, tuple[str, list[Row]]] = {
        "teams": (STANDING, list(_standing(reports))),
        "months": (MONTHS, list(_months(reports))),
        "counted": (COUNTED, [(key, one.counted_at) for key, one in reports.items()]),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return {
            _written(folder / f"{name}.parquet", columns, found): len(found)
            for name, (columns, found) in tables.items()
        }
    except (OSError, duckdb.IOException) as error:
        raise NowhereToWrite(f"{folder}: {error}") from error


def _standing(reports: Mapping[str, Report]) -> Iterator[Row]:
    for programme, report in reports.items():
        for line in report.teams:
            for measure, number in line.numbers.items():
                yield programme, line.team_id, line.team, measure, number


def _months(reports: Mapping[str, Report]) -> Iterator[Row]:
    for programme, report in reports.items():
        for month, numbers in report.months.items():
            for measure, number in numbers.items():
                yield programme, month, measure, number


def _written(path: Path, columns: str, found: Sequence[Row]) -> Path:
    with _beside(path) as unfinished, duckdb.connect() as engine:
        engine.execute(f"create table found ({columns})")
        if found:
            marks = ", ".join("?" * len(found[0]))
            engine.executemany(f"insert into found values ({marks})", found)  # noqa: S608
        where = str(unfinished).replace("'", "''")
        engine.execute(f"copy found to '{where}' (format parquet)")
    return path


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A name beside `path` to write to first: it takes the place of `path` when all is written."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
