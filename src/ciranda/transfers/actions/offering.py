"""The old team's side: offer, take back, and what happens when nobody answers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, open_dossier, touched
from ciranda.access.enums import DossierKind, Permission
from ciranda.agencies.queries import calendar_of
from ciranda.cases.actions.derivation import lock
from ciranda.cases.models import Case, Coordination, Custody
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.programmes.policies.clocks import later
from ciranda.programmes.queries import pack_of
from ciranda.transfers.actions.steps import advance, let_read, step
from ciranda.transfers.enums import WAITING, TransferState
from ciranda.transfers.models import Transfer


@dataclass(frozen=True)
class Offer:
    """What the old team says when it offers a case."""

    child: str
    reach: str
    reason: str
    history_agreed: bool
    agreed_by: str = ""
    summary: str = ""
    to_team_id: UUID | None = None
    outside_name: str = ""
    outside_contact: str = ""
    ask_again_on: date | None = None


@action(Permission.TRANSFER_OFFER)
def offer(*, actor: Actor, case_id: UUID, offer: Offer) -> Transfer:
    """Offer a case to another team. The old team stays accountable; nothing moves yet.

    Raises Refused for a case already on offer, or offered to the team it is with; and for the
    shielded, to whoever does not keep where they are: where a case goes tells it.
    """
    lock(case_id)
    refuse_others(actor, case_id)
    custody = Custody.objects.select_related("team").filter(case_id=case_id, ended_at=None).first()
    if custody is None:
        raise Refused(
            _("This family is protected: only who may know where it is hands the case over.")
        )
    _may_offer(case_id, custody, offer)
    pack = pack_of(Case.objects.values_list("pack_version_id", flat=True).get(pk=case_id))
    transfer_id, dossier_id, now = uuid7(), uuid7(), instant()
    manager = Coordination.objects.filter(case_id=case_id, ended_at=None).first()
    calendar = calendar_of(custody.team_id)
    transfer = Transfer(
        id=transfer_id,
        dossier_id=dossier_id,
        case_id=case_id,
        from_team_id=custody.team_id,
        to_team_id=offer.to_team_id,
        outside_name=offer.outside_name,
        outside_contact=offer.outside_contact,
        child=offer.child,
        reach=offer.reach,
        reason=offer.reason,
        summary=offer.summary,
        history_agreed=offer.history_agreed,
        agreed_by=offer.agreed_by,
        offered_at=now,
        offered_by=actor.human_id or case_id,
        answer_due_on=later(calendar.date_of(now), pack.transfer.offer_expires_after, calendar),
        ask_again_on=offer.ask_again_on,
        from_manager_id=manager.membership_id if manager else None,
    )
    let_read(transfer)
    open_dossier(DossierKind.TRANSFER, transfer_id, dossier_id=dossier_id)
    transfer.save(force_insert=True)
    step(actor, transfer, TransferState.OFFERED, offer.reason)
    touched(dossier_id, transfer.pk, "state", "to_team", kind="transfer")
    return transfer


def refuse_others(actor: Actor, case_id: UUID) -> None:
    """Raises Refused unless the actor holds the case: its manager, or its team's coordinator."""
    managers = Coordination.objects.filter(case_id=case_id, ended_at=None)
    manages = actor.membership_id in managers.values_list("membership_id", flat=True)
    if not actor.may(Permission.TRANSFER_ANSWER) and not manages:
        raise Refused(_("Only the case manager or the coordinator hands a case over. Ask them."))


def _may_offer(case_id: UUID, custody: Custody, offer: Offer) -> None:
    if Transfer.objects.filter(case_id=case_id, state__in=WAITING).exists():
        raise Refused(_("This case is already on offer. Take that offer back first."))
    if offer.to_team_id == custody.team_id:
        raise Refused(_("This team already answers for the case. Choose another team."))
    if offer.history_agreed and not offer.agreed_by:
        raise Refused(_("Say who of the family agreed that the file goes along."))
    if not offer.to_team_id and not offer.outside_name:
        raise Refused(_("Choose a team, or name the one outside that will take over."))


@action(Permission.TRANSFER_OFFER)
def revoke(*, actor: Actor, transfer_id: UUID, reason: str) -> Transfer:
    """Take an offer back, before custody has moved."""
    transfer = Transfer.objects.select_for_update(of=("self",)).get(pk=transfer_id)
    if transfer.from_team_id not in actor.team_ids:
        raise Refused(_("Only the team that offered the case can take the offer back."))
    advance(actor, transfer, TransferState.REVOKED, reason)
    return transfer


def expire_overdue(today: date) -> dict[str, int]:
    """For the nightly job: unanswered offers go back, late first contacts climb."""
    counts = {"expired": 0, "climbed": 0}
    with connection.cursor() as cursor:
        cursor.execute("select id from transfers_overdue(%s)", [today])
        for (transfer_id,) in cursor.fetchall():
            cursor.execute("select transfers_let_expire(%s, %s)", [transfer_id, today])
            done = cursor.fetchone()[0]
            if done:
                counts[done] += 1
    return counts
