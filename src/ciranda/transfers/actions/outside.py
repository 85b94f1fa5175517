"""Handing a case to a team outside this installation: a signed receipt, then an end here."""

from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action
from ciranda.access.enums import Permission
from ciranda.transfers.actions.steps import advance
from ciranda.transfers.enums import TransferState
from ciranda.transfers.models import Transfer


@action(Permission.TRANSFER_OFFER)
def record_receipt(*, actor: Actor, transfer_id: UUID, signed_by: str, words: str) -> Transfer:
    """The team outside has signed that it takes the case. We still answer for it."""
    transfer = _outside(actor, transfer_id)
    if not signed_by.strip():
        raise Refused(_("Name who signed the receipt, and for whom."))
    advance(actor, transfer, TransferState.ACCEPTED, f"{signed_by}: {words}")
    return transfer


@action(Permission.TRANSFER_OFFER)
def record_contact(*, actor: Actor, transfer_id: UUID, words: str) -> Transfer:
    """The team outside has spoken with the family: the case may now be closed here as moved away.

    Closing stays a step of its own, with the pack's reason and the date to ask again.
    """
    transfer = _outside(actor, transfer_id)
    if not words.strip():
        raise Refused(_("Say when they spoke with the family, and who told you."))
    advance(actor, transfer, TransferState.CONTACTED, words)
    advance(actor, transfer, TransferState.COMPLETE, "")
    return transfer


def _outside(actor: Actor, transfer_id: UUID) -> Transfer:
    transfer = Transfer.objects.select_for_update(of=("self",)).get(pk=transfer_id)
    if transfer.to_team_id or transfer.from_team_id not in actor.team_ids:
        raise Refused(_("Only the team that hands over records this, for a team outside."))
    return transfer
