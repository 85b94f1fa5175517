"""Who acts: from a session, a membership or a family member to an Actor."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from ciranda.access.actions import Actor
from ciranda.access.enums import PrincipalKind, Purpose, Role
from ciranda.access.models import Principal
from ciranda.accounts.models import User
from ciranda.agencies.enums import AppointmentKind
from ciranda.agencies.models import (
    Agency,
    Appointment,
    Catchment,
    Membership,
    Parish,
    Placement,
    Team,
    TeamHoliday,
)
from ciranda.common.database import keeping
from ciranda.common.remembering import remembered
from ciranda.programmes.policies.calendars import Calendar


@dataclass(frozen=True)
class Choice:
    """One of the ways a signed-in human may act."""

    id: UUID
    role: str
    profession: str
    agency: str


@dataclass(frozen=True)
class ParishEntry:
    """A parish as the official list has it; names may be blank, codes never."""

    code: str
    name: str
    municipality_code: str
    municipality: str
    district_code: str
    district: str


@dataclass(frozen=True)
class AgencyEntry:
    """An agency as it is entered: enough to see whether another row means the same one."""

    id: UUID
    name: str
    municipality: str
    phone: str
    sector: str


@dataclass(frozen=True)
class Entered:
    """What one statement learned about a request: its session, its account, its actor."""

    session_data: str
    user: User | None
    actor: Actor | None
    choices: tuple[Choice, ...] = ()
    suspended: bool = False
    # The password was right; the second step is still due, and until then nobody entered.
    owes_step: bool = False
    # A second step is required and there is none yet.
    must_enrol: bool = False


def enter_session(session_key: str, purpose: Purpose) -> Entered | None:
    """Enter the current transaction as the session's actor; None when there is no such session."""
    with keeping() as cursor:
        cursor.execute(
            "select agencies_enter(%s, %s, %s), set_config('app.session', %s, true)",
            [session_key, 1 << purpose, settings.CIRANDA_SECOND_STEP_REQUIRED, session_key],
        )
        found = cursor.fetchone()[0]
    if found is None:
        return None
    answer = json.loads(found) if isinstance(found, str) else found
    if "user" not in answer:
        return Entered(answer["session"], None, None, owes_step=answer.get("owes", False))
    user = User.from_db("default", *_columns({**answer["user"], "password": answer["password"]}))
    return Entered(
        answer["session"],
        user,
        _actor(answer, user, purpose),
        tuple(_choices(answer["choices"])),
        suspended=answer["ways"] == 0,
        must_enrol=answer["must_enrol"],
    )


def _columns(row: dict[str, Any]) -> tuple[list[str], list[Any]]:
    fields = User._meta.concrete_fields
    return [f.attname for f in fields], [f.to_python(row[f.attname]) for f in fields]


def _choices(rows: list[dict[str, Any]]) -> list[Choice]:
    return [Choice(UUID(r["id"]), r["role"], r["profession"], r["agency"]) for r in rows]


def _actor(answer: dict[str, Any], user: User, purpose: Purpose) -> Actor | None:
    shared: dict[str, Any] = {
        "human_id": user.human_id,
        "user_id": user.pk,
        "purpose": purpose,
        "principals": tuple(answer["principals"]),
        "barred": tuple(UUID(b) for b in answer["barred"]),
        "choices": answer["ways"],
    }
    row = answer["membership"]
    if answer["family"]:
        return Actor(role=Role.FAMILY, person_id=user.person_id, name=user.username, **shared)
    if not row or not row.get("id"):
        return None
    return Actor(
        role=Role(row["role"]),
        membership_id=UUID(row["id"]),
        agency_id=UUID(row["agency_id"]),
        service_id=UUID(row["service_id"]) if row["service_id"] else None,
        team_ids=tuple(UUID(t) for t in answer["teams"]),
        pack_ids=tuple(UUID(p) for p in answer["packs"]),
        name=row["name"],
        agency_name=answer["agency"],
        role_label=row["profession"],
        trained=row["trained_on"] is not None,
        **shared,
    )


def as_membership(membership_id: UUID, purpose: Purpose = Purpose.SUPPORT) -> Actor:
    """The actor that a current membership is. Raises Membership.DoesNotExist.

    The caller must already speak as staff or as the owner: memberships are behind the wall.
    """
    row = Membership.objects.select_related("agency").get(pk=membership_id)
    with connection.cursor() as cursor:
        cursor.execute(
            "select agencies_principals(%s), access_barred_for(%s, %s)",
            [membership_id, row.human_id, 1 << purpose],
        )
        principals, barred = cursor.fetchone()
    teams = Placement.objects.filter(membership=row, ended_on=None).values_list("team_id")
    return Actor(
        human_id=row.human_id,
        role=Role(row.role),
        principals=tuple(principals),
        barred=tuple(barred),
        purpose=purpose,
        user_id=row.user_id,
        membership_id=row.pk,
        agency_id=row.agency_id,
        service_id=row.service_id,
        team_ids=tuple(t for (t,) in teams),
        name=row.name,
        agency_name=row.agency.name,
        role_label=row.profession,
        trained=row.trained_on is not None,
    )


