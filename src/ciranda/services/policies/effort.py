"""Time spent coordinating against time with families, agency by agency."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Spent:
    """Minutes of one agency. Without a kind they were tapped as coordination."""

    agency: str
    programme_key: str
    kind_key: str
    minutes: int


@dataclass(frozen=True)
class Bears:
    """What one agency bears: minutes with families, minutes with others about them."""

    agency: str
    coordination: int
    families: int

    @property
    def total(self) -> int:
        """Both together."""
        return self.coordination + self.families


def bears(spent: Iterable[Spent], with_family: Callable[[str, str], bool]) -> list[Bears]:
    """For each agency both sums, whoever coordinates most first.

    `with_family` says of a programme's kind of contact whether the family is there; contacts
    between professionals are coordination.
    """
    sums: dict[str, list[int]] = {}
    for one in spent:
        of = sums.setdefault(one.agency, [0, 0])
        is_family = bool(one.kind_key) and with_family(one.programme_key, one.kind_key)
        of[is_family] += one.minutes
    found = [Bears(agency, *both) for agency, both in sums.items()]
    return sorted(found, key=lambda b: (-b.coordination, b.agency))
