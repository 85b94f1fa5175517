"""The invented district as data: agencies, teams, parishes, workers. Nobody here exists."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ciranda.access.enums import Role
from ciranda.agencies.enums import AppointmentKind, Sector, TeamRole

SINCE = date(2022, 1, 3)
# One password for every demonstration account; printed at the end of `ciranda demo`.
PASSWORD = "ciranda em roda"  # noqa: S105 - accounts of invented people, refused in production


@dataclass(frozen=True)
class NewAgency:
    """An agency with the one service it offers here."""

    name: str
    sector: Sector
    service: str
    public_label: str = ""


@dataclass(frozen=True)
class NewWorker:
    """A worker: first name, agency, role, profession, and the team they are lent to."""

    name: str
    agency: str
    role: Role
    profession: str
    team: str = ""
    team_role: TeamRole = TeamRole.MEMBER
    is_trained: bool = True


@dataclass(frozen=True)
class NewTeam:
    """A local team with its parishes: code and name."""

    name: str
    town: str
    programme: str
    parishes: tuple[tuple[str, str], ...]
    country: str = "PT"
    zone: str = "Europe/Lisbon"


@dataclass(frozen=True)
class District:
    """An invented place: its agencies, teams, workers, and who is appointed for which team."""

    key: str
    agencies: Mapping[str, NewAgency]
    teams: Mapping[str, NewTeam]
    workers: Mapping[str, NewWorker]
    appointments: tuple[tuple[str, AppointmentKind, str], ...] = ()


TEAMS: dict[str, NewTeam] = {
    "river": NewTeam(
        "Equipa local de Vila Exemplo",
        "Vila Exemplo",
        "snipi-pt",
        (("970101", "Vila Exemplo"), ("970102", "Ribeira de Exemplo")),
    ),
    "hill": NewTeam(
        "Equipa local de Monte Amostra",
        "Monte Amostra",
        "snipi-pt",
        (("970201", "Monte Amostra"), ("970202", "Serra de Amostra")),
    ),
    "irish": NewTeam(
        "Child and family network of Ballysample",
        "Ballysample",
        "meitheal-ie",
        (("960101", "Ballysample"),),
        "IE",
        "Europe/Dublin",
    ),
}

AGENCIES: dict[str, NewAgency] = {
    "health_river": NewAgency(
        "Centro de Saúde de Vila Exemplo (demo)", Sector.HEALTH, "Enfermagem comunitária"
    ),
    "hospital": NewAgency("Hospital Distrital de Exemplo (demo)", Sector.HEALTH, "Pediatria"),
    "schools_river": NewAgency(
        "Agrupamento de Escolas de Vila Exemplo (demo)",
        Sector.EDUCATION,
        "Docentes de intervenção precoce",
    ),
    "nursery": NewAgency(
        "Jardim de Infância Girassol de Exemplo (demo)", Sector.EDUCATION, "Jardim de infância"
    ),
    "social": NewAgency(
        "Segurança Social, distrito de Exemplo (demo)", Sector.SOCIAL_SECURITY, "Apoio à família"
    ),
    "ngo": NewAgency("Associação Passos de Exemplo (demo)", Sector.NGO, "Terapias"),
    "municipality": NewAgency(
        "Câmara Municipal de Vila Exemplo (demo)", Sector.MUNICIPALITY, "Transportes e habitação"
    ),
    "refuge": NewAgency(
        "Casa do Cais de Exemplo (demo)", Sector.NGO, "Casa de abrigo", "Serviço de apoio à família"
    ),
    "health_hill": NewAgency(
        "Centro de Saúde de Monte Amostra (demo)", Sector.HEALTH, "Enfermagem comunitária"
    ),
    "ngo_hill": NewAgency("Terapias de Amostra (demo)", Sector.NGO, "Terapias"),
    "ministry": NewAgency(
        "Comissão de Coordenação de Exemplo (demo)", Sector.OTHER, "Acompanhamento"
    ),
    "irish_service": NewAgency("Ballysample family service (demo)", Sector.NGO, "Family support"),
}

_P, _C, _X = Role.PRACTITIONER, Role.COORDINATOR, Role.PARTNER
_LEADS = TeamRole.COORDINATOR
# user name: worker. Each user name says what the person is, so that a visitor finds their way.
WORKERS: dict[str, NewWorker] = {
    "clara.coordinator": NewWorker("Clara", "health_river", _C, "nurse", "river", _LEADS),
    "tomas.therapist": NewWorker("Tomás", "ngo", _P, "speech therapist", "river"),
    "eva.educator": NewWorker("Eva", "schools_river", _P, "early intervention teacher", "river"),
    "paula.psychologist": NewWorker("Paula", "health_river", _P, "psychologist", "river"),
    "simao.socialworker": NewWorker("Simão", "social", _P, "social worker", "river"),
    "nuno.nursery": NewWorker("Nuno", "nursery", _X, "nursery teacher"),
    "helena.health": NewWorker("Helena", "hospital", _X, "paediatric nurse"),
    "sofia.social": NewWorker("Sofia", "social", _X, "social worker"),
    "marco.municipality": NewWorker("Marco", "municipality", _X, "transport officer"),
    "rita.refuge": NewWorker("Rita", "refuge", _X, "support worker"),
    "nadia.coordinator": NewWorker("Nádia", "health_hill", _C, "nurse", "hill", _LEADS),
    "pedro.therapist": NewWorker("Pedro", "ngo_hill", _P, "occupational therapist", "hill"),
    "aoife.coordinator": NewWorker("Aoife", "irish_service", _C, "coordinator", "irish", _LEADS),
    "liam.lead": NewWorker("Liam", "irish_service", _P, "family worker", "irish"),
    "dora.data": NewWorker("Dora", "health_river", Role.DATA_OFFICER, "data officer"),
    "olga.oversight": NewWorker("Olga", "ministry", Role.OVERSIGHT, "analyst"),
    "lena.lead": NewWorker("Lena", "ngo", Role.AGENCY_LEAD, "head of service"),
}
APPOINTMENTS: tuple[tuple[str, AppointmentKind, str], ...] = (
    ("dora.data", AppointmentKind.DATA_OFFICER, "river"),
    ("dora.data", AppointmentKind.DATA_OFFICER, "hill"),
    ("olga.oversight", AppointmentKind.TEAM_SUPERVISOR, "river"),
    ("olga.oversight", AppointmentKind.TEAM_SUPERVISOR, "hill"),
)
DISTRICT = District("district", AGENCIES, TEAMS, WORKERS, APPOINTMENTS)
