"""Who stands in a family with what responsibility: begins, changes and ends, with its grounds.

Each change is a new dated fact; who sees what and who must sign follow in the same transaction.
Notices name nobody (design, section 7).
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.cases.actions.consents import settle_case
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.actions.expecting import hers_alone
from ciranda.cases.actions.opening import NewFamilyMember, add_family
from ciranda.cases.models import FamilyMember, Subject
from ciranda.cases.queries.consents import kin_of, signers_of
from ciranda.cases.queries.desk import desk_of
from ciranda.common.database import instant
from ciranda.people.enums import Part
from ciranda.people.models import Participation

LONGEST = 60


@dataclass(frozen=True)
class Standing:
    """How somebody stands to the child, and the decision or paper that says so."""

    relation: str
    holds_responsibility: bool
    grounds: str


@action(Permission.CONSENT_RECORD)
def record(*, actor: Actor, case_id: UUID, person_id: UUID, standing: Standing) -> UUID:
    """Somebody of the household takes part in the case from now on: a guardian, an institution's
    carer, a parent who came back. Returns their standing.

    Raises Refused without grounds, for someone already in the family of the case, the child itself
    or a stranger to the file.
    """
    _check(standing)
    desk_of(actor, case_id).require(Category.CONSENT)
    lock(case_id)
    if person_id not in {kin.person_id for kin in kin_of(case_id)}:
        raise Refused(_("Record this person in the household or the circle first."))
    if FamilyMember.objects.filter(case_id=case_id, person_id=person_id, ended_at=None).exists():
        raise Refused(_("This person already stands in the family. Change that instead."))
    if Subject.objects.filter(case_id=case_id, person_id=person_id, ended_on=None).exists():
        raise Refused(_("The file is about this person: at the programme's age they sign alone."))
    if hers_alone(case_id) not in (None, person_id):
        raise Refused(
            _("A file on a pregnancy is the woman's: nobody else of the family stands in it.")
        )
    _begin(case_id, signers_of(case_id).dossier_id, person_id, standing)
    made = FamilyMember.objects.get(case_id=case_id, person_id=person_id, ended_at=None)
    _follow(case_id)
    touched(made.dossier_id, made.pk, "relation", "holds_responsibility", kind="family")
    return made.pk


@action(Permission.CONSENT_RECORD)
def change(*, actor: Actor, member_id: UUID, standing: Standing) -> UUID:
    """Somebody's responsibility began or ended, or their part changed. Returns the new standing.

    Raises Refused without grounds; FamilyMember.DoesNotExist for a stranger.
    """
    _check(standing)
    old = _standing(actor, member_id)
    _end(old, standing.grounds)
    _begin(old.case_id, signers_of(old.case_id).dossier_id, old.person_id, standing)
    made = FamilyMember.objects.get(case_id=old.case_id, person_id=old.person_id, ended_at=None)
    _follow(old.case_id)
    touched(made.dossier_id, made.pk, "relation", "holds_responsibility", kind="family")
    return made.pk


@action(Permission.CONSENT_RECORD)
def end(*, actor: Actor, member_id: UUID, grounds: str) -> None:
    """Somebody no longer stands in the family of the case: they see and sign nothing from now on.

    Raises Refused without grounds; FamilyMember.DoesNotExist for a stranger.
    """
    if not grounds.strip():
        raise Refused(_("Write the grounds: which decision or paper, of which day."))
    old = _standing(actor, member_id)
    _end(old, grounds)
    _follow(old.case_id)
    touched(old.dossier_id, old.pk, "ended_at", kind="family")


def _check(standing: Standing) -> None:
    if not standing.grounds.strip():
        raise Refused(_("Write the grounds: which decision or paper, of which day."))
    if not standing.relation.strip() or len(standing.relation) > LONGEST:
        raise Refused(_("Say in a word or two how this person stands to the child."))


def _standing(actor: Actor, member_id: UUID) -> FamilyMember:
    case_id = FamilyMember.objects.values_list("case_id", flat=True).get(pk=member_id)
    desk_of(actor, case_id).require(Category.CONSENT)
    lock(case_id)
    found = FamilyMember.objects.get(pk=member_id)
    if found.ended_at is not None:
        raise Refused(_("This has already ended."))
    if found.is_young_person:
        raise Refused(_("The file is about this person: at the programme's age they sign alone."))
    return found


def _begin(case_id: UUID, dossier_id: UUID, person_id: UUID, standing: Standing) -> None:
    member = NewFamilyMember(person_id, standing.relation.strip(), standing.holds_responsibility)
    add_family(case_id, dossier_id, member)
    FamilyMember.objects.filter(case_id=case_id, person_id=person_id, ended_at=None).update(
        grounds=standing.grounds.strip()
    )


def _end(old: FamilyMember, grounds: str) -> None:
    now = instant()
    old.ended_at, old.end_reason = now, grounds.strip()
    old.save(update_fields=["ended_at", "end_reason"])
    Participation.objects.filter(
        person_id=old.person_id, dossier_id=old.dossier_id, part=Part.CARER, ended_on=None
    ).update(ended_on=now.date())


def _follow(case_id: UUID) -> None:
    rederive(case_id)
    settle_case(case_id)
