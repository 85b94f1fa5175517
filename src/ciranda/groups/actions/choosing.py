"""Whoever comes chooses the worker they come to: a pupil picks a tutor."""

from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.agencies.models import Membership
from ciranda.common.database import instant
from ciranda.groups.enums import ChosenBy
from ciranda.groups.models import Enrolment, Group
from ciranda.groups.queries import family, own_places
from ciranda.programmes.queries import pack_of


@action(Permission.GROUP_RUN)
def choose_worker(
    *, actor: Actor, enrolment_id: UUID, membership_id: UUID, chosen_by: ChosenBy
) -> None:
    """Keep which worker of the group's service somebody chose; chosen again, it replaces that.

    Raises Refused where the kind of group lets nobody choose, for a worker of another service or
    who left, and for who may not change the place; Enrolment.DoesNotExist for a stranger.
    Source: capability B26.
    """
    place = family.entry(enrolment_id)
    if place is None:
        raise Enrolment.DoesNotExist
    if not place.writes:
        raise Refused(_("The service that runs the group does this, or the case manager."))
    entry = Enrolment.objects.select_for_update().get(pk=enrolment_id)
    if entry.ended_on:
        raise Refused(_("This person has left the group already."))
    group = Group.objects.get(pk=entry.group_id)
    if not pack_of(group.pack_version_id).group_kinds[group.kind_key].chooses_worker:
        raise Refused(_("In this kind of group nobody chooses a worker."))
    today = instant().date()
    worker = Membership.objects.filter(pk=membership_id, service_id=group.service_id).first()
    if worker is None or (worker.ended_on and worker.ended_on <= today) or worker.suspended_at:
        raise Refused(_("Choose somebody who works for the service that runs the group."))
    entry.worker, entry.chosen_by = worker, chosen_by
    entry.save(update_fields=["worker", "chosen_by"])
    touched(entry.dossier_id, entry.pk, "worker", "chosen_by", kind="enrolment")


@action(Permission.FAMILY_ACT)
def choose_for_oneself(*, actor: Actor, enrolment_id: UUID, membership_id: UUID) -> None:
    """Whoever comes, or who answers for them, chooses in their own pages; again, it replaces that.

    Raises Refused for a worker who is not of the group's service; Enrolment.DoesNotExist for a
    place that is not theirs or where nobody chooses. Source: capability B26.
    """
    place = next((one for one in own_places() if one.id == enrolment_id), None)
    if place is None:
        raise Enrolment.DoesNotExist
    with connection.cursor() as cursor:
        cursor.execute("select groups_choose_own(%s, %s)", [enrolment_id, membership_id])
        if not cursor.fetchone()[0]:
            raise Refused(_("Choose somebody who works for the service that runs the group."))
    touched(place.dossier_id, place.id, "worker", "chosen_by", kind="enrolment")
