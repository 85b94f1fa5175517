"""What a process asks of its connections that is no page: time, and the line of jobs."""

import os
from typing import Any

from django.conf import settings

from ciranda.common.addresses import database_at

# A page answers within five seconds or not at all; a nightly proof may take its time.
NO_LIMIT = "-c statement_timeout=0"
# The niceness of work that goes through everything; a page's is 0.
LAST = 10
SEES_JOBS = "-c app.jobs=on"


def take_time() -> None:
    """Let this process's statements take as long as they need: nobody waits before a page for what
    a command does. Call it before the first connection is made."""
    for connection in settings.DATABASES.values():
        _ask(connection, NO_LIMIT)


def give_way() -> None:
    """Let this process work when the others leave the processor free: a page before an import."""
    os.setpriority(os.PRIO_PROCESS, 0, max(LAST, os.getpriority(os.PRIO_PROCESS, 0)))


def become_worker() -> None:
    """Let this process see the line of jobs. Call it before the first connection is made.

    Jobs listen for work, which a pooler does not pass on: ``WORKER_DATABASE_URL`` names the server
    itself where ``DATABASE_URL`` names a pooler. Who does not call this may add jobs and see none:
    row security says so (ops/sql/0001_jobs.sql).
    """
    options = settings.DATABASES["default"].setdefault("OPTIONS", {})
    if address := os.environ.get("WORKER_DATABASE_URL"):
        there = database_at(address)
        options |= there.pop("OPTIONS")
        settings.DATABASES["default"].update(there)
    take_time()
    _ask(settings.DATABASES["default"], SEES_JOBS)


def _ask(connection: dict[str, Any], option: str) -> None:
    options = connection.setdefault("OPTIONS", {})
    asked = options.get("options", "")
    if option not in asked:
        options["options"] = f"{asked} {option}".strip()
