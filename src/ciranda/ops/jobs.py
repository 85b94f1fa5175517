"""Makes this process the one that does the background jobs."""

from django.conf import settings

# A page answers within five seconds or not at all; a nightly proof may take its time.
WORKER_OPTIONS = "-c app.jobs=on -c statement_timeout=0"


def become_worker() -> None:
    """Let this process see the line of jobs. Call it before the first connection is made.

    Who does not call it may add jobs and see none: row security says so (ops/sql/0001_jobs.sql).
    """
    options = settings.DATABASES["default"].setdefault("OPTIONS", {})
    options["options"] = f"{options.get('options', '')} {WORKER_OPTIONS}".strip()
