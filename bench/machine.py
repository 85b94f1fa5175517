"""What the figures were measured on: without it they mean nothing."""

import os
import platform
import statistics
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection

PINGS = 400


def fingerprint() -> dict[str, Any]:
    """Machine, versions, day, commit, and how long the smallest question takes here."""
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "commit": _commit(),
        "cores": os.cpu_count(),
        "processor": _line("/proc/cpuinfo", "model name") or platform.processor(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "postgres": _postgres(),
        "load_before": load(),
        "ping_ms": round(_ping(), 3),
    }


def load() -> float:
    """The load average of the last minute: above the number of cores, times are too high."""
    return round(os.getloadavg()[0], 1)


def steal() -> int:
    """Ticks this machine's host has taken away since it started; 0 where none is told."""
    words = _line("/proc/stat", "cpu ", " ").split()
    return int(words[7]) if len(words) > 7 else 0


def _postgres() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('server_version_num')::int")
        return int(cursor.fetchone()[0])


def _commit() -> str:
    said = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    return said.stdout.strip() or "unknown"


def _line(path: str, start: str, separator: str = ":") -> str:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    found = next((line for line in lines if line.startswith(start)), "")
    return found.partition(separator)[2].strip() if separator == ":" else found


def _ping() -> float:
    """Median milliseconds of `select 1`."""
    times = []
    with connection.cursor() as cursor:
        for _ in range(PINGS):
            begun = time.perf_counter()
            cursor.execute("select 1")
            cursor.fetchone()
            times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)
