"""Work without a page: an import of many rows, and the proof of the audit."""

import csv
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

from bench.country import database
from bench.finding import invented
from ciranda.common.database import OWNER, rows, speaking_as

# A national import brings 100,000; the bench fewer, and says so.
_PARISH = """select p.code from agencies_catchment c join agencies_parish p on p.code = c.parish_id
  order by p.code limit 1"""
QUICK_ROWS, NATIONAL_ROWS = 200, 100_000


def measure(children: int, imported: int = QUICK_ROWS) -> list[dict[str, Any]]:
    """Seconds of each command, as a person types it, with how many rows it took."""
    return [import_rows(imported), _proof(children), _custody(children)]


def import_rows(count: int = NATIONAL_ROWS) -> dict[str, Any]:
    """Bring in so many referrals nobody knows, try every row whole, and keep nothing."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as written:
        seconds = _run(*importing(written, count))
    each = count / seconds
    return {
        "command": "import referrals", "rows": count, "seconds": round(seconds, 1),
        "words": f"Import of {count:,} referrals: {seconds:.0f} s,"
        f" {each:.0f} rows a second, start included; tried whole and not kept.",
    }  # fmt: skip


def importing(written: Any, count: int) -> list[str]:
    """Write a file of so many referrals; gives the command that tries it."""
    with speaking_as(OWNER) as cursor:
        parish = rows(cursor, _PARISH)[0]["code"]
    _write(written, count, str(parish))
    return [
        "import", "referrals", written.name, "--as", "national.coordinator",
        "--programme", "snipi-pt", "--dry-run", "--report", f"{written.name}.report.csv",
    ]  # fmt: skip


def _write(written: Any, count: int, parish: str) -> None:
    lines = csv.writer(written)
    lines.writerow(["reference", "child_given", "child_surnames", "born_on", "parish", "worry",
                    "asked_by", "family_told"])  # fmt: skip
    run = f"{time.time():.0f}"
    pick = Random(run)  # noqa: S311 - invented names
    for number in range(count):
        lines.writerow([
            f"bench-{run}-{number}", invented(pick), invented(pick),
            f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}", parish,
            "Says few words for two years of age.", "together", "agrees",
        ])  # fmt: skip
    written.flush()


def _proof(children: int) -> dict[str, Any]:
    with speaking_as(OWNER) as cursor:
        events = rows(cursor, "select count(*) as n from audit_event")[0]["n"]
    seconds = _run("proof", "audit")
    return {
        "command": "proof audit", "rows": events, "seconds": round(seconds, 1),
        "words": f"Proof of the audit, {events:,} events of {database(children)}: {seconds:.1f} s,"
        " start included.",
    }  # fmt: skip


def _custody(children: int) -> dict[str, Any]:
    with speaking_as(OWNER) as cursor:
        cases = rows(cursor, "select count(*) as n from cases_case")[0]["n"]
    seconds = _run("proof", "custody")
    return {
        "command": "proof custody", "rows": cases, "seconds": round(seconds, 1),
        "words": f"Proof of custody, {cases:,} cases of {database(children)}: {seconds:.1f} s,"
        " start included.",
    }  # fmt: skip


def _run(*arguments: str) -> float:
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "ciranda.ops.main", *arguments],
        capture_output=True, text=True, check=False,
        env=os.environ, cwd=Path(tempfile.gettempdir()),
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)}: {done.stdout[-800:]}{done.stderr[-800:]}")
    return time.perf_counter() - begun
