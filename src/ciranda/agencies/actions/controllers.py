"""Who controls a service, and who is named, one by one, for what it wrote itself.

Data follows the controller, not the building: where a worker sits, and what their job is called,
opens nothing (study of the children's centre).
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, principal, touched
from ciranda.access.enums import Permission, PrincipalKind, Role
from ciranda.agencies.enums import AppointmentKind
from ciranda.agencies.models import Agency, Appointment, Membership, Service, ServiceMove
from ciranda.common.database import instant


@action(Permission.SERVICE_RUN)
def plan_move(
    *, actor: Actor, service_id: UUID, to_agency_id: UUID, on: date, goes_along: Sequence[UUID]
) -> UUID:
    """A service goes to another controller from a day on, with the workers named. Returns the move.

    Everybody else of the service stays with the old controller and no longer acts for it; who was
    named for its notes is named anew or not at all. Raises Refused for a service of another agency,
    a day that has passed, the same controller, workers of elsewhere, and a second move.
    """
    service = _own_service(actor, service_id)
    if to_agency_id == service.agency_id or not Agency.objects.filter(pk=to_agency_id).exists():
        raise Refused(_("Choose the agency that will control the service."))
    if on < instant().date():
        raise Refused(_("Choose today or a day that is still to come."))
    if ServiceMove.objects.filter(service=service, moved_at=None, taken_back_at=None).exists():
        raise Refused(_("This service is already moving. Take that back first."))
    workers = Membership.objects.filter(service=service, agency=service.agency_id)
    if set(goes_along) - set(workers.values_list("pk", flat=True)):
        raise Refused(_("Only workers of this service go along with it."))
    made = ServiceMove.objects.create(
        service=service,
        from_agency_id=service.agency_id,
        to_agency_id=to_agency_id,
        on=on,
        goes_along=list(goes_along),
        decided_by=actor.human_id or service_id,
        decided_at=instant(),
    )
    touched(None, made.pk, "to_agency", "on", kind="service_move")
    return made.pk


@action(Permission.SERVICE_RUN)
def take_move_back(*, actor: Actor, move_id: UUID) -> None:
    """A move that has not happened yet is taken back. Raises ServiceMove.DoesNotExist, Refused."""
    move = ServiceMove.objects.select_for_update().get(pk=move_id)
    _own_service(actor, move.service_id)
    if move.moved_at or move.taken_back_at:
        raise Refused(_("This move has happened already. Plan one back instead."))
    move.taken_back_at = instant()
    move.save(update_fields=["taken_back_at"])
    touched(None, move_id, "taken_back_at", kind="service_move")


@action(Permission.SERVICE_RUN)
def name_reader(
    *, actor: Actor, service_id: UUID, membership_ids: Sequence[UUID], reason: str
) -> UUID:
    """Name one person for what a service wrote itself, with what they need it for.

    One at a time: several at once, or everybody of a job title, is refused. Files already there
    follow (`cases.actions.controllers.follow_service`). Raises Refused for that, without a reason,
    for oneself, twice, and for a service of another agency.
    """
    service = _own_service(actor, service_id)
    if len(set(membership_ids)) != 1:
        raise Refused(_("Name one person at a time. A job title or a group is nobody."))
    if not reason.strip():
        raise Refused(_("Write what this person needs it for."))
    (membership_id,) = set(membership_ids)
    if membership_id == actor.membership_id:
        raise Refused(_("Nobody appoints themselves."))
    member = Membership.objects.get(pk=membership_id)
    if _named(service_id).filter(membership=member).exists():
        raise Refused(_("This person is named already."))
    made = Appointment.objects.create(
        membership=member,
        kind=AppointmentKind.SERVICE_READER,
        service=service,
        reason=reason.strip(),
        appointed_by=actor.human_id or membership_id,
        started_at=instant(),
    )
    principal(PrincipalKind.APPOINTMENT, made.pk)
    touched(None, made.pk, "kind", "membership", kind="appointment")
    return made.pk


@action(Permission.SERVICE_RUN)
def end_reader(*, actor: Actor, appointment_id: UUID) -> UUID:
    """Somebody is no longer named for a service's notes. Returns the service.

    Raises Appointment.DoesNotExist, Refused for a service of another agency.
    """
    found = Appointment.objects.select_for_update().get(
        pk=appointment_id, kind=AppointmentKind.SERVICE_READER, ended_at=None
    )
    assert found.service_id
    _own_service(actor, found.service_id)
    found.ended_at = instant()
    found.save(update_fields=["ended_at"])
    touched(None, found.pk, "ended_at", kind="appointment")
    return found.service_id


@action(Permission.SYSTEM_RUN)
def carry_out_move(*, actor: Actor, move_id: UUID, cases: int) -> None:
    """On its day: the service has its new controller, and only who goes along still acts for it.

    `cases`: how many files are derived anew afterwards. Raises ServiceMove.DoesNotExist, Refused
    before its day and once it happened.
    """
    move = ServiceMove.objects.select_for_update().get(pk=move_id)
    if move.moved_at or move.taken_back_at or move.on > instant().date():
        raise Refused(_("This move is not due."))
    now = instant()
    workers = Membership.objects.filter(service=move.service_id, agency=move.from_agency_id)
    workers.exclude(pk__in=move.goes_along).update(service=None)
    workers.filter(pk__in=move.goes_along).update(agency=move.to_agency_id)
    Service.objects.filter(pk=move.service_id).update(agency=move.to_agency_id)
    _named(move.service_id).update(ended_at=now)
    move.moved_at, move.cases = now, cases
    move.save(update_fields=["moved_at", "cases"])
    touched(None, move_id, "moved_at", kind="service_move")


def _own_service(actor: Actor, service_id: UUID) -> Service:
    service = Service.objects.get(pk=service_id)
    if actor.role is not Role.SYSTEM and service.agency_id != actor.agency_id:
        raise Refused(_("Only who leads the agency that controls this service decides that."))
    return service


def _named(service_id: UUID) -> QuerySet[Appointment]:
    return Appointment.objects.filter(
        service=service_id, kind=AppointmentKind.SERVICE_READER, ended_at=None
    )
