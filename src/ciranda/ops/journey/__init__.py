"""One child's way, from a teacher's worry to another town, through the real actions.

Played by `ciranda demo`, by the tests, and shown in the README. Every sentence about who sees what
is asked of the wall itself, as the person it is about, at that moment.
"""

from ciranda.ops.journey.agreeing import SHARING
from ciranda.ops.journey.arriving import ARRIVING
from ciranda.ops.journey.leaving import LEAVING
from ciranda.ops.journey.planning import PLANNING
from ciranda.ops.journey.step import Done, Journey, Step, refusal

STEPS: tuple[Step, ...] = (*ARRIVING, *SHARING, *PLANNING, *LEAVING)

__all__ = ["STEPS", "Done", "Journey", "Step", "refusal"]
