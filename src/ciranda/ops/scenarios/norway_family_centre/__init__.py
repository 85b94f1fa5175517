"""A family centre in Norway, in a house with many services, after the study of it.

One request with a signature a service; an ordinary place first; a week that collides; a place that
is lost by silence; three topics handed over.
"""

from ciranda.ops.scenarios.norway_family_centre import door, house, leaving
from ciranda.ops.scenarios.norway_family_centre.place import HOUSE, PROGRAMME
from ciranda.ops.scenarios.scenario import Scenario

SCENARIO = Scenario(
    PROGRAMME,
    "A house of many services: one request, a signature for each",
    HOUSE,
    (*door.STEPS, *house.STEPS, *leaving.STEPS),
    families={"hodan.mother": "mother"},
)

__all__ = ["SCENARIO"]
