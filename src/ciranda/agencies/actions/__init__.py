"""Changing agencies, services, teams and who works in them."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from ciranda.access.actions import Actor, Refused, action, principal, touched
from ciranda.access.enums import Permission, PrincipalKind, Role
from ciranda.agencies.enums import AppointmentKind, TeamRole
from ciranda.agencies.models import (
    Agency,
    Appointment,
    Catchment,
    Membership,
    Parish,
    Placement,
    Service,
    Team,
)
from ciranda.agencies.queries import ParishEntry, parishes_of
from ciranda.common.database import instant
from ciranda.common.text import fold


@action(Permission.IMPORT_RUN)
def found_agency(*, actor: Actor, name: str, sector: str, **details: Any) -> Agency:
    """Enter an agency (a data controller). `details` are further fields of Agency."""
    agency = Agency.objects.create(name=name, sector=sector, folded=fold(name), **details)
    touched(None, agency.pk, "name", "sector", kind="agency")
    return agency


@action(Permission.IMPORT_RUN)
def complete_agency(*, actor: Actor, agency_id: UUID, **details: str) -> list[str]:
    """Fill what is blank in an agency; what is written stays. Returns the fields filled."""
    agency = Agency.objects.get(pk=agency_id)
    filled = [name for name, value in details.items() if value and not getattr(agency, name)]
    for name in filled:
        setattr(agency, name, details[name])
    if filled:
        agency.save(update_fields=filled)
    touched(None, agency_id, *filled, kind="agency")
    return filled


@action(Permission.IMPORT_RUN)
def enter_parishes(*, actor: Actor, parishes: Sequence[ParishEntry]) -> None:
    """Enter parishes of the official list, or correct those entered under their codes.

    A name that the list leaves blank stays as it is entered. Each code stands in the list once.
    """
    known = parishes_of(parish.code for parish in parishes)
    rows = [_parish(parish, known.get(parish.code)) for parish in parishes]
    names = [name for name in ParishEntry.__dataclass_fields__ if name != "code"]
    Parish.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["folded", *names],
    )
    for parish in parishes:
        touched(None, None, "name", "municipality", kind="parish", reason=parish.code)


def _parish(said: ParishEntry, before: ParishEntry | None) -> Parish:
    names = {n: value or getattr(before, n, "") for n, value in vars(said).items()}
    return Parish(**names, folded=fold(said.name) or said.name.casefold())


@action(Permission.IMPORT_RUN)
def offer_service(
    *, actor: Actor, agency_id: UUID, name: str, sector: str, public_label: str = ""
) -> Service:
    """Enter a service of an agency. `public_label` is shown where the true name would tell."""
    service = Service.objects.create(
        agency_id=agency_id, name=name, sector=sector, public_label=public_label
    )
    touched(None, service.pk, "name", "sector", kind="service")
    principal(PrincipalKind.SERVICE, service.pk)
    return service


@action(Permission.TEAM_CHANGE)
def form_team(*, actor: Actor, name: str, programme_key: str, **details: Any) -> Team:
    """Form a local team for a programme."""
    team = Team.objects.create(name=name, programme_key=programme_key, **details)
    for role in TeamRole:
        principal(PrincipalKind.TEAM_ROLE, team.pk, role)
    touched(None, team.pk, "name", "programme", kind="team")
    return team


@action(Permission.TEAM_CHANGE)
def take_parish(*, actor: Actor, team_id: UUID, parish_code: str, on: date) -> Catchment:
    """Make a team answer for a parish from a day; the team before ends on that day."""
    team = Team.objects.get(pk=team_id)
    before = Catchment.objects.filter(
        parish_id=parish_code, programme_key=team.programme_key, ended_on=None
    ).first()
    if before and before.started_on >= on:
        before.delete()
    elif before:
        before.ended_on = on
        before.save(update_fields=["ended_on"])
    catchment = Catchment.objects.create(
        team=team, parish_id=parish_code, programme_key=team.programme_key, started_on=on
    )
    touched(None, catchment.pk, "parish", "started_on", kind="catchment")
    return catchment


@action(Permission.TEAM_CHANGE)
def employ(
    *,
    actor: Actor,
    agency_id: UUID,
    name: str,
    role: Role,
    human_id: UUID,
    user_id: int | None = None,
    service_id: UUID | None = None,
    profession: str = "",
    started_on: date,
    trained_on: date | None = None,
    phone: str = "",
    email: str = "",
) -> Membership:
    """Give a worker a membership: acting for one agency in one role, from a day."""
    membership = Membership.objects.create(
        agency_id=agency_id,
        service_id=service_id,
        user_id=user_id,
        human_id=human_id,
        name=name,
        role=role,
        profession=profession,
        started_on=started_on,
        trained_on=trained_on,
        phone=phone,
        email=email,
    )
    principal(PrincipalKind.MEMBERSHIP, membership.pk)
    touched(None, membership.pk, "role", "agency", kind="membership")
    return membership


@action(Permission.TEAM_CHANGE)
def place(
    *,
    actor: Actor,
    membership_id: UUID,
    team_id: UUID,
    role: TeamRole,
    started_on: date,
    hours_per_week: float | None = None,
) -> Placement:
    """Lend a worker to a team."""
    placement = Placement.objects.create(
        membership_id=membership_id,
        team_id=team_id,
        role=role,
        started_on=started_on,
        hours_per_week=hours_per_week,
    )
    principal(PrincipalKind.TEAM_ROLE, team_id, role)
    touched(None, placement.pk, "team", "role", kind="placement")
    return placement


@action(Permission.TEAM_CHANGE)
def appoint(
    *,
    actor: Actor,
    membership_id: UUID,
    kind: AppointmentKind,
    team_id: UUID | None = None,
    agency_id: UUID | None = None,
    case_id: UUID | None = None,
) -> Appointment:
    """Give a named person a wider or special view. Whoever appoints cannot appoint themselves.

    Grants of cases already open follow when each case is derived next; see cases.actions.
    """
    if membership_id == actor.membership_id:
        raise Refused(gettext("Nobody appoints themselves."))
    appointment = Appointment.objects.create(
        membership_id=membership_id,
        kind=kind,
        team_id=team_id,
        agency_id=agency_id,
        case_id=case_id,
        appointed_by=actor.human_id or membership_id,
        started_at=instant(),
    )
    principal(PrincipalKind.APPOINTMENT, appointment.pk)
    touched(None, appointment.pk, "kind", "membership", kind="appointment")
    return appointment


@action(Permission.TEAM_CHANGE)
def put_above(*, actor: Actor, team_id: UUID, membership_id: UUID) -> Appointment:
    """Name who stands above a team: the deadlines it misses climb to them, without any file.

    Raises Refused for another's team, for oneself, and for whoever works in the team.
    """
    _must_lead(actor, team_id)
    if Placement.objects.filter(membership_id=membership_id, team_id=team_id, ended_on=None):
        raise Refused(gettext("Name somebody who does not work in this team."))
    return appoint(
        actor=actor,
        membership_id=membership_id,
        kind=AppointmentKind.TEAM_SUPERVISOR,
        team_id=team_id,
    )


@action(Permission.TEAM_CHANGE)
def step_down(*, actor: Actor, appointment_id: UUID) -> None:
    """End an appointment above a team. Raises Appointment.DoesNotExist, Refused as `put_above`."""
    found = Appointment.objects.select_for_update().get(
        pk=appointment_id, kind=AppointmentKind.TEAM_SUPERVISOR, ended_at=None
    )
    _must_lead(actor, found.team_id)
    found.ended_at = instant()
    found.save(update_fields=["ended_at"])
    touched(None, found.pk, "ended_at", kind="appointment")


def _must_lead(actor: Actor, team_id: UUID | None) -> None:
    if actor.role is not Role.SYSTEM and team_id not in actor.team_ids:
        raise Refused(gettext("Only who leads this team names who stands above it."))
