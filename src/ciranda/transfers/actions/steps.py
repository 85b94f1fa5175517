"""One step of a transfer: allowed, written, audited."""

import json
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, principal, replace_grants, touched
from ciranda.access.enums import Basis, Category
from ciranda.access.policies.derivation import Party, derive_simple
from ciranda.agencies.models import Team
from ciranda.common.database import instant
from ciranda.transfers.enums import WAITING, TransferState
from ciranda.transfers.models import Transfer, TransferStep
from ciranda.transfers.policies import Area, NotNow, Teams, must_move, readers


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
    """Let those read the offer who may (policies.readers). Part of an action."""
    teams = Teams(
        transfer.from_team_id,
        transfer.to_team_id,
        transfer.from_manager_id,
        transfer.manager_id,
        was_hidden=transfer.category == Category.LOCATION,
    )
    now = instant()
    parties = [
        (Basis.OFFER, Party(transfer.pk, principal(kind, ref, role), seen, transfer.offered_at))
        for kind, ref, role, seen in readers(teams, area_of(transfer.case_id))
    ]
    grants = derive_simple(transfer.dossier_id, parties, at=now)
    replace_grants(transfer.pk, grants)


def area_of(case_id: UUID) -> Area:
    """Whether the family of a case is protected, and by whom; for the derivation alone."""
    with connection.cursor() as cursor:
        cursor.execute("select transfers_area(%s)", [case_id])
        found = cursor.fetchone()[0]
    row = json.loads(found) if isinstance(found, str) else found or {"hidden": True, "keepers": []}
    return Area(row["hidden"], tuple(UUID(keeper) for keeper in row["keepers"]))


def follow_shield(person_id: UUID) -> None:
    """A shield began, changed or ended: derive the transfers of the person's cases again."""
    with connection.cursor() as cursor:
        cursor.execute("select transfers_of_person(%s)", [person_id])
        found = cursor.fetchone()[0]
    for row in json.loads(found) if isinstance(found, str) else found:
        at = datetime.fromisoformat(row.pop("offered_at"))
        let_read(Transfer(offered_at=at, **{k: _key(v) for k, v in row.items()}))


def _key(value: str | int | None) -> UUID | int | None:
    return UUID(value) if isinstance(value, str) else value
