"""Opening a case: it has an accountable team from its first instant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import (
    Actor,
    Refused,
    action,
    open_dossier,
    principal,
    touched,
)
from ciranda.access.enums import DossierKind, Permission, PrincipalKind
from ciranda.access.policies.derivation import Custody as CustodyFact
from ciranda.access.policies.derivation import Facts
from ciranda.access.policies.derivation import Volume as VolumeFact
from ciranda.cases.actions.clocks import happened
from ciranda.cases.actions.derivation import rederive, store
from ciranda.cases.models import Case, Custody, FamilyMember, Stage, Subject, Volume
from ciranda.cases.policies import sight
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.people.actions.own_dossier import end_entries
from ciranda.people.enums import Part
from ciranda.people.models import Participation, Pregnancy
from ciranda.programmes.enums import Event, RoleKind, StageKind, SubjectKind
from ciranda.programmes.policies.lengths import days_of
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class NewSubject:
    """Whom the case will be about."""

    kind: SubjectKind
    person_id: UUID | None = None
    pregnancy_id: UUID | None = None


@dataclass(frozen=True)
class NewFamilyMember:
    """A family member with their standing."""

    person_id: UUID
    relation: str
    holds_responsibility: bool
    is_young_person: bool = False


@action(Permission.CASE_OPEN)
def open_case(
    *,
    actor: Actor,
    pack_version_id: UUID,
    team_id: UUID,
    subjects: Sequence[NewSubject],
    family: Sequence[NewFamilyMember] = (),
    stage_key: str = "",
    reason: str = "",
    recall_on: date | None = None,
    region_id: int = 1,
) -> UUID:
    """Open a case in the pack's version with its first volume, custody, subjects and stage.

    Returns the case's id. The team is accountable from the same instant (design, section 8).
    Raises Refused where somebody else than the woman would stand in a case on a pregnancy.
    """
    _must_be_hers(subjects, family)
    pack, now, case_id = pack_of(pack_version_id), instant(), uuid7()
    volume_id, custody_id = uuid7(), uuid7()
    store(_first_facts(pack, case_id, volume_id, custody_id, team_id), at=now)
    open_dossier(DossierKind.CASE, case_id, dossier_id=volume_id, case_id=case_id)
    # the volume lets the case be seen, so it is written first: its foreign key waits for COMMIT
    _first_volume(case_id, volume_id, custody_id, at=now)
    Case.objects.create(
        id=case_id, pack_version_id=pack_version_id, opened_at=now, region_id=region_id
    )
    Custody.objects.create(
        id=custody_id,
        case_id=case_id,
        dossier_id=volume_id,
        team_id=team_id,
        started_at=now,
        read_back_days=days_of(pack.transfer.sender_reads_for),
    )
    Stage.objects.create(
        case_id=case_id,
        dossier_id=volume_id,
        key=stage_key or pack.entry_stage.key,
        reason=reason,
        recall_on=recall_on,
        started_at=now,
        decided_by=actor.human_id or case_id,
    )
    for subject in subjects:
        add_subject(case_id, volume_id, subject, on=now.date())
    for member in family:
        add_family(case_id, volume_id, member)
    # now that the facts are rows, derive from them: subjects' own dossiers, family, shields
    rederive(case_id)
    _tell_clocks(actor, case_id, pack, stage_key, recall_on)
    touched(volume_id, case_id, "custody", "stage", "subjects", kind="case")
    return case_id


def _must_be_hers(subjects: Sequence[NewSubject], family: Sequence[NewFamilyMember]) -> None:
    """A case on nothing but a pregnancy is the woman's alone (design, section 7)."""
    keys = [s.pregnancy_id for s in subjects if s.pregnancy_id]
    if not keys or len(keys) < len(subjects):
        return
    women = set(Pregnancy.objects.filter(pk__in=keys).values_list("woman_id", flat=True))
    if not women.issuperset(member.person_id for member in family):
        raise Refused(
            _("A file on a pregnancy is the woman's: nobody else of the family stands in it.")
        )


def _first_volume(case_id: UUID, volume_id: UUID, custody_id: UUID, *, at: datetime) -> None:
    Volume.objects.create(
        id=volume_id,
        dossier_id=volume_id,
        case_id=case_id,
        custody_id=custody_id,
        number=1,
        opened_at=at,
    )


def _tell_clocks(
    actor: Actor, case_id: UUID, pack: Pack, stage_key: str, recall_on: date | None
) -> None:
    happened(actor=actor, case_id=case_id, event=Event.CASE_OPENED)
    if stage_key and pack.stages[stage_key].kind is StageKind.SURVEILLANCE:
        happened(actor=actor, case_id=case_id, event=Event.SURVEILLANCE_STARTED, fixed_on=recall_on)


def _first_facts(
    pack: Pack, case_id: UUID, volume_id: UUID, custody_id: UUID, team_id: UUID
) -> Facts:
    now = instant()
    roles = (
        (
            principal(PrincipalKind.TEAM_ROLE, team_id, "coordinator"),
            sight.of_kind(pack, RoleKind.COORDINATOR),
        ),
        (
            principal(PrincipalKind.TEAM_ROLE, team_id, "member"),
            sight.of_kind(pack, RoleKind.TEAM_MEMBER),
        ),
    )
    return Facts(
        case_id,
        volumes=(VolumeFact(volume_id, custody_id, now),),
        custodies=(CustodyFact(custody_id, roles, now),),
    )


def add_subject(case_id: UUID, dossier_id: UUID, subject: NewSubject, *, on: date) -> None:
    """A subject of the case, who from now on can be seen through this dossier."""
    Subject.objects.create(
        case_id=case_id,
        dossier_id=dossier_id,
        kind=subject.kind,
        person_id=subject.person_id,
        pregnancy_id=subject.pregnancy_id,
        started_on=on,
    )
    if subject.person_id:
        participate(subject.person_id, dossier_id, Part.SUBJECT, on=on)
        end_entries(subject.person_id)


def add_family(case_id: UUID, dossier_id: UUID, member: NewFamilyMember) -> None:
    """A family member of the case, with what they hold."""
    now = instant()
    principal(PrincipalKind.PERSON, member.person_id)
    FamilyMember.objects.create(
        case_id=case_id,
        dossier_id=dossier_id,
        person_id=member.person_id,
        relation=member.relation,
        holds_responsibility=member.holds_responsibility,
        is_young_person=member.is_young_person,
        started_at=now,
    )
    if not member.is_young_person:
        participate(
            member.person_id,
            dossier_id,
            Part.CARER,
            on=now.date(),
            relation=member.relation,
            holds_responsibility=member.holds_responsibility,
        )


def participate(
    person_id: UUID,
    dossier_id: UUID,
    part: Part,
    *,
    on: date,
    relation: str = "",
    holds_responsibility: bool = False,
) -> None:
    """Let a person be seen through a dossier."""
    Participation.objects.create(
        person_id=person_id,
        dossier_id=dossier_id,
        part=part,
        relation=relation,
        holds_responsibility=holds_responsibility,
        started_on=on,
    )
