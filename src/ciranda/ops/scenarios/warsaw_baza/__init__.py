"""BAZA: a class of twenty-four, a register of nine, and 120 hours that move."""

from ciranda.ops.scenarios.scenario import Scenario
from ciranda.ops.scenarios.warsaw_baza import coming, going_on, hours, looking_up, pupils, talking
from ciranda.ops.scenarios.warsaw_baza.place import NEIGHBOURHOOD, PROGRAMME

SCENARIO = Scenario(
    PROGRAMME,
    "A class of twenty-four in an invented neighbourhood of Warsaw",
    NEIGHBOURHOOD,
    (
        *pupils.STEPS,
        *coming.STEPS,
        *looking_up.STEPS,
        *hours.STEPS,
        *talking.STEPS,
        *going_on.STEPS,
    ),
    families={"bartek.mother": "bartek.mother"},
)
