"""The invented house: divisions under one roof, and those outside it. Nobody here exists."""

from ciranda.access.enums import Role
from ciranda.agencies.enums import Sector, TeamRole
from ciranda.ops.demo.cast import District, NewAgency, NewTeam, NewWorker

PROGRAMME = "norway-family-centre"
PARISH = "930101"
DIRECTOR, NURSE, PEDAGOGUE = "dagny.director", "nora.nurse", "pernille.pedagogue"
LANGUAGE, PHYSIO, SPECIAL = "leif.language", "frida.physio", "sigrid.special"
KINDERGARTEN, WELFARE = "kari.kindergarten", "nils.welfare"
_P, _X = Role.PRACTITIONER, Role.PARTNER


def _division(name: str, sector: Sector, service: str) -> NewAgency:
    return NewAgency(f"{name} of Eksempelby (demo)", sector, service)


HOUSE = District(
    "norway",
    {
        "centre": _division("Family centre", Sector.MUNICIPALITY, "Play and language"),
        "health": _division("Health centre", Sector.HEALTH, "Health nurses"),
        "physio": _division("Children's physiotherapy", Sector.HEALTH, "Physiotherapy"),
        "special": _division("Special education", Sector.EDUCATION, "Special education"),
        "kindergarten": _division("Sample kindergarten", Sector.EDUCATION, "Kindergarten"),
        "welfare": _division("Welfare office", Sector.SOCIAL_SECURITY, "Work and income"),
    },
    {
        "house": NewTeam(
            "Family centre of Eksempelby",
            "Eksempelby",
            PROGRAMME,
            ((PARISH, "Eksempelby east"),),
            "NO",
            "Europe/Oslo",
        )
    },
    {
        DIRECTOR: NewWorker(
            "Dagny", "centre", Role.COORDINATOR, "director", "house", TeamRole.COORDINATOR
        ),
        PEDAGOGUE: NewWorker("Pernille", "centre", _P, "pedagogue", "house"),
        LANGUAGE: NewWorker("Leif", "centre", _P, "language teacher", "house"),
        NURSE: NewWorker("Nora", "health", _P, "nurse", "house"),
        PHYSIO: NewWorker("Frida", "physio", _X, "physiotherapist", "house"),
        SPECIAL: NewWorker("Sigrid", "special", _X, "special educator", "house"),
        KINDERGARTEN: NewWorker("Kari", "kindergarten", _X, "kindergarten teacher"),
        WELFARE: NewWorker("Nils", "welfare", _X, "social worker"),
    },
)  # fmt: skip
