"""Programmes played as they are described: each with its place, its people and its refusals.

A scenario is one module of this folder, registered below by the key of its pack. Played by
`ciranda demo --programme KEY` and by tests/journeys, through the real actions.
"""

from ciranda.ops.scenarios import (
    ghent_de_sloep,
    newham_childrens_centre,
    norway_family_centre,
    utrecht_youth_health,
    warsaw_baza,
)
from ciranda.ops.scenarios.scenario import Scenario

_ALL: tuple[Scenario, ...] = (
    ghent_de_sloep.SCENARIO,
    newham_childrens_centre.SCENARIO,
    norway_family_centre.SCENARIO,
    utrecht_youth_health.SCENARIO,
    warsaw_baza.SCENARIO,
)
SCENARIOS: dict[str, Scenario] = {scenario.programme: scenario for scenario in _ALL}

__all__ = ["SCENARIOS", "Scenario"]
