"""The dossiers of a plan: its volume under a custody, and a part for each service it asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from ciranda.access.actions import open_dossier, principal
from ciranda.access.enums import DossierKind, PrincipalKind
from ciranda.access.policies.derivation import Facts
from ciranda.access.policies.derivation import Volume as VolumeFact
from ciranda.cases.actions.derivation import lock, rederive, store
from ciranda.cases.models import PlanPart, PlanVolume, Subject
from ciranda.cases.queries.facts import facts_of
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.plans.models import PlanVersion


@dataclass(frozen=True)
class NewDossier:
    """A dossier of a plan that is about to open for one case; with a service it is a part."""

    dossier_id: UUID
    custody_id: UUID
    service_id: UUID | None = None


def open_for(case_id: UUID, dossiers: Sequence[NewDossier]) -> None:
    """Grants first, then the register: a row without a grant would be refused."""
    facts, now = facts_of(case_id), instant()
    volumes = tuple(VolumeFact(d.dossier_id, d.custody_id, now) for d in dossiers)
    store(replace(facts, volumes=(*facts.volumes, *volumes)), at=now)
    for dossier in dossiers:
        if not _registered(facts, dossier.dossier_id):
            open_dossier(DossierKind.PLAN, case_id, dossier_id=dossier.dossier_id, case_id=case_id)


def _registered(facts: Facts, dossier_id: UUID) -> bool:
    return any(v.dossier_id == dossier_id for v in facts.volumes)


def holding_custody(case_id: UUID) -> UUID:
    """The custody that holds the case now."""
    return next(c.ref for c in facts_of(case_id).custodies if c.until_at is None)


def link(
    case_id: UUID, custody_id: UUID, plan_id: UUID, dossier_id: UUID, agreed_with: str = ""
) -> None:
    """The fact that a plan's dossier follows a case."""
    PlanVolume.objects.create(
        case_id=case_id,
        custody_id=custody_id,
        plan_id=plan_id,
        dossier_id=dossier_id,
        agreed_with=agreed_with,
        opened_at=instant(),
    )


def part_for(version: PlanVersion, service_id: UUID) -> UUID:
    """The dossier of what this plan asks of a service, opened if it is not yet.

    One dossier whatever number of cases the plan is linked to; nothing is shown to the service
    before the family agreed (`ask`). A part whose sharing ended is closed: another one opens.
    """
    known = PlanPart.objects.filter(
        plan_id=version.plan_id, service_id=service_id, ended_at=None
    ).filter(custody_id__in=[v.custody_id for v in _volumes(version)])
    if found := known.first():
        return found.dossier_id
    dossier_id = uuid7()
    principal(PrincipalKind.SERVICE, service_id)
    for volume in _volumes(version):
        lock(volume.case_id)
        open_for(volume.case_id, [NewDossier(dossier_id, volume.custody_id, service_id)])
        PlanPart.objects.create(
            case_id=volume.case_id,
            custody_id=volume.custody_id,
            plan_id=version.plan_id,
            dossier_id=dossier_id,
            service_id=service_id,
            about=about(volume.case_id),
            opened_at=instant(),
        )
    return dossier_id


def _volumes(version: PlanVersion) -> list[PlanVolume]:
    found = PlanVolume.objects.filter(dossier_id=version.dossier_id, ended_at=None)
    return list(found.order_by("opened_at", "id"))


def cases_of(version: PlanVersion) -> list[UUID]:
    """The cases this version's dossier follows, the first linked first."""
    return [volume.case_id for volume in _volumes(version)]


def about(case_id: UUID) -> str:
    """Whom a case is about, as they are called."""
    subjects = Subject.objects.filter(case_id=case_id, ended_on=None).select_related("person")
    return ", ".join(s.person.short_name for s in subjects.order_by("id") if s.person)


def ask(version: PlanVersion, dossiers: Iterable[UUID] | None = None) -> None:
    """The family agreed: each service sees from now on what this version asks of it.

    With `dossiers` only those parts. Parts whose sharing ended stay closed.
    """
    cases = cases_of(version)
    parts = PlanPart.objects.filter(plan_id=version.plan_id, case_id__in=cases, ended_at=None)
    if dossiers is not None:
        parts = parts.filter(dossier_id__in=list(dossiers))
    for case_id in cases:
        lock(case_id)
    parts.update(agreed_version_id=version.pk)
    if parts.filter(asked_at=None).update(asked_at=instant()):
        for case_id in cases:
            rederive(case_id)


def follow(version: PlanVersion, case_id: UUID, custody_id: UUID) -> None:
    """Let a newly linked case see the parts that the plan already has."""
    others = [other for other in cases_of(version) if other != case_id]
    parts = PlanPart.objects.filter(plan_id=version.plan_id, case_id__in=others[:1])
    for part in parts:
        part.pk, part.case_id, part.custody_id = uuid7(), case_id, custody_id
        part.save(force_insert=True)
