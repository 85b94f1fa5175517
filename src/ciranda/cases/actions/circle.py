"""Who stands around a family: joining, leaving, and whom the family trusts."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, principal, touched
from ciranda.access.enums import Permission, PrincipalKind
from ciranda.agencies.models import Placement, Service
from ciranda.cases.actions.coordination import open_standing, welcome
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.actions.faces import refuse_one_more
from ciranda.cases.actions.notices import tell_family
from ciranda.cases.enums import EndReason, NoticeKind
from ciranda.cases.models import CircleMember, FamilyMember, Trust
from ciranda.cases.queries.standing import Standing
from ciranda.common.database import instant
from ciranda.programmes.enums import RoleKind

IN_THE_CIRCLE = (RoleKind.CIRCLE, RoleKind.PARTNER)


@dataclass(frozen=True)
class Part:
    """The part someone takes: a role of the pack, what they are to the family, whose helper.

    `one_more_because` says why the family should get to know one more face than its programme
    means it to.
    """

    role_key: str
    relation: str = ""
    helper_of: UUID | None = None
    one_more_because: str = ""


@action(Permission.CIRCLE_CHANGE)
def join_worker(*, actor: Actor, case_id: UUID, membership_id: UUID, part: Part) -> UUID:
    """A worker, of any agency, joins the circle with a role of the pack. Gives the member's id.

    Raises Refused for one who has left, may not be involved here, or is in the circle already, and
    without a reason where the family has as many faces around it as its programme means.
    """
    case = _locked(case_id, part)
    found = welcome(case_id, membership_id)
    of_team = Placement.objects.filter(
        membership_id=membership_id, team=case.team_id, ended_on=None
    )
    _role_fits(case, part, of_team=of_team.exists())
    _not_yet(case_id, membership_id=membership_id)
    if case.manager and case.manager.membership_id == membership_id:
        raise Refused(_("They are this family's case manager: they are in the circle already."))
    refuse_one_more(case.pack, case_id, membership_id, part.one_more_because)
    principal(PrincipalKind.MEMBERSHIP, membership_id)
    who = {"membership_id": membership_id, "name": found.name, "agency_name": found.agency}
    return _join(actor, case, part, phone=found.phone, **who)


@action(Permission.CIRCLE_CHANGE)
def join_service(*, actor: Actor, case_id: UUID, service_id: UUID, part: Part) -> UUID:
    """A whole service joins: whoever works in it, now or later. Gives the member's id."""
    case = _locked(case_id, part)
    _not_yet(case_id, service_id=service_id)
    _role_fits(case, part, of_team=False)
    service = Service.objects.select_related("agency").get(pk=service_id)
    principal(PrincipalKind.SERVICE, service_id)
    label = service.public_label or service.name
    # what has a label of its own keeps its telephone to itself: it would tell the place
    discreet = bool(service.public_label or service.agency.public_label)
    agency = service.agency.public_label or ("" if discreet else service.agency.name)
    phone = "" if discreet else service.agency.phone
    who = {"service_id": service_id, "name": label, "agency_name": agency}
    return _join(actor, case, part, phone=phone, **who)


@action(Permission.CIRCLE_CHANGE)
def join_person(*, actor: Actor, case_id: UUID, name: str, phone: str, part: Part) -> UUID:
    """Somebody the family trusts, by name and telephone only: a neighbour, an aunt, a priest.

    They see nothing here: it is noted that they are there. Gives the member's id.
    """
    if not name.strip():
        raise Refused(_("Write the name the family gave."))
    case = _locked(case_id, part)
    return _join(actor, case, part, phone=phone.strip(), name=name.strip())


@action(Permission.CIRCLE_CHANGE)
def leave(*, actor: Actor, member_id: UUID, reason: EndReason, note: str = "") -> None:
    """Someone leaves the circle, from now, with a reason. Raises CircleMember.DoesNotExist."""
    member = CircleMember.objects.get(pk=member_id, ended_at=None)
    lock(member.case_id)
    open_standing(member.case_id)
    now = instant()
    member.ended_at, member.end_reason, member.end_note = now, reason, note.strip()
    member.save(update_fields=["ended_at", "end_reason", "end_note"])
    Trust.objects.filter(member_id=member_id, ended_at=None).update(ended_at=now)
    rederive(member.case_id)
    tell_family(member.case_id, NoticeKind.CIRCLE, member_id)
    touched(member.dossier_id, member_id, "ended_at", "end_reason", kind="circle")


