"""Closing the loop: the answer, the appointment both hold, and whether the family got there."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.cases.actions.clocks import happened
from ciranda.cases.queries.clocks import clock_facts
from ciranda.cases.queries.desk import Desk, desk_of
from ciranda.common.database import instant
from ciranda.programmes.enums import Event
from ciranda.programmes.policies.clocks import later
from ciranda.services.enums import PartState, SaidBy, Way
from ciranda.services.models import Answer, AppointmentPlace, RequestPart
from ciranda.services.policies.loop import ANSWERS, NEED_WORDS, OVER


@dataclass(frozen=True)
class Where:
    """Where the family is expected, and whom it asks for there. Both may stay empty."""

    place: str = ""
    whom: str = ""


@action(Permission.REQUEST_ANSWER)
def answer(*, actor: Actor, part_id: UUID, state: PartState, words: str = "") -> None:
    """The asked service answers. Below the threshold and refused need a reason the sender reads.

    Raises Refused for anybody else's part, for no reason, or once it is over.
    """
    part = _asked_of(actor, part_id)
    if state not in ANSWERS or part.state in OVER:
        raise Refused(_("This answer does not fit what the request is now."))
    if state in NEED_WORDS and not words.strip():
        raise Refused(_("Say why, in words the family can read. Without a reason it stays open."))
    part.state, part.reason = state, words.strip() if state in NEED_WORDS else ""
    part.version += 1
    part.save(update_fields=["state", "reason", "version"])
    assert actor.membership_id
    Answer.objects.create(
        dossier_id=part.dossier_id,
        part=part,
        state=state,
        words=words.strip(),
        at=instant(),
        by=actor.membership_id,
    )
    happened(actor=actor, case_id=part.case_id, event=Event.REQUEST_ANSWERED, about_id=part.pk)
    touched(part.dossier_id, part.pk, "state", "reason", kind="request.part")


@action(Permission.REQUEST_SEND)
def make_appointment(
    *, actor: Actor, part_id: UUID, at: datetime, where: Where | None = None
) -> None:
    """An appointment exists. A later one replaces one that was missed.

    Whoever asked holds it as they make it; one that the service gives waits until they took it up
    (`family_holds`). Nothing else of the family changes by it. Raises Refused where nothing was
    asked, or over.
    """
    part, desk = _either_side(actor, part_id)
    if part.way != Way.WARM or part.state == PartState.UNSIGNED:
        raise Refused(
            _("Nothing was asked of this service yet. It waits for the family's signature.")
        )
    if part.state in OVER:
        raise Refused(_("This request is over. Make a new one."))
    part.appointment_at, part.sender_holds_at = at, instant() if desk else None
    part.family_holds_at, part.arrived, part.arrival_said_by = None, None, ""
    part.ask_arrival_on = _asked_from(part, at)
    part.version += 1
    part.save()
    if desk and where and not desk.hides_place:
        AppointmentPlace.objects.update_or_create(
            part=part,
            defaults={
                "dossier_id": part.dossier_id,
                "place": where.place.strip(),
                "whom": where.whom.strip(),
            },
        )
    touched(part.dossier_id, part.pk, "appointment_at", kind="request.part")


@action(Permission.REQUEST_SEND)
def family_holds(*, actor: Actor, part_id: UUID) -> None:
    """The family has the appointment in hand: now the warm referral is made."""
    part, _desk = _ours(actor, part_id)
    if part.appointment_at is None:
        raise Refused(_("There is no appointment yet. Make it together with the family."))
    part.family_holds_at = instant()
    part.sender_holds_at = part.sender_holds_at or part.family_holds_at
    part.save(update_fields=["family_holds_at", "sender_holds_at"])
    touched(part.dossier_id, part.pk, "family_holds_at", kind="request.part")


@action(Permission.REQUEST_ANSWER)
def record_arrival(*, actor: Actor, part_id: UUID, arrived: bool) -> None:
    """Whether the family got there: said by the service, or by the family to the sender.

    Not arriving ends nothing and costs nothing: the request stays open for another appointment.
    """
    part, desk = _either_side(actor, part_id)
    if part.way == Way.WARM and part.appointment_at is None:
        raise Refused(_("There is no appointment yet. Make it together with the family."))
    _arrived(part, arrived, SaidBy.FAMILY if desk else SaidBy.RECEIVER)


@action(Permission.FAMILY_ACT)
def say_held(*, actor: Actor, part_id: UUID) -> None:
    """The family says it has the appointment. Raises Refused where there is none yet."""
    part = _own(part_id)
    if part.appointment_at is None:
        raise Refused(_("There is no appointment yet. Ask whoever walks along with you."))
    part.family_holds_at = instant()
    part.save(update_fields=["family_holds_at"])
    touched(part.dossier_id, part.pk, "family_holds_at", kind="request.part")


@action(Permission.FAMILY_ACT)
def say_arrival(*, actor: Actor, part_id: UUID, arrived: bool) -> None:
    """The family says itself whether it got there. A no ends nothing.

    Raises Refused before there is an appointment, or before its time.
    """
    part = _own(part_id)
    if part.appointment_at is None or part.appointment_at > timezone.now():
        raise Refused(_("The appointment is still to come."))
    _arrived(part, arrived, SaidBy.FAMILY)


def _arrived(part: RequestPart, arrived: bool, said_by: SaidBy) -> None:
    part.arrived, part.arrival_said_by = arrived, said_by
    part.version += 1
    part.save(update_fields=["arrived", "arrival_said_by", "version"])
    touched(part.dossier_id, part.pk, "arrived", kind="request.part")


def _asked_from(part: RequestPart, at: datetime) -> date:
    """The first day on which the family is asked whether it got there."""
    facts = clock_facts(part.case_id)
    assert facts.pack.requests
    day = timezone.localtime(at).date()
    return later(day, facts.pack.requests.ask_arrival_after, facts.calendar)


def _either_side(actor: Actor, part_id: UUID) -> tuple[RequestPart, Desk | None]:
    """The part for the service that is asked (no desk), or for whoever answers for the family."""
    part = RequestPart.objects.select_for_update().get(pk=part_id)
    if part.way == Way.WARM and part.service_id == actor.service_id:
        return _asked_of(actor, part_id), None
    return _ours(actor, part_id)


def _asked_of(actor: Actor, part_id: UUID) -> RequestPart:
    part = RequestPart.objects.select_for_update().get(pk=part_id)
    if part.service_id != actor.service_id or part.way != Way.WARM:
        raise Refused(_("Another service is asked here. It answers for itself."))
    if part.state == PartState.ENDED:
        raise Refused(_("The family no longer shares this with your service."))
    return part


def _ours(actor: Actor, part_id: UUID) -> tuple[RequestPart, Desk]:
    part = RequestPart.objects.select_for_update().get(pk=part_id)
    desk = desk_of(actor, part.case_id)
    desk.require(Category.PLAN)
    if desk.is_own:
        raise Refused(_("Whoever answers for the family does this."))
    return part, desk


def _own(part_id: UUID) -> RequestPart:
    part = RequestPart.objects.select_for_update().get(pk=part_id)
    if part.way != Way.WARM or part.state in OVER:
        raise Refused(_("This request is over. Ask whoever walks along with you for a new one."))
    return part
