"""What comes before another service is asked about a concern."""

from collections.abc import Mapping
from dataclasses import dataclass

from ciranda.programmes.policies.schema import Pack


@dataclass(frozen=True)
class Rung:
    """One step: how many contacts of its kind there must be, and how many there are."""

    key: str
    kind: str
    times: int
    held: int

    @property
    def is_done(self) -> bool:
        """Whether there are enough of them."""
        return self.held >= self.times


def climbed(pack: Pack, held: Mapping[str, int]) -> tuple[Rung, ...]:
    """The pack's steps in order; `held` says how many contacts of each kind took place. A kind
    that stands in two steps counts for the first one first."""
    left, found = dict(held), []
    for key, rung in (pack.requests.ladder if pack.requests else {}).items():
        used = min(left.get(rung.kind, 0), rung.times)
        left[rung.kind] = left.get(rung.kind, 0) - used
        found.append(Rung(key, rung.kind, rung.times, used))
    return tuple(found)
