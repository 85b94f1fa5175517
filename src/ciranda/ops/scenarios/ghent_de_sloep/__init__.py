"""An open house in Ghent: help without a name, and a family known by one name and an aunt.

From the study of the open house: reception without conditions, warm referral, no penalty for a
missed appointment, the trusted worker in any agency, «we cannot help» that closes nothing; what
services offer and whom they take, ways gone together, certificates issued for another agency, and
a mediator without a certificate.
"""

from ciranda.ops.scenarios.ghent_de_sloep import asking, beside, door, offering
from ciranda.ops.scenarios.ghent_de_sloep.place import DISTRICT, PROGRAMME
from ciranda.ops.scenarios.scenario import Scenario

SCENARIO = Scenario(
    PROGRAMME,
    "An open house: help without a name",
    DISTRICT,
    (*door.STEPS, *offering.STEPS, *asking.STEPS, *beside.STEPS),
    families={"mirela.mother": "mother"},
)
