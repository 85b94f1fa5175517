"""An agency's services: who acts for each, who is named for its notes, and moves under way."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from ciranda.access.actions import Actor
from ciranda.agencies.enums import AppointmentKind
from ciranda.agencies.models import Agency, Appointment, Membership, Service, ServiceMove


@dataclass(frozen=True)
class Named:
    """A person, by name and profession, and where there is one the reason they are named for."""

    id: UUID
    name: str
    profession: str
    agency: str
    reason: str = ""
    appointment_id: UUID | None = None


@dataclass(frozen=True)
class Move:
    """A service's move: planned, under way with its progress, or done."""

    id: UUID
    to_agency: str
    on: date
    moved_at: datetime | None
    cases: int
    done: int

    @property
    def is_done(self) -> bool:
        """Whether every file was derived anew."""
        return self.moved_at is not None and self.done >= self.cases


@dataclass(frozen=True)
class Controlled:
    """A service of one's agency."""

    id: UUID
    name: str
    workers: tuple[Named, ...]
    readers: tuple[Named, ...]
    moves: tuple[Move, ...]
    # Whether it is still one's own: a service that went elsewhere stays in the list for a while.
    is_ours: bool = True


@dataclass(frozen=True)
class Changes:
    """What a move would do: who keeps acting for the service, and who loses what they had."""

    keep: tuple[Named, ...]
    lose: tuple[Named, ...]
    readers_end: tuple[Named, ...]


def services_controlled(actor: Actor) -> list[Controlled]:
    """The services that the actor's agency controls, or did lately. Four statements."""
    moves = list(
        ServiceMove.objects.filter(from_agency=actor.agency_id, taken_back_at=None)
        .select_related("to_agency")
        .order_by("-decided_at")[:50]
    )
    services = list(
        Service.objects.filter(agency=actor.agency_id, ended_on=None).order_by("name")
        | Service.objects.filter(pk__in=[m.service_id for m in moves]).order_by("name")
    )
    keys = [service.pk for service in services]
    workers = list(_workers().filter(service__in=keys))
    readers = list(_readers().filter(service__in=keys))
    return [
        Controlled(
            one.pk,
            one.name,
            tuple(_worker(w) for w in workers if w.service_id == one.pk),
            tuple(_reader(r) for r in readers if r.service_id == one.pk),
            tuple(_move(m) for m in moves if m.service_id == one.pk),
            is_ours=one.agency_id == actor.agency_id,
        )
        for one in services
    ]


def controlled(actor: Actor, service_id: UUID) -> Controlled | None:
    """One service that the actor's agency controls now; None for everybody else's."""
    found = services_controlled(actor)
    return next((one for one in found if one.id == service_id and one.is_ours), None)


def changes_of(service: Controlled, goes_along: frozenset[UUID]) -> Changes:
    """Who would keep and who would lose what, were these to go along."""
    return Changes(
        tuple(w for w in service.workers if w.id in goes_along),
        tuple(w for w in service.workers if w.id not in goes_along),
        service.readers,
    )


def agencies_to_choose(actor: Actor) -> list[tuple[UUID, str]]:
    """Agencies a service could go to, by name."""
    others = Agency.objects.filter(ended_on=None).exclude(pk__in=[actor.agency_id])
    return list(others.order_by("name").values_list("pk", "name")[:500])


def persons_to_name(actor: Actor) -> list[Named]:
    """Workers of any agency who could be named for a service's notes, by name."""
    found = _workers().exclude(pk__in=[actor.membership_id])[:1000]
    return [_worker(member) for member in found]


def moves_due(on: date) -> list[UUID]:
    """Moves whose day has come, for the job that carries them out."""
    due = ServiceMove.objects.filter(on__lte=on, moved_at=None, taken_back_at=None)
    return list(due.order_by("on").values_list("pk", flat=True))


def _workers() -> QuerySet[Membership]:
    return (
        Membership.objects.filter(ended_on=None, suspended_at=None)
        .select_related("agency")
        .order_by("name", "id")
    )


def _readers() -> QuerySet[Appointment]:
    return (
        Appointment.objects.filter(kind=AppointmentKind.SERVICE_READER, ended_at=None)
        .select_related("membership__agency")
        .order_by("started_at")
    )


def _worker(member: Membership) -> Named:
    return Named(member.pk, member.name, member.profession, member.agency.name)


def _reader(found: Appointment) -> Named:
    member = found.membership
    return Named(
        member.pk, member.name, member.profession, member.agency.name, found.reason, found.pk
    )


def _move(found: ServiceMove) -> Move:
    return Move(found.pk, found.to_agency.name, found.on, found.moved_at, found.cases, found.done)