@action(Permission.CIRCLE_CHANGE)
def trust(*, actor: Actor, case_id: UUID, member_id: UUID | None, words: str = "") -> UUID:
    """The family names whom it turns to: a member of its circle, or (None) the case manager.

    One at a time; who was named before is kept with the dates. Opens nothing by itself (design,
    section 2: trust is never coordination). Gives the id of what was noted.
    """
    lock(case_id)
    case = open_standing(case_id)
    who = _member(case_id, member_id) if member_id else _manager(case)
    now = instant()
    Trust.objects.filter(case_id=case_id, ended_at=None).update(ended_at=now)
    named = Trust.objects.create(
        case_id=case_id,
        dossier_id=case.dossier_id,
        words=words.strip(),
        started_at=now,
        recorded_by=actor.human_id or case_id,
        **who,
    )
    touched(case.dossier_id, named.pk, "name", kind="trust")
    return named.pk


@action(Permission.CIRCLE_CHANGE)
def end_trust(*, actor: Actor, case_id: UUID) -> None:
    """The family names nobody any more."""
    case = open_standing(case_id)
    Trust.objects.filter(case_id=case_id, ended_at=None).update(ended_at=instant())
    touched(case.dossier_id, case_id, "ended_at", kind="trust")


def _locked(case_id: UUID, part: Part) -> Standing:
    lock(case_id)
    case = open_standing(case_id)
    role = case.pack.roles.get(part.role_key)
    if role is None or role.kind not in IN_THE_CIRCLE:
        raise Refused(_("Choose a role of this programme's circle."))
    if part.helper_of and not FamilyMember.objects.filter(
        case_id=case_id, person_id=part.helper_of, ended_at=None
    ):
        raise Refused(_("Only an adult of this family can have a helper of their own here."))
    return case


def _role_fits(case: Standing, part: Part, *, of_team: bool) -> None:
    """Roles that read the file are for workers of the team; others join as partners and read what
    the family agrees to (docs/adr/0011)."""
    if not of_team and case.pack.roles[part.role_key].kind is not RoleKind.PARTNER:
        raise Refused(
            _("Somebody from outside the team joins as a partner. A consent decides what they see.")
        )


def _not_yet(case_id: UUID, **who: UUID) -> None:
    if CircleMember.objects.filter(case_id=case_id, ended_at=None, **who).exists():
        raise Refused(_("They are in the circle already."))


def _join(actor: Actor, case: Standing, part: Part, **who: Any) -> UUID:
    member = CircleMember.objects.create(
        case_id=case.case_id,
        dossier_id=case.dossier_id,
        role_key=part.role_key,
        relation=part.relation.strip(),
        helper_of_id=part.helper_of,
        one_more_because=part.one_more_because.strip(),
        started_at=instant(),
        added_by=actor.human_id,
        **who,
    )
    rederive(case.case_id)
    tell_family(case.case_id, NoticeKind.CIRCLE, member.pk)
    touched(case.dossier_id, member.pk, "role", "started_at", kind="circle")
    return member.pk


def _member(case_id: UUID, member_id: UUID) -> dict[str, Any]:
    found = CircleMember.objects.filter(pk=member_id, case_id=case_id, ended_at=None).first()
    if found is None:
        raise Refused(_("Choose somebody who is in the circle now."))
    return {
        "member_id": found.pk,
        "membership_id": found.membership_id,
        "name": found.name,
        "agency_name": found.agency_name,
        "phone": found.phone,
    }


def _manager(case: Standing) -> dict[str, Any]:
    if case.manager is None:
        raise Refused(_("This family has no case manager yet. Name one first."))
    return {
        "membership_id": case.manager.membership_id,
        "name": case.manager.name,
        "agency_name": case.manager.agency,
        "phone": case.manager.phone,
    }
