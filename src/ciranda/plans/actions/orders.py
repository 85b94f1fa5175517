"""What a court ordered: no agency takes it out, stops or declines it. Who disagrees says so beside
it, and the decision is explained in plain words."""

from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.plans.actions.editing import overwrite, require_write
from ciranda.plans.actions.progress import note
from ciranda.plans.models import Action


@action(Permission.BASIS_RECORD)
def order(*, actor: Actor, action_id: UUID, edition: int, decision: str, explained: str) -> None:
    """Write that a court ordered an action: which decision, and what it means in plain words.

    From then on nobody takes it out of the plan, stops or declines it. Raises Action.DoesNotExist
    for a stranger, Overtaken, Refused without either or for an action that was stopped or declined.
    Source: case studies 3 and 4, a court order is a plan item that is not negotiable.
    """
    found = _own(action_id)
    if not decision.strip():
        raise Refused(_("Write which court decided, and when."))
    if not explained.strip():
        raise Refused(_("Explain in plain words what the decision means: the family reads it."))
    if found.state == "stopped" or found.request == "refused":
        raise Refused(_("This action was stopped or declined. Agree it anew, then note the order."))
    overwrite(found, edition, ordered_by=decision.strip(), order_explained=explained.strip())
    touched(found.dossier_id, found.pk, "ordered_by", "order_explained", kind="plan.action")


@action(Permission.BASIS_RECORD)
def end_order(*, actor: Actor, action_id: UUID, edition: int, decision: str) -> None:
    """The court decided anew and asks it no longer; which decision stays beside the action.

    Raises Action.DoesNotExist for a stranger, Overtaken, Refused without the decision.
    """
    found = _own(action_id)
    if not found.ordered_by:
        raise Refused(_("No court ordered this."))
    if not decision.strip():
        raise Refused(_("Write which decision of the court ended it. Nobody else can."))
    note(actor, found, decision)
    overwrite(found, edition, ordered_by="", order_explained="")
    touched(found.dossier_id, found.pk, "ordered_by", kind="plan.action")


@action(Permission.ACTION_UPDATE)
def dissent(*, actor: Actor, action_id: UUID, words: str) -> None:
    """Note that one does not agree with what a court ordered. It stays, and so do these words.

    Raises Action.DoesNotExist for a stranger; Refused without words, or where nothing was ordered.
    """
    found = _own(action_id)
    if not found.ordered_by:
        raise Refused(_("No court ordered this. Say how it goes instead."))
    if not words.strip():
        raise Refused(_("Write what you do not agree with, and why."))
    note(actor, found, words, dissents=True)
    touched(found.dossier_id, found.pk, "dissent", kind="plan.action")


def _own(action_id: UUID) -> Action:
    found = Action.objects.select_for_update(of=("self",)).get(pk=action_id)
    require_write(found.dossier_id, found.category)
    return found
