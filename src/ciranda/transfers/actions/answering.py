"""The new team's side: accept or refuse, phone the family, and only then answer for the case."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.agencies.models import Membership, Placement
from ciranda.agencies.queries import calendar_of
from ciranda.cases.actions import bases
from ciranda.cases.actions.derivation import lock
from ciranda.cases.models import Task
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.people.actions.shielding import follow
from ciranda.programmes.policies.clocks import later
from ciranda.programmes.policies.schema.base import read_length
from ciranda.transfers.actions.steps import advance, let_read
from ciranda.transfers.enums import TransferState
from ciranda.transfers.models import Transfer

# What goes along into the new volume, in order: filled by the apps that hold it (plans, clocks).
along: list[Callable[[Actor, UUID, UUID, bool], None]] = []
# How long an accepted family may wait for the first call before both coordinators are told.
FIRST_CONTACT_WITHIN = read_length("5 working days")
# By when the new team asks what may be shared: until then the services around see nothing.
ASK_ANEW_WITHIN = read_length("10 working days")


@action(Permission.TRANSFER_ANSWER)
def accept(*, actor: Actor, transfer_id: UUID, manager_id: UUID, words: str = "") -> Transfer:
    """Accept, naming who will phone the family and be their case manager.

    Nothing moves yet: the old team answers for the case until the first contact.
    """
    transfer = _to_us(actor, transfer_id)
    assert transfer.to_team_id  # it was offered to us, not to a team outside
    placed = Placement.objects.filter(
        membership_id=manager_id, team_id=transfer.to_team_id, ended_on=None
    )
    if not placed.exists():
        raise Refused(_("Choose somebody who works in your team as case manager."))
    transfer.manager_id = manager_id
    calendar = calendar_of(transfer.to_team_id)
    transfer.contact_due_on = later(calendar.date_of(instant()), FIRST_CONTACT_WITHIN, calendar)
    let_read(transfer)
    advance(actor, transfer, TransferState.ACCEPTED, words)
    return transfer


@action(Permission.TRANSFER_ANSWER)
def refuse(*, actor: Actor, transfer_id: UUID, reason: str) -> Transfer:
    """Refuse, with a reason the old team reads. The case stays where it is."""
    transfer = _to_us(actor, transfer_id)
    if not reason.strip():
        raise Refused(_("Say why: the family and the other team need to know."))
    advance(actor, transfer, TransferState.REFUSED, reason)
    return transfer


@action(Permission.CONTACT_WRITE)
def record_first_contact(*, actor: Actor, transfer_id: UUID, words: str) -> Transfer:
    """The new team has spoken with the family: in this instant custody moves.

    A new volume opens; the old team reads its own for as long as the pack says and nothing written
    from here on. The plan goes along if the family agreed (design, section 8). Who phoned a
    shielded family keeps where it is from now on; nobody of the old team does.
    """
    transfer = Transfer.objects.select_for_update(of=("self",)).get(pk=transfer_id)
    if actor.membership_id != transfer.manager_id and transfer.to_team_id not in actor.team_ids:
        raise Refused(_("Only the team that accepted the case records the first contact."))
    if transfer.state != TransferState.ACCEPTED:
        advance(actor, transfer, TransferState.CONTACTED, words)
    lock(transfer.case_id)
    custody_id, volume_id = uuid7(), uuid7()
    with connection.cursor() as cursor:
        cursor.execute(
            "select transfers_hand_over(%s, %s, %s, %s)",
            [transfer_id, custody_id, volume_id, uuid7()],
        )
        cursor.execute("select transfers_keepers_follow(%s)", [transfer_id])
        protected = cursor.fetchone()[0]
    assert transfer.to_team_id
    bases.move_along(transfer.case_id, custody_id, transfer.to_team_id)
    for person_id in protected:
        follow(person_id)
    transfer.refresh_from_db()
    advance(actor, transfer, TransferState.CONTACTED, words)
    for carry in along:
        carry(actor, transfer.case_id, custody_id, transfer.history_agreed)
    _ask_the_family_anew(transfer, volume_id)
    touched(volume_id, transfer.case_id, "custody", "coordination", "volume", kind="case")
    return transfer


def _ask_the_family_anew(transfer: Transfer, volume_id: UUID) -> None:
    """The new case manager's next step: nothing that was agreed elsewhere opens anything here."""
    assert transfer.manager_id
    assert transfer.to_team_id
    manager = Membership.objects.get(pk=transfer.manager_id)
    calendar = calendar_of(transfer.to_team_id)
    with translation.override(settings.LANGUAGE_CODE):
        what = _("Ask the family what may be shared here. What they agreed to before has ended.")
    Task.objects.create(
        case_id=transfer.case_id,
        dossier_id=volume_id,
        what=what,
        due_on=later(calendar.date_of(instant()), ASK_ANEW_WITHIN, calendar),
        membership=manager,
        name=manager.name,
        created_at=instant(),
        created_by=manager.pk,
        created_by_name=manager.name,
    )


@action(Permission.TRANSFER_ANSWER)
def complete(*, actor: Actor, transfer_id: UUID, words: str = "") -> Transfer:
    """The handover is done: the receipt the old team waits for.

    Raises Refused while a legal basis of the old team waits for a decision.
    """
    transfer = _to_us(actor, transfer_id)
    if bases.undecided(transfer.case_id):
        raise Refused(
            _("Decide first about each basis other than consent that came along with the case.")
        )
    advance(actor, transfer, TransferState.COMPLETE, words)
    return transfer


def _to_us(actor: Actor, transfer_id: UUID) -> Transfer:
    transfer = Transfer.objects.select_for_update(of=("self",)).get(pk=transfer_id)
    if transfer.to_team_id not in actor.team_ids:
        raise Refused(_("Only the team it was offered to can answer."))
    return transfer
