"""Closing the loop: the answer, the appointment both hold, and whether the family got there."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.actions.clocks import happened
from ciranda.cases.queries.desk import desk_of
from ciranda.common.database import instant
from ciranda.programmes.enums import Event
from ciranda.services.enums import PartState, SaidBy, Way
from ciranda.services.models import Answer, RequestPart
from ciranda.services.policies.loop import ANSWERS, NEED_WORDS, OVER


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
def make_appointment(*, actor: Actor, part_id: UUID, at: datetime) -> None:
    """An appointment exists; the sender holds it. A later one replaces one that was missed.

    Nothing else of the family changes by it. Raises Refused where nothing was asked, or over.
    """
    part = _ours(actor, part_id)
    if part.way != Way.WARM or part.state == PartState.UNSIGNED:
        raise Refused(
            _("Nothing was asked of this service yet. It waits for the family's signature.")
        )
    if part.state in OVER:
        raise Refused(_("This request is over. Make a new one."))
    part.appointment_at, part.sender_holds_at = at, instant()
    part.family_holds_at, part.arrived, part.arrival_said_by = None, None, ""
    part.version += 1
    part.save()
    touched(part.dossier_id, part.pk, "appointment_at", kind="request.part")


@action(Permission.REQUEST_SEND)
def family_holds(*, actor: Actor, part_id: UUID) -> None:
    """The family has the appointment in hand: now the warm referral is made."""
    part = _ours(actor, part_id)
    if part.appointment_at is None:
        raise Refused(_("There is no appointment yet. Make it together with the family."))
    part.family_holds_at = instant()
    part.save(update_fields=["family_holds_at"])
    touched(part.dossier_id, part.pk, "family_holds_at", kind="request.part")


@action(Permission.REQUEST_ANSWER)
def record_arrival(*, actor: Actor, part_id: UUID, arrived: bool) -> None:
    """Whether the family got there: said by the service, or by the family to the sender.

    Not arriving ends nothing and costs nothing: the request stays open for another appointment.
    """
    part = RequestPart.objects.select_for_update().get(pk=part_id)
    receiver = part.way == Way.WARM and part.service_id == actor.service_id
    part = _asked_of(actor, part_id) if receiver else _ours(actor, part_id)
    if part.way == Way.WARM and part.appointment_at is None:
        raise Refused(_("There is no appointment yet. Make it together with the family."))
    part.arrived = arrived
    part.arrival_said_by = SaidBy.RECEIVER if receiver else SaidBy.FAMILY
    part.version += 1
    part.save(update_fields=["arrived", "arrival_said_by", "version"])
    touched(part.dossier_id, part.pk, "arrived", kind="request.part")


def _asked_of(actor: Actor, part_id: UUID) -> RequestPart:
    part = RequestPart.objects.select_for_update().get(pk=part_id)
    if part.service_id != actor.service_id or part.way != Way.WARM:
        raise Refused(_("Another service is asked here. It answers for itself."))
    if part.state == PartState.ENDED:
        raise Refused(_("The family no longer shares this with your service."))
    return part


def _ours(actor: Actor, part_id: UUID) -> RequestPart:
    part = RequestPart.objects.select_for_update().get(pk=part_id)
    desk = desk_of(actor, part.case_id)
    desk.require()
    if desk.is_own:
        raise Refused(_("Whoever answers for the family does this."))
    return part
