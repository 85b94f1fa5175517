"""Which signals may be about the same child. A suggestion for triage: a person confirms it.

Names in signals are as a stranger wrote them, so only the first given name must agree (within one
letter), and a second name only where both have one. Place narrows, it never joins.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from ciranda.common.text import tokens


@dataclass(frozen=True)
class Described:
    """A signal as far as it describes a child."""

    signal_id: UUID
    child_name: str
    place: str
    sector: str


def may_be_same(one: Described, other: Described) -> bool:
    """Whether two signals may be about one child."""
    first, second = tokens(one.child_name), tokens(other.child_name)
    if not first or not second or not near(first[0], second[0]):
        return False
    if len(first) > 1 and len(second) > 1 and not _any_near(first[1:], second[1:]):
        return False
    return not (one.place and other.place) or one.place == other.place


def near(one: str, other: str) -> bool:
    """Whether two words are equal or one letter apart (changed, missing, added or swapped)."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 3:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    rest_one, rest_other = one[start:], other[start:]
    swapped = rest_one[:2] == rest_other[:2][::-1] and rest_one[2:] == rest_other[2:]
    return (
        swapped
        or rest_one[1:] == rest_other[1:]
        or rest_one[1:] == rest_other
        or rest_one == rest_other[1:]
    )


def _any_near(some: Sequence[str], others: Sequence[str]) -> bool:
    return any(near(a, b) for a in some for b in others)


def companions(of: Described, among: Iterable[Described]) -> list[Described]:
    """The signals that may be about the same child as `of`, without it."""
    return [o for o in among if o.signal_id != of.signal_id and may_be_same(of, o)]


def is_enough(group: Iterable[Described], *, needed: int, sectors: int) -> bool:
    """Whether these signals together reach what the pack asks for."""
    found = list(group)
    return len(found) >= needed and len({d.sector for d in found if d.sector}) >= sectors
