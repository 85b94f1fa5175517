"""A changed address or school may mean a move: say so to the team that answers now."""

from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.common.database import instant
from ciranda.transfers.enums import MoveState
from ciranda.transfers.models import PossibleMove


def propose_moves(person_id: UUID, parish_code: str, seen_in: str) -> int:
    """Propose a move for every open case of this person whose team does not hold the parish.

    Asked by every path that writes an address or a school, whoever writes it: the one who does may
    not see the case. Returns how many were proposed; a proposal still open is not repeated.
    """
    with connection.cursor() as cursor:
        cursor.execute("select transfers_propose(%s, %s, %s)", [person_id, parish_code, seen_in])
        return int(cursor.fetchone()[0])


@action(Permission.TRANSFER_OFFER)
def stay(*, actor: Actor, move_id: UUID, reason: str) -> PossibleMove:
    """The team stays: a grandparent's address, a few weeks away. Says why."""
    if not reason.strip():
        raise Refused(_("Say why the team stays."))
    return _answer(move_id, MoveState.DISMISSED, reason)


@action(Permission.TRANSFER_OFFER)
def offered(*, actor: Actor, move_id: UUID) -> PossibleMove:
    """The move led to an offer."""
    return _answer(move_id, MoveState.OFFERED, "")


def _answer(move_id: UUID, state: MoveState, reason: str) -> PossibleMove:
    move = PossibleMove.objects.select_for_update(of=("self",)).get(pk=move_id)
    move.state, move.reason, move.answered_at = state, reason, instant()
    move.save(update_fields=["state", "reason", "answered_at"])
    touched(move.dossier_id, move.pk, "state", kind="possible_move")
    return move
