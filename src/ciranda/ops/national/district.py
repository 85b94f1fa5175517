"""The country's teams, parishes, agencies and workers."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from ciranda.access.enums import PrincipalKind, Role
from ciranda.agencies.enums import AppointmentKind, Sector, TeamRole
from ciranda.common.text import fold
from ciranda.ops.national import names
from ciranda.ops.national.size import Making

PARISHES_PER_TEAM = 20
# sector, role in the team, profession; what a team is drawn from, in turn
PROFESSIONS: tuple[tuple[Sector, str], ...] = (
    (Sector.HEALTH, "nurse"),
    (Sector.EDUCATION, "early intervention teacher"),
    (Sector.NGO, "speech therapist"),
    (Sector.SOCIAL_SECURITY, "social worker"),
    (Sector.EDUCATION, "early intervention teacher"),
    (Sector.HEALTH, "psychologist"),
    (Sector.NGO, "occupational therapist"),
)


# the invented country speaks Portuguese
CALLED: dict[Sector, str] = {
    Sector.HEALTH: "Saúde",
    Sector.EDUCATION: "Educação",
    Sector.SOCIAL_SECURITY: "Segurança Social",
    Sector.NGO: "Associação",
}


@dataclass
class Worker:
    """A membership with its principal."""

    id: str
    human_id: str
    name: str
    profession: str
    agency_name: str
    principal: int
    service_id: str


@dataclass
class Team:
    """A team with those who work in it and with it."""

    id: str
    name: str
    coordinators: int
    members: int
    parishes: list[str]
    workers: list[Worker] = field(default_factory=list)
    partners: dict[str, Worker] = field(default_factory=dict)
    services: dict[str, tuple[str, int]] = field(default_factory=dict)
    officer: tuple[str, int] = ("", 0)


def make_teams(
    making: Making,
) -> list[Team]:
    """All teams of the country, with everything around them."""
    return [_team(making, n) for n in range(1, making.size.teams + 1)]


def _team(making: Making, n: int) -> Team:
    since = making.now - timedelta(days=2000)
    team_id = making.id_at(since)
    making.rows.put(
        "agencies_team",
        id=team_id,
        name=f"Equipa local {n:03d}",
        programme_key=making.pack.key,
        zone="Europe/Lisbon",
        country="PT",
        subdivision="",
        email="",
        phone="210 000 000",
        region_id=1,
        ended_on=None,
    )
    team = Team(
        team_id,
        f"Equipa local {n:03d}",
        making.numbers.give(PrincipalKind.TEAM_ROLE, team_id, TeamRole.COORDINATOR),
        making.numbers.give(PrincipalKind.TEAM_ROLE, team_id, TeamRole.MEMBER),
        [f"{n:03d}{p:02d}0" for p in range(PARISHES_PER_TEAM)],
    )
    _parishes(making, team, n, since.date())
    agencies = {
        sector: _agency(making, team, sector, n)
        for sector in (Sector.HEALTH, Sector.EDUCATION, Sector.SOCIAL_SECURITY, Sector.NGO)
    }
    for number in range(making.size.workers_per_team):
        sector, profession = PROFESSIONS[number % len(PROFESSIONS)]
        role = Role.COORDINATOR if number == 0 else Role.PRACTITIONER
        worker = _worker(making, agencies[sector], profession, role)
        part = TeamRole.COORDINATOR if number == 0 else TeamRole.MEMBER
        _place(making, team, worker, part)
        team.workers.append(worker)
    for sector, profession in (
        (Sector.HEALTH, "paediatric nurse"),
        (Sector.EDUCATION, "nursery teacher"),
        (Sector.SOCIAL_SECURITY, "benefits officer"),
    ):
        agency = agencies[sector]
        team.partners[sector] = _worker(making, agency, profession, Role.PARTNER)
    _officer(making, team, agencies[Sector.HEALTH])
    return team


def _parishes(making: Making, team: Team, n: int, on: date) -> None:
    for p, code in enumerate(team.parishes):
        name = f"Freguesia {n:03d}.{p:02d}"
        making.rows.put(
            "agencies_parish",
            code=code,
            name=name,
            municipality_code=code[:3],
            municipality=f"Município {n:03d}",
            district_code=f"{n % 18:02d}",
            district=f"Distrito {n % 18:02d}",
            folded=fold(name),
        )
        making.rows.put(
            "agencies_catchment",
            id=making.id_at(making.now - timedelta(days=2000)),
            team_id=team.id,
            parish_id=code,
            programme_key=making.pack.key,
            started_on=on,
            ended_on=None,
        )


@dataclass(frozen=True)
class _Agency:
    id: str
    name: str
    service_id: str


def _agency(making: Making, team: Team, sector: Sector, n: int) -> _Agency:
    since = making.now - timedelta(days=2000)
    agency_id, service_id = making.id_at(since), making.id_at(since)
    name = f"{CALLED[sector]} {n:03d} (demo)"
    making.rows.put(
        "agencies_agency",
        id=agency_id,
        name=name,
        public_label="",
        sector=str(sector),
        municipality=f"Município {n:03d}",
        phone="210 000 000",
        source="",
        source_code="",
        folded=fold(name),
    )
    making.rows.put(
        "agencies_service",
        id=service_id,
        agency_id=agency_id,
        name=f"{CALLED[sector]}, serviço {n:03d}",
        public_label="",
        sector=str(sector),
    )
    team.services[sector] = (service_id, making.numbers.give(PrincipalKind.SERVICE, service_id))
    return _Agency(agency_id, name, service_id)


def _worker(making: Making, agency: _Agency, profession: str, role: Role) -> Worker:
    since = making.now - timedelta(days=1500)
    membership_id, human_id = making.id_at(since), making.id_at(since)
    name = f"{names.given_name(making.pick)} {names.surname(making.pick)} (demo)"
    making.rows.put(
        "agencies_membership",
        id=membership_id,
        human_id=human_id,
        agency_id=agency.id,
        service_id=agency.service_id,
        role=str(role),
        profession=profession,
        name=name,
        phone=names.phone(making.pick),
        email="",
        started_on=since.date(),
        suspended_reason="",
        trained_on=since.date(),
    )
    number = making.numbers.give(PrincipalKind.MEMBERSHIP, membership_id)
    return Worker(membership_id, human_id, name, profession, agency.name, number, agency.service_id)


def _place(making: Making, team: Team, worker: Worker, role: TeamRole) -> None:
    since = making.now - timedelta(days=1500)
    making.rows.put(
        "agencies_placement",
        id=making.id_at(since),
        membership_id=worker.id,
        team_id=team.id,
        role=str(role),
        hours_per_week=21,
        started_on=since.date(),
        ended_on=None,
    )


def _officer(making: Making, team: Team, agency: _Agency) -> None:
    """The data officer of the team, appointed to its cases."""
    since = making.now - timedelta(days=1500)
    worker = _worker(making, agency, "data officer", Role.DATA_OFFICER)
    appointment_id = making.id_at(since)
    making.rows.put(
        "agencies_appointment",
        id=appointment_id,
        membership_id=worker.id,
        kind=str(AppointmentKind.DATA_OFFICER),
        team_id=team.id,
        appointed_by=making.human_id,
        started_at=since,
        ended_at=None,
    )
    team.officer = (appointment_id, making.numbers.give(PrincipalKind.APPOINTMENT, appointment_id))
    team.partners["officer"] = worker
