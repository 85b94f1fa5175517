"""The geometry of what is drawn: the ring of people around a child, and bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from django.utils.functional import Promise

from ciranda.common.counting import FEWEST
from ciranda.web.components import Bar, Member
from ciranda.web.wording import initials, short_name

SIZE = 440
CENTRE = SIZE / 2
RADIUS = 158
# How near the child joined hands come, as a part of the radius.
DIP = 0.76
# How many letters have room on one line in the middle.
IN_A_LINE = 8


@dataclass(frozen=True)
class Seat:
    """A member's place in the ring, in the drawing's own units."""

    member: Member
    initials: str
    label: str
    x: str
    y: str
    r: str
    label_y: str


@dataclass(frozen=True)
class Ring:
    """A ring ready to draw: seats clockwise from the top, and the line of joined hands."""

    seats: list[Seat]
    hands: str
    size: int = SIZE

    @property
    def height(self) -> int:
        """Of the drawing: nobody stands below the middle where there is one person or none."""
        return SIZE if len(self.seats) > 1 else int(CENTRE) + 60


def in_the_middle(name: str) -> list[str]:
    """A name on the lines on which it fits into the circle."""
    first, _space, rest = name.partition(" ")
    return [first, rest] if rest and len(name) > IN_A_LINE else [name]


def ring(members: Sequence[Member]) -> Ring:
    """Places the members evenly on a circle, the first at the top, and joins their hands by
    curves that dip towards the child, as in the mark."""
    count = max(len(members), 1)
    r = min(32.0, 0.62 * pi * RADIUS / count)
    turns = [2 * pi * index / count - pi / 2 for index in range(len(members))]
    seats = [_seat(member, turn, r) for member, turn in zip(members, turns, strict=True)]
    return Ring(seats, _hands(turns))


def _seat(member: Member, turn: float, r: float) -> Seat:
    x, y = _point(RADIUS, turn)
    return Seat(
        member=member,
        initials=initials(member.name),
        label=short_name(member.name)[:12],
        x=_number(x),
        y=_number(y),
        r=_number(r),
        label_y=_number(y - r - 9 if y < CENTRE - RADIUS / 3 else y + r + 19),
    )


def _hands(turns: Sequence[float]) -> str:
    if not turns:
        return ""
    if len(turns) == 1:
        return f"M{_pair(_point(RADIUS, turns[0]))}L{_pair((CENTRE, CENTRE))}"
    step = turns[1] - turns[0]
    # A quadratic curve passes half-way between its control point and its chord.
    reach = RADIUS * (2 * DIP - cos(step / 2))
    path = f"M{_pair(_point(RADIUS, turns[0]))}"
    for turn in turns:
        hand = _point(reach, turn + step / 2)
        path += f"Q{_pair(hand)} {_pair(_point(RADIUS, turn + step))}"
    return path + "Z"


def _point(radius: float, turn: float) -> tuple[float, float]:
    return (CENTRE + radius * cos(turn), CENTRE + radius * sin(turn))


def _pair(point: tuple[float, float]) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    # Text, because a template would write a decimal comma in Portuguese.
    return f"{value:.1f}"


@dataclass(frozen=True)
class DrawnBar:
    """A bar and its length in per cent of the longest, as text for the drawing."""

    label: str | Promise
    value: int | None
    of: int | None
    percent: int | None
    length: str


def bars(given: Sequence[Bar]) -> list[DrawnBar]:
    """Lengths on one scale: of the denominators if all bars have one, else of the longest bar."""
    shares = all(bar.of for bar in given)
    longest = max((bar.value or 0 for bar in given), default=0) or 1
    return [_bar(bar, shares, longest) for bar in given]


def _bar(bar: Bar, shares: bool, longest: int) -> DrawnBar:
    percent = None
    if bar.of and bar.value is not None:
        percent = round(100 * bar.value / bar.of)
    part = (bar.value or 0) / (bar.of if shares and bar.of else longest)
    return DrawnBar(bar.label, bar.value, bar.of, percent, _number(100 * part))


WIDE, HIGH, FOOT = 324, 70, 14


@dataclass(frozen=True)
class Column:
    """A month as a column: its place and size in the drawing's units, and what stands over it."""

    label: str | Promise
    said: str
    x: str
    y: str
    width: str
    height: str
    middle: str
    is_hidden: bool


def columns(given: Sequence[Bar]) -> list[Column]:
    """Months side by side on one scale. One too small to show stands as a stub that says so."""
    longest = max((bar.value or 0 for bar in given), default=0) or 1
    step = WIDE / max(len(given), 1)
    return [_column(bar, index * step, step, longest) for index, bar in enumerate(given)]


def _column(bar: Bar, left: float, step: float, longest: int) -> Column:
    hidden = bar.value is None
    height = 4.0 if hidden else HIGH * (bar.value or 0) / longest
    said = f"<{FEWEST}" if hidden else str(bar.value or "")
    return Column(
        label=bar.label, said=said, x=_number(left + step * 0.15), y=_number(FOOT + HIGH - height),
        width=_number(step * 0.7), height=_number(height), middle=_number(left + step / 2),
        is_hidden=hidden,
    )  # fmt: skip


@dataclass(frozen=True)
class Dot:
    """Somebody of a whole, known by name or as a number."""

    x: str
    y: str
    is_named: bool


A_ROW = 12


def dots(named: int, whole: int) -> list[Dot]:
    """A whole class, a dot each: first those known by name."""
    return [
        Dot(_number(12 + 24 * (n % A_ROW)), _number(12 + 24 * (n // A_ROW)), n < named)
        for n in range(whole)
    ]
