"""Counts on a screen: small ones hide, so that nobody stands out in them."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

FEWEST = 5
Key = TypeVar("Key", bound=Hashable)


def hide_small(counts: Mapping[Key, int], *, summed: bool = True) -> dict[Key, int | None]:
    """Numbers from 1 to 4 become None.

    Where only one would be hidden and the sum stands beside them, the next smallest goes too: the
    sum would give it away.
    """
    hidden = {key for key, number in counts.items() if 0 < number < FEWEST}
    if len(hidden) == 1 and summed:
        others = [key for key, number in counts.items() if number >= FEWEST]
        hidden |= set(sorted(others, key=lambda key: counts[key])[:1])
    return {key: None if key in hidden else number for key, number in counts.items()}