def as_family(person_id: UUID, *, human_id: UUID | None = None) -> Actor:
    """The actor that a family member is in the portal."""
    human = human_id or person_id
    numbers = Principal.objects.filter(kind=PrincipalKind.PERSON, ref=person_id)
    with connection.cursor() as cursor:
        cursor.execute("select access_barred_for(%s, %s)", [human, 1 << Purpose.RIGHTS])
        barred = cursor.fetchone()[0]
    return Actor(
        human_id=human,
        role=Role.FAMILY,
        principals=tuple(numbers.values_list("id", flat=True)),
        barred=tuple(barred),
        purpose=Purpose.RIGHTS,
        person_id=person_id,
    )


@remembered
def team_for_parish(programme_key: str, parish_code: str) -> Team | None:
    """The team that answers today for a parish in a programme, if any."""
    current = Catchment.objects.filter(
        programme_key=programme_key, parish_id=parish_code, ended_on=None
    ).select_related("team")
    found = current.first()
    return found.team if found else None


@remembered
def calendar_of(team_id: UUID) -> Calendar:
    """The working days and the midnight of a team's place, municipal days included."""
    team = Team.objects.get(pk=team_id)
    days = TeamHoliday.objects.filter(team_id=team_id).values_list("on", flat=True)
    return Calendar(
        country=team.country or None,
        subdivision=team.subdivision or None,
        extra=frozenset(days),
        zone=team.zone,
    )


def parishes_of(codes: Iterable[str]) -> dict[str, ParishEntry]:
    """The parishes entered under these codes."""
    found = Parish.objects.filter(code__in=list(codes)).values(*ParishEntry.__dataclass_fields__)
    return {row["code"]: ParishEntry(**row) for row in found}


def parishes() -> list[ParishEntry]:
    """Every parish in use, by code: some three thousand in a country of ten million."""
    current = Parish.objects.filter(ended_on=None).order_by("code")
    return [ParishEntry(**row) for row in current.values(*ParishEntry.__dataclass_fields__)]


def agencies_named(folded: str) -> list[AgencyEntry]:
    """Current agencies of a folded name, the oldest first: health centres often share one."""
    current = Agency.objects.filter(folded=folded, ended_on=None).order_by("id")
    return [AgencyEntry(**row) for row in current.values(*AgencyEntry.__dataclass_fields__)]


def ways_to_act(username: str) -> list[Choice]:
    """The current memberships behind a user name; empty for a stranger or a closed account.

    The caller must already speak as staff: memberships are behind the wall.
    """
    try:
        user = User.objects.get_by_natural_key(username)
    except User.DoesNotExist:
        return []
    if not user.is_active:
        return []
    today = timezone.localdate()
    current = Membership.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=today),
        user_id=user.pk,
        suspended_at=None,
        started_on__lte=today,
    ).select_related("agency")
    return [Choice(m.pk, m.role, m.profession, m.agency.name) for m in current.order_by("id")]


@dataclass(frozen=True)
class Above:
    """Somebody who stands above a team, or might: a worker with their agency."""

    id: UUID
    name: str
    agency: str


# Whose work is to answer for several teams, or for another one.
_MAY_STAND_ABOVE = (Role.OVERSIGHT, Role.AGENCY_LEAD, Role.COORDINATOR)


def standing_above(team_id: UUID) -> list[Above]:
    """Who stands above a team today, by the appointment's id. One statement."""
    found = Appointment.objects.filter(
        team_id=team_id, kind=AppointmentKind.TEAM_SUPERVISOR, ended_at=None
    ).select_related("membership__agency")
    return [Above(a.pk, a.membership.name, a.membership.agency.name) for a in found.order_by("pk")]


def might_stand_above(team_id: UUID) -> list[Above]:
    """The workers who may be named to stand above a team, by membership. One statement."""
    inside = Placement.objects.filter(team_id=team_id, ended_on=None).values("membership_id")
    there = Appointment.objects.filter(
        team_id=team_id, kind=AppointmentKind.TEAM_SUPERVISOR, ended_at=None
    ).values("membership_id")
    found = Membership.objects.filter(
        role__in=_MAY_STAND_ABOVE, ended_on=None, suspended_at=None
    ).exclude(Q(pk__in=inside) | Q(pk__in=there))
    rows = found.order_by("agency__name", "name", "pk").values_list("pk", "name", "agency__name")
    return [Above(*row) for row in rows]
