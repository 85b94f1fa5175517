"""Legal bases other than consent: recorded with their grounds, reviewed, ended.

A basis opens only what it names, to one service, for named purposes. It is never a way round a
family's no: the grounds say which court, law or danger, and a date is set to look again. When
custody moves each is decided about anew by the new team (ADR 0016).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission, Purpose, mask
from ciranda.agencies.models import Membership
from ciranda.agencies.queries import calendar_of
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.actions.prompts import prompt_worker
from ciranda.cases.enums import Prompt
from ciranda.cases.models import Coordination, Volume
from ciranda.cases.queries.consents import signers_of
from ciranda.common.database import instant
from ciranda.common.dates import end_of_day
from ciranda.consent.enums import GroundKind
from ciranda.consent.models import LegalBasis
from ciranda.programmes.policies.clocks import later
from ciranda.programmes.policies.schema.base import read_length

# By when the new team decides about what came along with a move.
DECIDE_WITHIN = read_length("5 working days")
SECOND = timedelta(seconds=1)


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
    if waits(basis):
        raise Refused(_("Decide first whether this basis goes on here."))
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
    came_along = waits(basis)
    basis.ended_at, basis.end_reason = instant(), reason.strip()
    basis.decided_at = instant() if came_along else basis.decided_at
    basis.save(update_fields=["ended_at", "end_reason", "decided_at"])
    if came_along:
        _end_before(basis)
    rederive(basis.case_id)
    touched(basis.dossier_id, basis.pk, "ended_at", kind="basis")


def move_along(case_id: UUID, custody_id: UUID, team_id: UUID) -> None:
    """Put the bases of the team before to the team that took the case over, and let the grants
    follow. Part of the action in which custody moved.

    Nothing of them opens what the new team writes. Its case manager is asked to decide within
    `DECIDE_WITHIN`; until then a court's order, a duty to protect and a danger to life go on
    opening what stood before, so that no protection lapses unseen.
    """
    calendar = calendar_of(team_id)
    due = later(calendar.date_of(instant()), DECIDE_WITHIN, calendar)
    with connection.cursor() as cursor:
        cursor.execute("select cases_move_bases(%s, %s, %s)", [case_id, custody_id, due])
        waiting = int(cursor.fetchone()[0])
    rederive(case_id)
    manager = Coordination.objects.filter(custody_id=custody_id, ended_at=None).first()
    if waiting and manager:
        to, zone = Membership.objects.get(pk=manager.membership_id), signers_of(case_id).zone
        prompt_worker(to, case_id, Prompt.DECIDE_BASES, due_at=end_of_day(due, zone) - SECOND)


@action(Permission.BASIS_RECORD)
def carry_on(
    *, actor: Actor, basis_id: UUID, words: str, review_on: date, service_id: UUID | None = None
) -> None:
    """The new team decides that a basis goes on here, for the same service or `service_id`.

    From now on it opens what the new team writes, and nothing of the team before any more.
    Raises Refused without words, for one that does not wait; LegalBasis.DoesNotExist.
    """
    basis = _open(basis_id)
    if not waits(basis):
        raise Refused(_("This basis does not wait for a decision."))
    if not words.strip():
        raise Refused(_("Write why the grounds hold here too."))
    lock(basis.case_id)
    basis.started_at = basis.decided_at = basis.reviewed_at = instant()
    basis.review, basis.review_on, basis.reviewed_by = words.strip(), review_on, actor.human_id
    if service_id:
        basis.service_id, basis.membership_id = service_id, None
    basis.save()
    _end_before(basis)
    rederive(basis.case_id)
    touched(basis.dossier_id, basis.pk, "decided_at", "service", kind="basis")


def waits(basis: LegalBasis) -> bool:
    """Whether a basis came along with a move and the new team has not decided about it."""
    return basis.carried_from is not None and basis.decided_at is None


def undecided(case_id: UUID) -> bool:
    """Whether a basis of the case waits for the decision of the team that took it over."""
    found = LegalBasis.objects.filter(case_id=case_id, carried_from__isnull=False, decided_at=None)
    return found.filter(Q(ended_at=None) | Q(ended_at__gt=instant())).exists()


def _end_before(basis: LegalBasis) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select cases_basis_decided(%s)", [basis.pk])


def _open(basis_id: UUID) -> LegalBasis:
    basis = LegalBasis.objects.select_for_update().get(pk=basis_id)
    # a team that reads back what stood before a move decides nothing there any more
    if not Volume.objects.filter(dossier_id=basis.dossier_id, closed_at=None).exists():
        raise Refused(_("The case has moved: the team that answers for it now decides about this."))
    if basis.ended_at and basis.ended_at <= instant():
        raise Refused(_("This basis has already ended."))
    return basis
