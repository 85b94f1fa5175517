"""Unspent hours go to another member, and only with the funder's recorded approval."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.budgets.actions.drawing import nobody_named
from ciranda.budgets.actions.opening import in_team
from ciranda.budgets.models import Budget, Move
from ciranda.common.database import instant


@dataclass(frozen=True)
class Approval:
    """The funder's yes: to how much, by whom in what office, when, on which paper."""

    amount: Decimal
    by: str
    on: date
    document: str


@action(Permission.BUDGET_RUN)
def ask_to_move(
    *, actor: Actor, budget_id: UUID, service_id: UUID, amount: Decimal, why: str
) -> UUID:
    """Ask that unspent hours go to another member of the team. Nothing moves yet.

    Raises Refused for more than is left, for the member that holds them already, or without a why.
    """
    budget = Budget.objects.select_for_update().get(pk=budget_id)
    in_team(actor, budget.team_id)
    if not 0 < amount <= budget.total - budget.drawn:
        raise Refused(_("Not more can move than is left unspent."))
    if service_id == budget.service_id:
        raise Refused(_("This member holds them already."))
    if not why.strip():
        raise Refused(_("Say why: the funder will ask."))
    nobody_named(actor, why)
    made = Move.objects.create(
        team_id=budget.team_id,
        source=budget,
        service_id=service_id,
        amount=amount,
        why=why.strip(),
        asked_at=instant(),
        asked_by=actor.writes_as,
    )
    touched(None, made.pk, "amount", kind="move")
    return made.pk


@action(Permission.BUDGET_RUN)
def record_approval(*, actor: Actor, move_id: UUID, approval: Approval) -> None:
    """Keep the funder's approval: amount, who, date and paper, each of them needed.

    Raises Refused for anything missing, a day to come, more than was asked, or a second approval.
    """
    move = Move.objects.select_for_update().get(pk=move_id)
    in_team(actor, move.team_id)
    if move.approved_on:
        raise Refused(_("The funder's approval is on record already."))
    if not approval.by.strip() or not approval.document.strip():
        raise Refused(_("Say who approved it at the funder, and on which paper."))
    if not 0 < approval.amount <= move.amount or approval.on > instant().date():
        raise Refused(_("An approval is for what was asked or less, and was given already."))
    move.approved_amount, move.approved_on = approval.amount, approval.on
    move.approved_by, move.document = approval.by.strip(), approval.document.strip()
    move.approval_recorded_by = actor.writes_as
    move.save()
    touched(None, move.pk, "approved_amount", "approved_on", kind="move")


@action(Permission.BUDGET_RUN)
def carry_out(*, actor: Actor, move_id: UUID) -> UUID:
    """Move the approved hours. Returns the budget that now holds them.

    Raises Refused before the funder approved, once moved, or where less is left by now.
    Source: capability B39.
    """
    move = Move.objects.select_for_update().get(pk=move_id)
    in_team(actor, move.team_id)
    if move.approved_amount is None:
        raise Refused(
            _(
                "The funder has not approved this yet. Record the approval with its amount, who"
                " gave it, the day and the paper; then it moves."
            )
        )
    if move.moved_at:
        raise Refused(_("This has moved already."))
    source = Budget.objects.select_for_update().get(pk=move.source_id)
    if move.approved_amount > source.total - source.drawn:
        raise Refused(_("By now less than that is left unspent. Ask anew."))
    source.total -= move.approved_amount
    source.save(update_fields=["total"])
    held = _held_by(move, source)
    move.moved_at, move.moved_to = instant(), held
    move.save(update_fields=["moved_at", "moved_to"])
    touched(None, move.pk, "moved_at", kind="move")
    return held.pk


def _held_by(move: Move, source: Budget) -> Budget:
    """The other member's budget of the same line and dates, grown; or a new one."""
    same = {
        "team_id": source.team_id,
        "service_id": move.service_id,
        "line_key": source.line_key,
        "unit": source.unit,
        "ends_on": source.ends_on,
    }
    held = Budget.objects.select_for_update().filter(**same).first()
    assert move.approved_amount is not None
    if held:
        held.total += move.approved_amount
        held.save(update_fields=["total"])
        return held
    return Budget.objects.create(
        **same,
        pack_version_id=source.pack_version_id,
        pooled=source.pooled,
        total=move.approved_amount,
        starts_on=source.starts_on,
    )
