"""What a process costs before it does anything: its start and its memory."""

import subprocess
import sys
from typing import Any

from bench.lanes import Times, timed

STARTS = 3
_SITE = """
import resource, sys, time
begun = time.perf_counter()
from ciranda.config.wsgi import application
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measure() -> dict[str, Any]:
    """Seconds until a web process stands, of the processor and by the clock, and its memory."""
    clock, memory = [], 0
    for _ in range(STARTS):
        said = subprocess.run(
            [sys.executable, "-c", _SITE], check=True, capture_output=True, text=True
        ).stdout.split()
        clock.append(float(said[0]))
        memory = max(memory, int(said[1]))
    empty = Times.of([timed(_nothing) for _ in range(STARTS)])
    site = Times.of(clock)
    return {
        "start_ms": site.median, "python_ms": empty.median, "memory_mb": round(memory / 1024),
        "words": f"A web process stands after {site.median:.0f} ms (Python alone:"
        f" {empty.median:.0f} ms) and holds {memory / 1024:.0f} MB.",
    }  # fmt: skip


def _nothing() -> None:
    subprocess.run([sys.executable, "-c", "pass"], check=True)
