"""The sign rate, told so that a suspicious hundred in a hundred is visible.

A rate is shown with its denominator; a count too small to hide a family is not shown at all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

SMALLEST = 5
# From so many answers on, nobody ever saying no is a reason to ask how the question is put.
SUSPICIOUS_FROM = 20


@dataclass(frozen=True)
class Count:
    """Raw counts of a team and column: never for a screen."""

    team_id: UUID
    team: str
    programme_key: str
    column_key: str
    asked: int
    given: int
    refused: int
    withdrawn: int


@dataclass(frozen=True)
class Shares:
    """What may be shown of asking and answering. None is a count too small, or one that would give
    a small one away."""

    asked: int | None
    given: int | None
    refused: int | None
    withdrawn: int | None
    percent: int | None


@dataclass(frozen=True)
class Rate:
    """What may be shown of a team and column."""

    team_id: UUID
    team: str
    programme_key: str
    column_key: str
    shares: Shares
    is_suspicious: bool


@dataclass(frozen=True)
class Together:
    """What may be shown of a column over all teams."""

    programme_key: str
    column_key: str
    shares: Shares


@dataclass(frozen=True)
class SignRates:
    """The columns over all teams; then team by team, those that nobody ever refused first."""

    together: tuple[Together, ...]
    rates: tuple[Rate, ...]

    @property
    def suspicious(self) -> tuple[Rate, ...]:
        """Where a no may have no room."""
        return tuple(rate for rate in self.rates if rate.is_suspicious)


def sign_rates_of(counts: Iterable[Count]) -> SignRates:
    """Teams in the order given, the suspicious first; the columns over all of them."""
    given = list(counts)
    rates = [rate(count) for count in given]
    columns: dict[tuple[str, str], list[Count]] = {}
    for count in given:
        columns.setdefault((count.programme_key, count.column_key), []).append(count)
    together = [Together(*key, _together(found)) for key, found in sorted(columns.items())]
    return SignRates(tuple(together), tuple(sorted(rates, key=lambda one: not one.is_suspicious)))


def rate(count: Count) -> Rate:
    """The counts that may be shown, and the share that agreed, of those who answered.

    Where any one part is too small its neighbours are held back too: with the total they would
    give it away by subtraction.
    """
    answered = count.given + count.refused + count.withdrawn
    return Rate(
        count.team_id,
        count.team,
        count.programme_key,
        count.column_key,
        _shares(count.asked, count.given, count.refused, count.withdrawn),
        is_suspicious=answered >= SUSPICIOUS_FROM and count.given == answered,
    )


def _together(counts: Sequence[Count]) -> Shares:
    """The sums of a column; none where a single team is held back, which they would give away."""
    if sum(_is_small(one.asked, one.given, one.refused, one.withdrawn) for one in counts) == 1:
        return Shares(None, None, None, None, None)
    return _shares(
        sum(one.asked for one in counts),
        sum(one.given for one in counts),
        sum(one.refused for one in counts),
        sum(one.withdrawn for one in counts),
    )


def _is_small(asked: int, *parts: int) -> bool:
    return asked < SMALLEST or any(0 < part < SMALLEST for part in parts)


def _shares(asked: int, given: int, refused: int, withdrawn: int) -> Shares:
    seen = None if asked < SMALLEST else asked
    if _is_small(asked, given, refused, withdrawn):
        return Shares(seen, None, None, None, None)
    answered = given + refused + withdrawn
    percent = round(100 * (given + withdrawn) / answered) if answered else None
    return Shares(seen, given, refused, withdrawn, percent)
