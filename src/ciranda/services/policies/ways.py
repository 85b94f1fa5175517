"""The two ways in which families are sent on, told so that the numbers add up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ciranda.common.counting import FEWEST, hide_small
from ciranda.services.enums import WayStep

# A warm referral was made once family and sender both held the appointment.
MADE = (WayStep.HELD, WayStep.ARRIVED, WayStep.MISSED)
WARM = tuple(step for step in WayStep if step is not WayStep.TOLD)


@dataclass(frozen=True)
class WayCount:
    """How many parts of requests stand in one step."""

    team: str
    programme_key: str
    step: WayStep
    number: int


@dataclass(frozen=True)
class Ways:
    """What became of what one team asked in a quarter. None is a number too small to show.

    `told` and `warm` make up `asked`; the steps make up `warm`; every part stands in one step.
    """

    team: str
    programme_key: str
    asked: int | None
    told: int | None
    warm: int | None
    made: int | None
    steps: Mapping[WayStep, int | None]


def ways(counts: Iterable[WayCount]) -> list[Ways]:
    """The figures of each team and programme, small numbers hidden so that none can be had back."""
    sums: dict[tuple[str, str], dict[WayStep, int]] = {}
    for one in counts:
        of = sums.setdefault((one.team, one.programme_key), dict.fromkeys(WayStep, 0))
        of[one.step] += one.number
    return [_of(team, programme, steps) for (team, programme), steps in sums.items()]


def _of(team: str, programme: str, steps: dict[WayStep, int]) -> Ways:
    warm = sum(steps[step] for step in WARM)
    two = hide_small({"told": steps[WayStep.TOLD], "warm": warm})
    shown = hide_small({step.value: steps[step] for step in WARM})
    made = sum(steps[step] for step in MADE)
    hides_some = any(shown[step.value] is None for step in MADE)
    return Ways(
        team,
        programme,
        _large(warm + steps[WayStep.TOLD]),
        two["told"],
        two["warm"],
        None if hides_some else _large(made),
        {step: shown[step.value] for step in WARM},
    )


def _large(number: int) -> int | None:
    return number if number == 0 or number >= FEWEST else None
