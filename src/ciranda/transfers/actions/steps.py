"""One step of a transfer: allowed, written, audited."""

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, principal, replace_grants, touched
from ciranda.access.enums import Basis, PrincipalKind
from ciranda.access.policies.derivation import Party, derive_simple
from ciranda.agencies.models import Team
from ciranda.common.database import instant
from ciranda.transfers.enums import WAITING, TransferState
from ciranda.transfers.models import Transfer, TransferStep
from ciranda.transfers.policies import NotNow, must_move, sight


def step(actor: Actor, transfer: Transfer, state: TransferState, words: str = "") -> None:
    """Write what happened, with the name and team of who did it."""
    team = Team.objects.filter(pk__in=actor.team_ids).first()
    TransferStep.objects.create(
        transfer=transfer,
        dossier_id=transfer.dossier_id,
        state=state,
        at=instant(),
        by_name=actor.name,
        by_team=team.name if team else actor.agency_name,
        words=words,
    )


def advance(actor: Actor, transfer: Transfer, state: TransferState, words: str = "") -> None:
    """Move the transfer on. Raises Refused in words when the step does not follow."""
    try:
        must_move(transfer.state, state)
    except NotNow as error:
        now = transfer.get_state_display()
        raise Refused(
            _("This transfer stands at “%(state)s”; that step does not follow.") % {"state": now}
        ) from error
    transfer.state = state
    transfer.version += 1
    if state not in WAITING and state is not TransferState.CONTACTED:
        transfer.ended_at = instant()
    transfer.save()
    step(actor, transfer, state, words)
    touched(transfer.dossier_id, transfer.pk, "state", kind="transfer")


def let_read(transfer: Transfer) -> None:
    """Both teams' coordinators and both case managers read the offer, and nobody else."""
    named = [(PrincipalKind.TEAM_ROLE, transfer.from_team_id, "coordinator")]
    if transfer.to_team_id:
        named.append((PrincipalKind.TEAM_ROLE, transfer.to_team_id, "coordinator"))
    managers = (transfer.from_manager_id, transfer.manager_id)
    named += [(PrincipalKind.MEMBERSHIP, ref, "") for ref in managers if ref]
    parties = [
        (
            Basis.OFFER,
            Party(transfer.pk, principal(kind, ref, role), sight(), transfer.offered_at),
        )
        for kind, ref, role in named
    ]
    grants = derive_simple(transfer.dossier_id, parties, at=instant())
    replace_grants(transfer.pk, grants)
