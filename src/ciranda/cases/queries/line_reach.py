"""How many children a programme's lines reach, by neighbourhood: numbers, never a name."""

from dataclasses import dataclass

from ciranda.access.replica import figures
from ciranda.agencies.models import Parish
from ciranda.common.database import rows

# A number under this one keeps to itself, as in every figure of the site.
LEAST = 5
UNKNOWN, OFF_REGISTER, ALL = "", "-", "+"


@dataclass(frozen=True)
class Reached:
    """One neighbourhood's numbers; all three None where one of them is small."""

    area: str
    name: str
    reached: int | None
    waiting: int | None
    declined: int | None

    @property
    def hidden(self) -> bool:
        """Whether the numbers are too small to be told."""
        return self.reached is None

    @property
    def in_all(self) -> int | None:
        """The three together: every child of the register stands in one of them."""
        if self.reached is None or self.waiting is None or self.declined is None:
            return None
        return self.reached + self.waiting + self.declined


@dataclass(frozen=True)
class Reach:
    """A programme's reach: by neighbourhood, in all, and children in no register apart."""

    areas: tuple[Reached, ...]
    in_all: Reached | None
    off_register: Reached | None


def line_reach(programme: str) -> Reach:
    """The reach of a programme's lines. Two statements. Children in no register stand in no
    neighbourhood and in no sum."""
    with figures() as cursor:
        found = rows(cursor, "select * from cases_line_reach(%s, %s)", [programme, LEAST])
    codes = [row["parish"] for row in found]
    names = dict(Parish.objects.filter(code__in=codes).values_list("code", "name"))
    read = {
        row["parish"]: Reached(
            row["parish"],
            names.get(row["parish"], ""),
            row["reached"],
            row["waiting"],
            row["declined"],
        )
        for row in found
    }
    in_all, off = read.pop(ALL, None), read.pop(OFF_REGISTER, None)
    return Reach(tuple(sorted(read.values(), key=lambda one: one.name)), in_all, off)
