"""What a scenario is, and how it is played."""

from dataclasses import dataclass, field

from ciranda.ops.demo.cast import District
from ciranda.ops.demo.making import count_figures, found_place
from ciranda.ops.demo.places import open_family_account
from ciranda.ops.demo.telling import Teller
from ciranda.ops.journey.playing import prove_all, tell
from ciranda.ops.journey.step import Journey, Step


@dataclass(frozen=True)
class Scenario:
    """One programme's story.

    `programme` is the key of its pack; `families` gives accounts to people met on the way: user
    name to the name under which a step gave their id.
    """

    programme: str
    title: str
    district: District
    steps: tuple[Step, ...]
    families: dict[str, str] = field(default_factory=dict)

    def play(self, teller: Teller) -> Journey:
        """Play what was not played yet, then run the proofs."""
        world = found_place(self.district, teller)
        journey = Journey(world, prefix=f"{self.programme}.")
        tell(journey, self.title, self.steps, teller)
        for username, name in self.families.items():
            open_family_account(username, journey[name])
        count_figures()
        prove_all(teller)
        return journey
