"""A children's centre with its corridor: from a pregnancy to needing the centre less."""

from ciranda.ops.scenarios.newham_childrens_centre import (
    births,
    concern,
    expecting,
    moving,
    together,
)
from ciranda.ops.scenarios.newham_childrens_centre.place import BOROUGH, PROGRAMME
from ciranda.ops.scenarios.scenario import Scenario

SCENARIO = Scenario(
    PROGRAMME,
    "A children's centre, and who sees what next door",
    BOROUGH,
    (
        *expecting.EXPECTING,
        *births.BIRTHS,
        *concern.CONCERN,
        *together.TOGETHER,
        *moving.MOVING,
        *concern.OFTEN,
    ),
    families={"amina.mother": "amina", "salma.mother": "salma"},
)
