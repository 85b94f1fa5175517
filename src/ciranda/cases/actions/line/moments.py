"""Planned contacts of a line: skipped, moved, added, held. The original stays beside each."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.actions import contacts
from ciranda.cases.actions.contacts import Header, Words
from ciranda.cases.actions.line.standing import Standing, known_reason, open_moment, standing
from ciranda.cases.enums import Change
from ciranda.cases.models import Moment
from ciranda.cases.policies.contacts import took_place
from ciranda.common.database import instant


@action(Permission.CONTACT_WRITE)
def skip(*, actor: Actor, moment_id: UUID, reason: str) -> None:
    """Leave out a planned contact, for a reason of the pack such as that the child is well.

    Raises Refused for one the pack does not let be skipped, without a reason, or one already held;
    Moment.DoesNotExist for a stranger. Source: case study 4, skip if well.
    """
    stands, moment = open_moment(actor, moment_id)
    planned = stands.desk.pack.contact_schedule.get(moment.key)
    if planned and not planned.may_skip:
        raise Refused(_("This contact is offered to every child. Move it instead."))
    _change(actor, stands, moment, Change.SKIPPED, reason)


@action(Permission.CONTACT_WRITE)
def bring_forward(*, actor: Actor, moment_id: UUID, on: date, reason: str) -> None:
    """Move a planned contact to another day; the original day stays. Raises as `skip`, and for a
    day that has passed."""
    stands, moment = open_moment(actor, moment_id)
    if on < stands.today:
        raise Refused(_("Choose a day that is still to come."))
    if on == moment.due_on:
        raise Refused(_("It is planned for that day already."))
    _change(actor, stands, moment, Change.MOVED, reason, on=on)


@action(Permission.CONTACT_WRITE)
def add(*, actor: Actor, case_id: UUID, kind: str, on: date, reason: str) -> UUID:
    """A contact that the schedule does not have. Returns its id. Raises Refused for a kind or
    reason the pack does not have, or a day that has passed; NoSuchCase for a stranger."""
    stands = standing(actor, case_id)
    if kind not in stands.desk.pack.contact_kinds:
        raise Refused(_("Choose what kind of contact it is."))
    if on < stands.today:
        raise Refused(_("Choose a day that is still to come."))
    moment = Moment.objects.create(
        case_id=case_id,
        dossier_id=stands.dossier_id,
        kind_key=kind,
        due_on=on,
        change=Change.ADDED,
        reason_key=known_reason(stands, reason),
        changed_at=instant(),
        changed_by_name=actor.name,
    )
    touched(stands.dossier_id, moment.pk, "due_on", "reason", kind="moment")
    return moment.pk


@action(Permission.CONTACT_WRITE)
def hold(
    *, actor: Actor, moment_id: UUID, header: Header, paragraphs: Sequence[Words], payer: str = ""
) -> UUID:
    """Write down that a planned contact took place. Returns the contact's id.

    `payer` empty is the schedule's. One that did not take place leaves the line as it is. Raises as
    `contacts.write`, and Refused for a payer the pack does not have.
    """
    stands, moment = open_moment(actor, moment_id)
    paid = payer_of(stands, payer or moment.payer_key)
    contact_id = contacts.write(
        actor=actor, case_id=moment.case_id, header=header, paragraphs=paragraphs
    )
    if not header.attendance or took_place(stands.desk.pack, header.attendance):
        moment.held_on = stands.calendar.date_of(header.at or instant())
        moment.contact_id, moment.minutes, moment.payer_key = contact_id, header.minutes, paid
        moment.answered_on = moment.answered_on or moment.held_on
        moment.save()
    touched(moment.dossier_id, moment.pk, "held_on", "minutes", "payer", kind="moment")
    return contact_id


def payer_of(stands: Standing, payer: str) -> str:
    """The payer, if the pack has it or none is named. Raises Refused."""
    if payer and payer not in stands.desk.pack.payers:
        raise Refused(_("Choose who pays."))
    return payer


def _change(
    actor: Actor,
    stands: Standing,
    moment: Moment,
    change: Change,
    reason: str,
    *,
    on: date | None = None,
) -> None:
    before = {
        "due_on": moment.due_on.isoformat(),
        "change": moment.change,
        "reason": moment.reason_key,
    }
    moment.reason_key = known_reason(stands, reason)
    moment.earlier = [*moment.earlier, before]
    # one that was added stays added, wherever it is moved
    moment.change = Change.ADDED if on and moment.first_on is None else change
    moment.due_on = on or moment.due_on
    moment.changed_at, moment.changed_by_name = instant(), actor.name
    moment.invited_on = moment.answer_by = None
    moment.answered_on = moment.visit_asked_on = None
    moment.save()
    touched(moment.dossier_id, moment.pk, "due_on", "change", "reason", kind="moment")
