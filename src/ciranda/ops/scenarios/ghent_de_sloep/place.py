"""The invented quarter: an open house, the services around it, and a volunteer who mediates."""

from ciranda.access.enums import Role
from ciranda.agencies.enums import Sector, TeamRole
from ciranda.ops.demo.cast import District, NewAgency, NewTeam, NewWorker

PROGRAMME = "ghent-de-sloep"
ILSE, SANJA, OMAR = "ilse.reception", "sanja.mediator", "omar.outreach"

DISTRICT = District(
    "ghent",
    {
        "house": NewAgency("The open house (demo)", Sector.NGO, "Reception"),
        "welfare": NewAgency("Public welfare centre (demo)", Sector.SOCIAL_SECURITY, "Welfare"),
        "lettings": NewAgency("Social lettings (demo)", Sector.MUNICIPALITY, "Social flats"),
        "advice": NewAgency("Tenants' advice (demo)", Sector.NGO, "Advice for tenants"),
        "street": NewAgency("City outreach (demo)", Sector.MUNICIPALITY, "Outreach"),
    },
    {
        "house_team": NewTeam(
            "Team of the open house (demo)",
            "Sluisbeke",
            PROGRAMME,
            (("950101", "Sluisbeke north-east"),),
            "BE",
            "Europe/Brussels",
        )
    },
    {
        ILSE: NewWorker(
            "Ilse", "house", Role.COORDINATOR, "reception worker", "house_team",
            TeamRole.COORDINATOR,
        ),
        SANJA: NewWorker("Sanja", "house", Role.PRACTITIONER, "volunteer", "house_team"),
        "wout.welfare": NewWorker("Wout", "welfare", Role.PARTNER, "social worker"),
        "griet.welfare": NewWorker("Griet", "welfare", Role.AGENCY_LEAD, "head of the centre"),
        "hanne.housing": NewWorker("Hanne", "lettings", Role.PARTNER, "housing officer"),
        "stijn.housing": NewWorker("Stijn", "lettings", Role.AGENCY_LEAD, "head of lettings"),
        "tine.advice": NewWorker("Tine", "advice", Role.PARTNER, "adviser"),
        OMAR: NewWorker("Omar", "street", Role.PRACTITIONER, "outreach worker"),
    },
)  # fmt: skip
