"""The way out at the exit age: prepared early, agreed by the family, received by a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.models import Case, Subject, Volume, Workplace
from ciranda.cases.queries.holding import holding
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.programmes.queries import pack_of
from ciranda.transfers.enums import TransitionState
from ciranda.transfers.models import Transition
from ciranda.transfers.policies import exit_day, is_due

ENDED = frozenset({TransitionState.RECEIVED, TransitionState.DECLINED})


@dataclass(frozen=True)
class Preparation:
    """What is written while preparing."""

    receiving_kind: str
    receiving_id: UUID | None = None
    receiving_name: str = ""
    receiving_contact: str = ""
    wishes: str = ""
    steps: str = ""


@action(Permission.PLAN_WRITE)
def prepare(*, actor: Actor, case_id: UUID, preparation: Preparation) -> Transition:
    """Begin or change the preparation. Raises Refused where the programme has no such way out."""
    case = Case.objects.get(pk=case_id)
    pack = pack_of(case.pack_version_id)
    if pack.transition is None or preparation.receiving_kind not in pack.transition.receiving:
        raise Refused(_("Choose where the child goes next from the programme's list."))
    volume = Volume.objects.get(case_id=case_id, closed_at=None)
    transition = Transition.objects.filter(
        case_id=case_id, dossier_id=volume.dossier_id
    ).first() or Transition(
        case_id=case_id, dossier_id=volume.dossier_id, started_at=instant(), exit_on=None
    )
    if transition.state in ENDED:
        raise Refused(_("This transition has ended."))
    subject = Subject.objects.select_related("person").filter(case_id=case_id, ended_on=None)
    child = subject.first()
    transition.exit_on = exit_day(pack, child.person.born_on if child and child.person else None)
    for name, value in vars(preparation).items():
        setattr(transition, name, value)
    transition.version += 1
    transition.save()
    touched(volume.dossier_id, transition.pk, "receiving", "wishes", "steps", kind="transition")
    return transition


@action(Permission.PLAN_WRITE)
def agree(
    *, actor: Actor, transition_id: UUID, agreed_by: str, hands_over: Sequence[str]
) -> Transition:
    """The family says what may go along. Nothing goes that is not named here."""
    transition = _open(transition_id)
    pack = pack_of(
        Case.objects.values_list("pack_version_id", flat=True).get(pk=transition.case_id)
    )
    allowed = set(pack.transition.hands_over) if pack.transition else set()
    if not agreed_by.strip():
        raise Refused(_("Name who of the family agreed."))
    if not set(hands_over) <= allowed:
        raise Refused(_("Choose what is handed over from the programme's list."))
    transition.agreed_by, transition.agreed_at = agreed_by, instant()
    transition.hands_over = list(hands_over)
    return _move(transition, TransitionState.AGREED, "agreed_by", "hands_over")


@action(Permission.PLAN_WRITE)
def send(*, actor: Actor, transition_id: UUID) -> Transition:
    """Handed over; the receipt is what we wait for now."""
    transition = _open(transition_id)
    if transition.state != TransitionState.AGREED:
        raise Refused(_("The family says first what may go along."))
    named = transition.receiving_id or transition.receiving_name
    # of the protected only the keepers see who receives
    if not named and not Workplace.objects.filter(pk=transition.pk).exists():
        raise Refused(_("Name the school or service that receives."))
    transition.sent_at = instant()
    return _move(transition, TransitionState.SENT, "sent_at")


@action(Permission.PLAN_WRITE)
def record_receipt(*, actor: Actor, transition_id: UUID, received_by: str) -> Transition:
    """The school or service confirmed that it has the child and what was handed over."""
    transition = _open(transition_id)
    if transition.state != TransitionState.SENT:
        raise Refused(_("Hand over first; then record who received it."))
    if not received_by.strip():
        raise Refused(_("Name who confirmed."))
    transition.received_by, transition.received_at = received_by, instant()
    return _move(transition, TransitionState.RECEIVED, "received_by")


@action(Permission.PLAN_WRITE)
def decline(*, actor: Actor, transition_id: UUID, declined_by: str, reason: str) -> Transition:
    """The family wants nothing handed over. That is their right, and ends the preparation."""
    transition = _open(transition_id)
    if not declined_by.strip():
        raise Refused(_("Name who of the family said so."))
    transition.agreed_by, transition.declined_reason = declined_by, reason
    return _move(transition, TransitionState.DECLINED, "declined_reason")


def against_closing(case_id: UUID) -> str | None:
    """What the child's way out still asks before the case may close, in words; None for nothing.

    Asked from the day preparation is due, or once it has begun: a child who moves away or is
    declined at two needs no school's receipt (design, section 8).
    """
    transition = Transition.objects.filter(case_id=case_id).order_by("-started_at").first()
    if transition is not None:
        said = _("Record the receipt of the school or service, or that the family declined.")
        return None if transition.state in ENDED else said
    held = holding(case_id)
    if held is None or not is_due(pack_of(held.pack_version_id), held.born_on, instant().date()):
        return None
    return _("This child is near the exit age: prepare what comes next, or record a refusal.")


def carry(actor: Actor, case_id: UUID, custody_id: UUID, history_agreed: bool) -> None:
    """When custody moves with the file: the new team goes on where the old one stood."""
    before = Transition.objects.filter(case_id=case_id).order_by("-started_at").first()
    volume = Volume.objects.get(case_id=case_id, custody_id=custody_id)
    if not history_agreed or before is None or before.state in ENDED:
        return
    before.pk, before.dossier_id = uuid7(), volume.dossier_id
    before.save(force_insert=True)


def _open(transition_id: UUID) -> Transition:
    transition = Transition.objects.select_for_update(of=("self",)).get(pk=transition_id)
    if transition.state in ENDED:
        raise Refused(_("This transition has ended."))
    return transition


def _move(transition: Transition, state: TransitionState, *fields: str) -> Transition:
    transition.state = state
    transition.version += 1
    transition.save()
    touched(transition.dossier_id, transition.pk, "state", *fields, kind="transition")
    return transition
