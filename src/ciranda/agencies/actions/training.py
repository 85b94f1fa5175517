"""Recording that a worker was trained: from then on they write; until then they read."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission, Role
from ciranda.agencies.models import Membership, Placement
from ciranda.common.database import instant


@action(Permission.WORKER_TRAIN)
def record_training(*, actor: Actor, membership_id: UUID, on: date) -> None:
    """Keep the day on which a worker was trained. Writing opens to them at once.

    The coordinator of one of their teams does this, or whoever leads their agency. Raises Refused
    for anybody else, for oneself, and for a day to come. Source: capability B15.
    """
    worker = Membership.objects.select_for_update().get(pk=membership_id)
    if worker.human_id == actor.human_id or not _leads(actor, worker):
        raise Refused(_("You do not lead this worker: ask their coordinator or agency."))
    if on > instant().date():
        raise Refused(_("Record a training once it was held."))
    worker.trained_on = on
    worker.save(update_fields=["trained_on"])
    touched(None, worker.pk, "trained_on", kind="membership")


def _leads(actor: Actor, worker: Membership) -> bool:
    if actor.role is Role.AGENCY_LEAD:
        return worker.agency_id == actor.agency_id
    return Placement.objects.filter(
        membership=worker, team_id__in=actor.team_ids, ended_on=None
    ).exists()
