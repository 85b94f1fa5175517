"""Writing down what was said aloud between agencies about a named child: never without a basis."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.cases.models import Exchange
from ciranda.cases.policies.contacts import AHEAD
from ciranda.cases.queries.desk import desk_of
from ciranda.cases.queries.exchanges import TalkBasis, talk_bases
from ciranda.common.database import instant


@dataclass(frozen=True)
class Talk:
    """What was said: with which service, who with whom, what for, about what. `at` None is now."""

    service_id: UUID
    persons: str
    purpose: str
    category: Category
    body: str
    at: datetime | None = None


@action(Permission.CONTACT_WRITE)
def log_talk(*, actor: Actor, case_id: UUID, talk: Talk) -> UUID:
    """Write down a talk with another service about this family. Returns its id.

    Raises Refused where neither the family agreed that this service knows this, nor another legal
    basis is on record, and without persons, purpose or words; NoSuchCase for a stranger.
    """
    desk = desk_of(actor, case_id)
    desk.require(talk.category)
    exchanges = desk.pack.exchanges
    if exchanges is None or talk.purpose not in exchanges.purposes:
        raise Refused(_("Choose what the talk was for."))
    if not talk.persons.strip() or not talk.body.strip():
        raise Refused(_("Write who spoke with whom, and what was said."))
    basis, now = _basis(case_id, talk), instant()
    at = talk.at or now
    if at > now + AHEAD:
        raise Refused(_("This lies in the future. Plan it instead, and write it down afterwards."))
    assert desk.dossier_id
    made = Exchange.objects.create(
        case_id=case_id,
        dossier_id=desk.dossier_id,
        category=talk.category,
        service_id=talk.service_id,
        persons=talk.persons.strip(),
        purpose_key=talk.purpose,
        basis_kind=basis.kind,
        basis_id=basis.ref,
        body=talk.body.strip(),
        at=at,
        recorded_at=now,
        membership_id=actor.membership_id,
        name=actor.name,
    )
    touched(desk.dossier_id, made.pk, "persons", "purpose", "basis", kind="exchange")
    return made.pk


def _basis(case_id: UUID, talk: Talk) -> TalkBasis:
    of_service = [b for b in talk_bases(case_id) if b.service_id == talk.service_id]
    if not of_service:
        raise Refused(
            _(
                "There is no basis on which this service may be told about a named child. Ask the "
                "family first, record the legal basis, or talk without saying who it is about: "
                "then nothing is written down here."
            )
        )
    for basis in of_service:
        if talk.category in basis.categories:
            return basis
    raise Refused(_("What this service may know about this family does not include that part."))
