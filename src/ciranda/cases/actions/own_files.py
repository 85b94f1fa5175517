"""A service's own dossier on a case: same child, different controller."""

from dataclasses import replace
from uuid import UUID

from ciranda.access.actions import Actor, open_dossier, principal, touched
from ciranda.access.enums import DossierKind, PrincipalKind
from ciranda.access.policies.derivation import OwnDossier
from ciranda.cases.actions.derivation import lock, rederive, store
from ciranda.cases.actions.opening import participate
from ciranda.cases.models import OwnFile, Subject
from ciranda.cases.queries.facts import facts_of
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.people.enums import Part


def own_file(
    *, actor: Actor, case_id: UUID, kept: bool = False, service_id: UUID | None = None
) -> UUID:
    """The dossier in which a service writes about a case, opened on first writing.

    The actor's own service, unless another one is named: then the caller has made sure that the
    family lets it know the child.

    Part of the action that writes. `kept`: nobody but the service reads it, not even the team.
    The child stays named in it, so that the service knows its own notes after sharing ended.
    """
    service_id = service_id or actor.service_id
    if service_id is None:
        raise ValueError("a service's own dossier needs a service")
    lock(case_id)
    found = OwnFile.objects.filter(case_id=case_id, service_id=service_id).first()
    if found:
        return found.dossier_id
    dossier_id, now = uuid7(), instant()
    number = principal(PrincipalKind.SERVICE, service_id)
    facts = facts_of(case_id)
    new = OwnDossier(dossier_id, number, kept)
    store(replace(facts, own_dossiers=(*facts.own_dossiers, new)), at=now)
    open_dossier(
        DossierKind.SERVICE,
        case_id,
        dossier_id=dossier_id,
        case_id=case_id,
        service_id=service_id,
    )
    OwnFile.objects.create(
        case_id=case_id,
        dossier_id=dossier_id,
        service_id=service_id,
        kept=kept,
        opened_at=now,
    )
    subjects = Subject.objects.filter(case_id=case_id, ended_on=None).exclude(person=None)
    for person_id in set(subjects.values_list("person_id", flat=True)):
        participate(person_id, dossier_id, Part.SUBJECT, on=now.date())
    rederive(case_id)
    touched(dossier_id, case_id, "own_file", kind="case")
    return dossier_id
