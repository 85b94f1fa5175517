"""The same work along several lanes, by turns, so that all of them meet the same machine."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Lane = Callable[[int], float]
WARM = 3


@dataclass(frozen=True)
class Times:
    """Milliseconds over the warmed rounds."""

    median: float
    p95: float
    rounds: int

    @classmethod
    def of(cls, seconds: list[float]) -> "Times":
        """Median and 95th percentile of these seconds."""
        ordered = sorted(one * 1000 for one in seconds)
        last = len(ordered) - 1
        return cls(
            round(statistics.median(ordered), 3),
            round(ordered[round(0.95 * last)], 3),
            len(ordered),
        )


def timed(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def interleaved(lanes: Mapping[str, Lane], rounds: int, warm: int = WARM) -> dict[str, Times]:
    """Go round the lanes `rounds` times after warming up; the order turns with every round.

    A lane is given the number of the round and tells its own seconds: what it prepares (a form to
    fill, a transaction to open) does not count.
    """
    seconds: dict[str, list[float]] = {name: [] for name in lanes}
    order = list(lanes)
    for number in range(-warm, rounds):
        for name in order:
            taken = lanes[name](number + warm)
            if number >= 0:
                seconds[name].append(taken)
        order = order[1:] + order[:1]
    return {name: Times.of(taken) for name, taken in seconds.items()}
