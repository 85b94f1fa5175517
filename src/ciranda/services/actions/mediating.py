"""Defining who mediates; their private notes; agreements made by word of mouth."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.agencies.models import Membership
from ciranda.cases.queries.desk import desk_of
from ciranda.common.database import instant
from ciranda.services.models import Mediator, MediatorNote, OralAgreement

LINE = 200


@dataclass(frozen=True)
class Known:
    """What somebody mediates with: training, languages, where they are known."""

    training: str
    languages: tuple[str, ...]
    areas: str


@action(Permission.OFFER_DESCRIBE)
def define_mediator(*, actor: Actor, membership_id: UUID, known: Known) -> UUID:
    """Give a worker of one's agency the role of mediator; no certificate is asked for.

    Raises Refused for another agency's worker, or without training, a language or an area. Source:
    capability A49.
    """
    member = Membership.objects.filter(pk=membership_id, ended_on=None).first()
    if member is None or member.agency_id != actor.agency_id:
        raise Refused(_("Somebody of your own agency. Another agency defines its own mediators."))
    if not known.training.strip() or not known.languages or not known.areas.strip():
        raise Refused(_("Say what they were trained in, in which languages, and where."))
    made, _new = Mediator.objects.update_or_create(
        membership=member,
        defaults={
            "training": known.training.strip(),
            "languages": list(known.languages),
            "areas": known.areas.strip(),
            "defined_at": instant(),
            "defined_by": actor.writes_as,
            "ended_on": None,
        },
    )
    touched(None, made.pk, "training", "languages", "areas", kind="mediator")
    return made.pk


@action(Permission.OFFER_DESCRIBE)
def end_mediating(*, actor: Actor, mediator_id: UUID) -> None:
    """They mediate no more. Their notes stay theirs."""
    found = Mediator.objects.select_for_update().get(pk=mediator_id, ended_on=None)
    if found.membership.agency_id != actor.agency_id:
        raise Refused(_("Somebody of your own agency. Another agency defines its own mediators."))
    found.ended_on = timezone.localdate()
    found.save(update_fields=["ended_on"])
    touched(None, found.pk, "ended_on", kind="mediator")


@action(Permission.CONTACT_WRITE)
def write_private_note(*, actor: Actor, case_id: UUID, words: str) -> UUID:
    """A mediator's note about a family that nobody else reads, whoever asks. Returns its id.

    Raises Refused for who is no mediator, or writes nothing about this family.
    """
    desk = desk_of(actor, case_id)
    # the least that whoever walks along may write; the wall shows it to its author alone
    desk.require(Category.SCHEDULE)
    if not Mediator.objects.filter(membership_id=actor.writes_as, ended_on=None).exists():
        raise Refused(_("Only mediators keep private notes. Others write a contact."))
    if not words.strip() or desk.dossier_id is None or actor.human_id is None:
        raise Refused(_("Write something. A sentence is enough."))
    made = MediatorNote.objects.create(
        dossier_id=desk.dossier_id,
        case_id=case_id,
        human_id=actor.human_id,
        words=words.strip(),
        written_at=instant(),
    )
    touched(made.dossier_id, made.pk, "words", kind="mediator.note")
    return made.pk


@dataclass(frozen=True)
class ByWord:
    """What two sides agreed by word of mouth, in one line."""

    ours: str
    theirs: str
    words: str
    agreed_on: date


@action(Permission.REQUEST_SEND)
def log_agreement(*, actor: Actor, said: ByWord) -> UUID:
    """Write one line of what was agreed by word of mouth, with both parties and the day.

    Raises Refused without either party or what was agreed, for more than a line, or a day to come.
    """
    if not (said.ours.strip() and said.theirs.strip() and said.words.strip()):
        raise Refused(_("Say who agreed on both sides, and what."))
    if len(said.words) > LINE or "\n" in said.words.strip():
        raise Refused(_("One line is enough: at most %(n)d letters.") % {"n": LINE})
    if said.agreed_on > timezone.localdate():
        raise Refused(_("This day is still to come."))
    if actor.agency_id is None:
        raise Refused(_("A worker writes this, in one of their places of work."))
    made = OralAgreement.objects.create(
        agency_id=actor.agency_id,
        ours=said.ours.strip(),
        theirs=said.theirs.strip(),
        words=said.words.strip(),
        agreed_on=said.agreed_on,
        recorded_by=actor.writes_as,
        recorded_at=instant(),
    )
    touched(None, made.pk, "words", kind="agreement")
    return made.pk
