"""The invented neighbourhood: eight associations, a school, and the city. Nobody here exists."""

from ciranda.access.enums import Role
from ciranda.agencies.enums import Sector, TeamRole
from ciranda.ops.demo.cast import District, NewAgency, NewTeam, NewWorker

PROGRAMME = "warsaw-baza"
PARISH = "920101"
_P, _X = Role.PRACTITIONER, Role.PARTNER


def _ngo(name: str, service: str) -> NewAgency:
    return NewAgency(f"{name} (demo)", Sector.NGO, service)


NEIGHBOURHOOD = District(
    "warsaw",
    {
        "leader": _ngo("Association of the Example Neighbourhood", "Leading the consortium"),
        "club": _ngo("Sample Afternoon Club", "Tutoring"),
        "specialists": _ngo("Example Counsel Foundation", "Specialists"),
        "street": _ngo("Sample Street Work", "Street work"),
        "sport": _ngo("Example Sport Association", "Sport"),
        "theatre": _ngo("Sample Theatre", "Theatre workshops"),
        "parents": _ngo("Example Parents' Place", "Super Parent"),
        "assistant": _ngo("Sample Family Help", "Family assistant"),
        "school": NewAgency("Example School no. 0 (demo)", Sector.EDUCATION, "School pedagogue"),
        "city": NewAgency("Example City (demo)", Sector.MUNICIPALITY, "Social policy"),
    },
    {
        "consortium": NewTeam(
            "Consortium of the Example Neighbourhood",
            "Example Neighbourhood",
            PROGRAMME,
            ((PARISH, "Example Neighbourhood"),),
            "PL",
            "Europe/Warsaw",
        )
    },
    {
        "ada.leader": NewWorker(
            "Ada", "leader", Role.COORDINATOR, "consortium leader", "consortium",
            TeamRole.COORDINATOR,
        ),
        "tadek.tutor": NewWorker("Tadek", "club", _P, "tutor", "consortium"),
        "paulina.psychologist": NewWorker(
            "Paulina", "specialists", _P, "psychologist", "consortium"
        ),
        "stefan.street": NewWorker("Stefan", "street", _P, "street worker", "consortium"),
        "sylwia.sport": NewWorker("Sylwia", "sport", _P, "trainer", "consortium"),
        "teo.theatre": NewWorker("Teo", "theatre", _P, "drama teacher", "consortium"),
        "pola.parents": NewWorker("Pola", "parents", _P, "group leader", "consortium"),
        "asia.assistant": NewWorker("Asia", "assistant", _P, "family assistant", "consortium"),
        "sabina.school": NewWorker("Sabina", "school", _P, "school pedagogue", "consortium"),
        "ula.untrained": NewWorker(
            "Ula", "club", _P, "tutor", "consortium", is_trained=False
        ),
        "zenon.elsewhere": NewWorker("Zenon", "city", _X, "social worker"),
    },
)  # fmt: skip
