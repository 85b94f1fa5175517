"""Linking a case to the dossiers it came from."""

from collections.abc import Iterable
from uuid import UUID

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.models import Origin, Volume
from ciranda.common.database import instant


@action(Permission.CASE_OPEN)
def link_origins(*, actor: Actor, case_id: UUID, dossier_ids: Iterable[UUID]) -> None:
    """Let those who hold the case read what it came from; nothing is copied or moved.

    The dossiers stay their own: their author keeps them, and the family never gains them by this
    (who told us is never the family's to read: design, section 7).
    """
    lock(case_id)
    volume = Volume.objects.filter(case_id=case_id).latest("number")
    now = instant()
    rows = [
        Origin(case_id=case_id, dossier_id=volume.dossier_id, origin_id=one, linked_at=now)
        for one in dossier_ids
    ]
    Origin.objects.bulk_create(rows)
    rederive(case_id)
    touched(volume.dossier_id, case_id, "origins", kind="case")
