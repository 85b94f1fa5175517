"""Makes this process the one that does the background jobs."""

import os

from django.conf import settings

from ciranda.common.addresses import database_at

# A page answers within five seconds or not at all; a nightly proof may take its time.
WORKER_OPTIONS = "-c app.jobs=on -c statement_timeout=0"


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
    options["options"] = f"{options.get('options', '')} {WORKER_OPTIONS}".strip()
