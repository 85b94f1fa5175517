"""Legal bases other than consent: recorded with their grounds, reviewed, ended.

A basis opens only what it names, to one service, for named purposes. It is never a way round a
family's no: the grounds say which court, law or danger, and a date is set to look again.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission, Purpose, mask
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.queries.consents import signers_of
from ciranda.common.database import instant
from ciranda.common.dates import end_of_day
from ciranda.consent.enums import GroundKind
from ciranda.consent.models import LegalBasis


@dataclass(frozen=True)
class Grounds:
    """Why something is open without consent. `reference` is the order's or the law's number."""

    kind: GroundKind
    words: str
    reference: str = ""


@action(Permission.BASIS_RECORD)
def record(
    *,
    actor: Actor,
    case_id: UUID,
    service_id: UUID,
    grounds: Grounds,
    categories: frozenset[Category],
    purposes: frozenset[Purpose],
    review_on: date,
    until_on: date | None = None,
) -> UUID:
    """Open categories to a service on a basis other than consent. Returns the basis.

    Raises Refused without grounds, categories or purposes, or with a review after the end.
    """
    _check(grounds, categories, purposes)
    if until_on and review_on > until_on:
        raise Refused(_("The day to look again must come before the end."))
    lock(case_id)
    signers = signers_of(case_id)
    basis = LegalBasis.objects.create(
        dossier_id=signers.dossier_id,
        case_id=case_id,
        custody_id=signers.custody_id,
        kind=grounds.kind,
        grounds=grounds.words.strip(),
        reference=grounds.reference.strip(),
        service_id=service_id,
        cats=mask(categories),
        purposes=mask(purposes),
        started_at=instant(),
        ended_at=end_of_day(until_on, signers.zone) if until_on else None,
        recorded_by=actor.human_id or case_id,
        review_on=review_on,
    )
    rederive(case_id)
    touched(signers.dossier_id, basis.pk, "grounds", "cats", "service", kind="basis")
    return basis.pk


def _check(grounds: Grounds, categories: frozenset[Category], purposes: frozenset[Purpose]) -> None:
    if not grounds.words.strip():
        raise Refused(_("Write the grounds: which order, which law, which danger."))
    if grounds.kind == GroundKind.COURT_ORDER and not grounds.reference.strip():
        raise Refused(_("Give the number of the court's order."))
    if not categories or not purposes:
        raise Refused(_("Choose what is opened, and for what purpose."))


@action(Permission.BASIS_RECORD)
def review(*, actor: Actor, basis_id: UUID, words: str, review_on: date) -> None:
    """Record that the grounds were looked at again and still hold, and when to look next.

    Raises Refused without words or for a basis that ended; LegalBasis.DoesNotExist.
    """
    basis = _open(basis_id)
    if not words.strip():
        raise Refused(_("Write why the grounds still hold."))
    basis.review, basis.review_on = words.strip(), review_on
    basis.reviewed_at, basis.reviewed_by = instant(), actor.human_id
    basis.save(update_fields=["review", "review_on", "reviewed_at", "reviewed_by"])
    touched(basis.dossier_id, basis.pk, "review", "review_on", kind="basis")


@action(Permission.BASIS_RECORD)
def end(*, actor: Actor, basis_id: UUID, reason: str) -> None:
    """End a basis: what it opened is closed in the same transaction.

    Raises Refused without a reason or for a basis that ended; LegalBasis.DoesNotExist.
    """
    basis = _open(basis_id)
    if not reason.strip():
        raise Refused(_("Write why the basis ends."))
    lock(basis.case_id)
    basis.ended_at, basis.end_reason = instant(), reason.strip()
    basis.save(update_fields=["ended_at", "end_reason"])
    rederive(basis.case_id)
    touched(basis.dossier_id, basis.pk, "ended_at", kind="basis")


def _open(basis_id: UUID) -> LegalBasis:
    basis = LegalBasis.objects.select_for_update().get(pk=basis_id)
    if basis.ended_at and basis.ended_at <= instant():
        raise Refused(_("This basis has already ended."))
    return basis
