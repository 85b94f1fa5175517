"""What an installation does by itself: seal the audit trail, prove every night that it holds."""

import logging

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Role
from ciranda.audit import actions as audit
from ciranda.cases.actions.archive import erase_overdue
from ciranda.ops.names import erase_names
from ciranda.ops.proofs import Verdict, custody, grants, trail
from ciranda.outcomes import actions as outcomes
from ciranda.transfers.actions import offering

log = logging.getLogger(__name__)


class ProofFailed(RuntimeError):
    """A nightly proof does not hold: the job fails and stays in sight. Carries ids only."""


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="seal")
def seal(timestamp: int) -> int:
    """Seal what was written since the last minute. Gives the number of events."""
    with transaction.atomic():
        return audit.seal()


@app.periodic(cron="30 2 * * *")
@app.task(queueing_lock="prove")
def prove(timestamp: int) -> None:
    """Every proof, every night. Raises ProofFailed when one of them does not hold."""
    verdicts = {"custody": custody.prove(), "grants": grants.prove(), "audit": trail.prove()}
    for name, verdict in verdicts.items():
        _log(name, verdict)
    failed = [name for name, verdict in verdicts.items() if not verdict.holds]
    if failed:
        raise ProofFailed(", ".join(failed))


@app.periodic(cron="10 1 * * *")
@app.task(queueing_lock="expire_offers")
def expire_offers(timestamp: int) -> dict[str, int]:
    """Unanswered transfer offers go back, late first contacts climb. Gives how many of each."""
    with transaction.atomic():
        return offering.expire_overdue(timezone.localdate())


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="erase")
def erase(timestamp: int) -> int:
    """Erase what closed cases are kept no longer for, where no hold stands; then the names of
    whoever has no live file any more. Gives how many cases and persons."""
    job = Actor(None, Role.SYSTEM)
    with entered(job):
        return erase_overdue(job, timezone.localdate()) + erase_names(timezone.localdate())


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="count")
def count(timestamp: int) -> int:
    """Count the figures of reports anew. Gives how many changed."""
    job = Actor(None, Role.SYSTEM)
    with entered(job):
        return outcomes.count(actor=job)


def _log(name: str, verdict: Verdict) -> None:
    for fault in verdict.faults:
        log.error("proof %s: %s: %s", name, fault.about, fault.words)
    log.info("proof %s: %s", name, verdict.line)
