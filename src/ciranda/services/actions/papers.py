"""Agreeing that another agency may issue one's certificate; issuing one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.agencies.models import Agency
from ciranda.cases.queries.desk import desk_of
from ciranda.common.database import instant
from ciranda.common.ids import reference
from ciranda.services.models import Certificate, Delegation
from ciranda.services.policies.delegations import Basis, may_issue


@dataclass(frozen=True)
class Agreed:
    """What two agencies agreed: written with its end, or informal with a contact on both sides."""

    owner_id: UUID
    certificate: str
    agreed_on: date
    paper: str = ""
    ends_on: date | None = None
    owner_contact: str = ""
    issuer_contact: str = ""


@action(Permission.OFFER_DESCRIBE)
def record_delegation(*, actor: Actor, agreed: Agreed) -> UUID:
    """Write down that one's own agency may issue another's certificate. Returns its id.

    Raises Refused where it is neither written with its end nor known to a contact on both sides.
    Source: capability A28.
    """
    if actor.agency_id is None or agreed.owner_id == actor.agency_id:
        raise Refused(_("Choose the other agency, whose certificate it is."))
    if not agreed.certificate.strip() or not Agency.objects.filter(pk=agreed.owner_id).exists():
        raise Refused(_("Say which certificate, and whose it is."))
    basis = Basis(
        agreed.paper.strip(), agreed.ends_on, agreed.owner_contact.strip(),
        agreed.issuer_contact.strip(),
    )  # fmt: skip
    if not basis.is_written and not basis.is_known_to_both:
        raise Refused(_neither())
    made = Delegation.objects.create(
        owner_id=agreed.owner_id,
        issuer_id=actor.agency_id,
        certificate=agreed.certificate.strip(),
        paper=basis.paper,
        ends_on=agreed.ends_on,
        owner_contact=basis.owner_contact,
        issuer_contact=basis.issuer_contact,
        agreed_on=agreed.agreed_on,
        recorded_by=actor.writes_as,
        recorded_at=instant(),
    )
    touched(None, made.pk, "certificate", "ends_on", kind="delegation")
    return made.pk


@action(Permission.OFFER_DESCRIBE)
def end_delegation(*, actor: Actor, delegation_id: UUID) -> None:
    """The agreement holds no more: nothing can be issued under it. What was issued stays."""
    found = Delegation.objects.select_for_update().get(
        pk=delegation_id, issuer_id=actor.agency_id, ended_at=None
    )
    found.ended_at = instant()
    found.save(update_fields=["ended_at"])
    touched(None, found.pk, "ended_at", kind="delegation")


@action(Permission.REQUEST_SEND)
def issue_certificate(
    *,
    actor: Actor,
    case_id: UUID,
    delegation_id: UUID,
    about: str,
    words: str,
    until: date | None = None,
) -> UUID:
    """Give the family a certificate of another agency. Returns its id.

    Raises Refused without a delegation that holds today for the actor's agency, without a name or
    what is certified, or for who does not answer for the family.
    """
    desk = desk_of(actor, case_id)
    desk.require(Category.SOCIAL)
    if desk.is_own or desk.dossier_id is None:
        raise Refused(_("Whoever answers for the family issues certificates for it."))
    found = Delegation.objects.filter(pk=delegation_id, issuer_id=actor.agency_id).first()
    today = timezone.localdate()
    if found is None or found.ended_at is not None:
        raise Refused(
            _("Your agency has no agreement for this certificate. Your lead can write one down.")
        )
    basis = Basis(found.paper, found.ends_on, found.owner_contact, found.issuer_contact)
    if not may_issue(basis, today):
        raise Refused(
            _("The agreement has run out. Send the family to whoever issues it, or renew it.")
        )
    if not about.strip() or not words.strip():
        raise Refused(_("Say for whom it is, and what is certified."))
    made = Certificate.objects.create(
        dossier_id=desk.dossier_id,
        case_id=case_id,
        delegation=found,
        number=reference(),
        about=about.strip(),
        words=words.strip(),
        issued_on=today,
        until=until,
        membership_id=actor.writes_as,
    )
    touched(made.dossier_id, made.pk, "words", kind="certificate")
    return made.pk


def _neither() -> str:
    return _(
        "Write the paper and its end, or, if it was agreed by word of mouth, whom to ask on both "
        "sides. With neither nothing can be issued."
    )
