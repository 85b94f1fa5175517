"""The dossier of what one service is asked outside any plan: opened, shown, ended."""

from dataclasses import replace
from uuid import UUID

from ciranda.access.actions import open_dossier, principal
from ciranda.access.enums import Basis, DossierKind, PrincipalKind
from ciranda.access.policies.derivation import PlanPart, Volume
from ciranda.cases.actions.derivation import lock, rederive, store
from ciranda.cases.models import AskedPart
from ciranda.cases.queries.facts import facts_of
from ciranda.common.database import instant
from ciranda.common.ids import uuid7


def open_part(case_id: UUID, service_id: UUID, request_id: UUID, dossier_id: UUID) -> None:
    """Open the dossier of a part. Those who answer for the case read it; the service not yet."""
    lock(case_id)
    facts, now = facts_of(case_id), instant()
    custody_id = next(c.ref for c in facts.custodies if c.until_at is None)
    number = principal(PrincipalKind.SERVICE, service_id)
    volume, ref = Volume(dossier_id, custody_id, now), uuid7()
    part = PlanPart(ref, volume, number, basis=Basis.REQUEST)
    store(replace(facts, volumes=(*facts.volumes, volume), parts=(*facts.parts, part)), at=now)
    open_dossier(DossierKind.PLAN, case_id, dossier_id=dossier_id, case_id=case_id)
    AskedPart.objects.create(
        id=ref,
        case_id=case_id,
        custody_id=custody_id,
        dossier_id=dossier_id,
        request_id=request_id,
        service_id=service_id,
        opened_at=now,
    )


def show_part(case_id: UUID, dossier_id: UUID) -> None:
    """The family agreed for this service by name: from now on it sees what it is asked."""
    lock(case_id)
    AskedPart.objects.filter(dossier_id=dossier_id, asked_at=None).update(asked_at=instant())
    rederive(case_id)


def end_parts(case_id: UUID, service_id: UUID) -> list[UUID]:
    """The service sees no more of what it was asked, but its own words. Gives the dossiers."""
    lock(case_id)
    standing = AskedPart.objects.filter(case_id=case_id, service_id=service_id, ended_at=None)
    dossiers = list(standing.values_list("dossier_id", flat=True))
    if dossiers:
        standing.update(ended_at=instant())
        rederive(case_id)
    return dossiers
