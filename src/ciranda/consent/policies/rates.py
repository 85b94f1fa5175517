"""The sign rate, told so that a suspicious hundred in a hundred is visible.

A rate is shown with its denominator; a count too small to hide a family is not shown at all.
"""

from collections.abc import Iterable
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
class Rate:
    """What may be shown. None is a count too small, or one that would give a small one away."""

    team_id: UUID
    team: str
    programme_key: str
    column_key: str
    asked: int | None
    given: int | None
    refused: int | None
    withdrawn: int | None
    percent: int | None
    is_suspicious: bool


def rate(count: Count) -> Rate:
    """The counts that may be shown, and the share that agreed, of those who answered.

    Where any one part is too small its neighbours are held back too: with the total they would
    give it away by subtraction.
    """
    answered = count.given + count.refused + count.withdrawn
    agreed = count.given + count.withdrawn
    too_few = count.asked < SMALLEST
    parts = (count.given, count.refused, count.withdrawn)
    hidden = too_few or any(0 < part < SMALLEST for part in parts)
    given, refused, withdrawn = (None, None, None) if hidden else parts
    return Rate(
        count.team_id,
        count.team,
        count.programme_key,
        count.column_key,
        asked=None if too_few else count.asked,
        given=given,
        refused=refused,
        withdrawn=withdrawn,
        percent=None if hidden or not answered else round(100 * agreed / answered),
        is_suspicious=answered >= SUSPICIOUS_FROM and count.given == answered,
    )


def rates(counts: Iterable[Count]) -> list[Rate]:
    """All of them, in order."""
    return [rate(count) for count in counts]
