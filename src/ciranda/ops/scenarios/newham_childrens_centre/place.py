"""An invented part of an invented borough: the centre, its partners in the same corridor."""

from ciranda.access.enums import Role
from ciranda.agencies.enums import Sector, TeamRole
from ciranda.ops.demo.cast import District, NewAgency, NewTeam, NewWorker

PROGRAMME = "newham-childrens-centre"
AREA = "930101"
LEAH, FARAH, TESS = "leah.centrelead", "farah.familysupport", "tess.teacher"
MINA, HOPE, CORA, ADEL = (
    "mina.midwife",
    "hope.healthvisitor",
    "cora.trustlead",
    "adel.authority",
)
SAM, SELMA, SOLE = "sam.socialworker", "selma.socialworker", "sole.socialcare"

BOROUGH = District(
    "newham",
    {
        "centre": NewAgency("The children's centre (demo)", Sector.EDUCATION, "Family support"),
        "school": NewAgency("Nursery and school (demo)", Sector.EDUCATION, "Nursery and school"),
        "trust": NewAgency("Hospital trust (demo)", Sector.HEALTH, "Midwifery"),
        "community": NewAgency("Community health trust (demo)", Sector.HEALTH, "Health visiting"),
        "council": NewAgency("The borough (demo)", Sector.MUNICIPALITY, "Children's social care"),
    },
    {
        "centre_team": NewTeam(
            "Team of the children's centre (demo)",
            "Exampleham",
            PROGRAMME,
            ((AREA, "Exampleham north"),),
            "GB",
            "Europe/London",
        ),
        # in the same corridor, with no area: nobody is sent to them who does not come
        "midwives": NewTeam(
            "Midwives of the corridor (demo)", "Exampleham", PROGRAMME, (), "GB", "Europe/London"
        ),
        "social_care": NewTeam(
            "Social care of the borough (demo)", "Exampleham", PROGRAMME, (), "GB", "Europe/London"
        ),
    },
    {
        LEAH: NewWorker(
            "Leah", "centre", Role.COORDINATOR, "head of centre", "centre_team",
            TeamRole.COORDINATOR,
        ),
        FARAH: NewWorker(
            "Farah", "centre", Role.PRACTITIONER, "family support worker", "centre_team"
        ),
        TESS: NewWorker("Tess", "school", Role.PARTNER, "teacher"),
        MINA: NewWorker(
            "Mina", "trust", Role.COORDINATOR, "midwife", "midwives", TeamRole.COORDINATOR
        ),
        HOPE: NewWorker("Hope", "community", Role.PARTNER, "health visitor"),
        CORA: NewWorker("Cora", "community", Role.AGENCY_LEAD, "head of community health"),
        SAM: NewWorker("Sam", "council", Role.PRACTITIONER, "social worker", "centre_team"),
        SELMA: NewWorker("Selma", "council", Role.PRACTITIONER, "social worker", "centre_team"),
        SOLE: NewWorker(
            "Sole", "council", Role.COORDINATOR, "social worker", "social_care",
            TeamRole.COORDINATOR,
        ),
        ADEL: NewWorker("Adel", "council", Role.AGENCY_LEAD, "head of early years"),
    },
)  # fmt: skip
