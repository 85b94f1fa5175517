"""The way out at the exit age: prepared early, agreed by the family, received by a name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.actions import tasks
from ciranda.cases.models import Case, Subject, Volume, Workplace
from ciranda.cases.queries.desk import desk_of
from ciranda.cases.queries.holding import holding
from ciranda.cases.queries.sharing import agreed_to
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of
from ciranda.transfers.enums import TransitionState
from ciranda.transfers.models import Transition, TransitionTopic
from ciranda.transfers.policies import exit_day, is_due, topics_of

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
    """The family says what may go along. Nothing goes that is not named here.

    Where the programme names a consent for it, that is signed first (capability B46).
    """
    transition = _open(transition_id)
    pack = pack_of(
        Case.objects.values_list("pack_version_id", flat=True).get(pk=transition.case_id)
    )
    allowed = set(pack.transition.hands_over) if pack.transition else set()
    _consented(transition.case_id, pack)
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
    case = Case.objects.get(pk=transition.case_id)
    pack = pack_of(case.pack_version_id)
    _consented(case.pk, pack)
    _all_said(transition, pack)
    transition.sent_at = instant()
    return _move(transition, TransitionState.SENT, "sent_at")


@action(Permission.PLAN_WRITE)
def say_topics(*, actor: Actor, transition_id: UUID, words: Mapping[str, str]) -> None:
    """Write what is told on each topic of the handover, by the programme's topics.

    The family hears the words before they go; those on a topic it does not agree to stay here.
    Raises Refused for a topic the programme does not have, or once it was handed over.
    """
    transition = _open(transition_id)
    case = Case.objects.get(pk=transition.case_id)
    topics = topics_of(pack_of(case.pack_version_id))
    if not set(words) <= set(topics):
        raise Refused(_("Choose the topics from the programme's list. Nothing else goes along."))
    if transition.sent_at:
        raise Refused(_("It was handed over already."))
    desk = desk_of(actor, case.pk)
    desk.require(*{topics[key] for key in words})
    desk.require_same(transition.dossier_id)
    for key, said in words.items():
        TransitionTopic.objects.update_or_create(
            transition=transition,
            item_key=key,
            defaults={
                "dossier_id": transition.dossier_id,
                "category": topics[key],
                "words": said.strip(),
                "written_at": instant(),
                "written_by": actor.writes_as,
                "written_by_name": actor.name,
            },
        )
    touched(transition.dossier_id, transition.pk, *words, kind="transition.topic")


@action(Permission.PLAN_WRITE)
def go_along(*, actor: Actor, transition_id: UUID, on: date, membership_id: UUID) -> UUID:
    """Somebody goes along on the family's first visit: a thing to do, on that day. Returns its id.

    Raises Refused where the programme has no such step.
    """
    transition = _open(transition_id)
    pack = pack_of(Case.objects.get(pk=transition.case_id).pack_version_id)
    step = pack.transition.first_visit if pack.transition else None
    if step is None:
        raise Refused(_("This programme has no such step."))
    what = pack.label(f"next_steps.{step}", get_language() or "en")
    return tasks.add(
        actor=actor,
        case_id=transition.case_id,
        what=what,
        due_on=on,
        membership_id=membership_id,
    )


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


def _consented(case_id: UUID, pack: Pack) -> None:
    needs = pack.transition.needs if pack.transition else None
    if needs is None or agreed_to(case_id, needs):
        return
    raise Refused(
        _("The family signs first that this may be told: “%(consent)s”.")
        % {"consent": pack.label(f"consent_columns.{needs}", get_language() or "en")}
    )


def _all_said(transition: Transition, pack: Pack) -> None:
    topics = set(topics_of(pack)) & set(transition.hands_over)
    written = TransitionTopic.objects.filter(transition=transition).exclude(words="")
    if topics - set(written.values_list("item_key", flat=True)):
        raise Refused(_("Write the words on each topic that the family agreed to."))


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
