"""Figures from the counter, with what is too small left out so that nobody stands out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ciranda.common.counting import FEWEST, hide_small
from ciranda.programmes.policies.schema import Desk


@dataclass(frozen=True)
class Counted:
    """How often a topic had an outcome."""

    topic: str
    outcome: str
    number: int


@dataclass(frozen=True)
class Figures:
    """What may be shown. None stands for a number too small to show; never for nothing (0)."""

    by_topic: Mapping[str, int | None]
    by_outcome: Mapping[str, int | None]
    unmet_by_topic: Mapping[str, int | None]
    contacts: int | None

    @property
    def is_empty(self) -> bool:
        """Nothing was counted in this time."""
        return self.contacts == 0


def figures(desk: Desk, rows: Iterable[Counted]) -> Figures:
    """Sums by topic, by outcome, and of needs nobody met, small ones hidden.

    A contact is counted once: outcomes marked `beside` are shown and add nothing to the topics.
    """
    known = [r for r in rows if r.topic in desk.topics and r.outcome in desk.outcomes]
    alone = [r for r in known if not desk.outcomes[r.outcome].beside]
    unmet = [r for r in alone if desk.outcomes[r.outcome].counts_as_unmet]
    total = sum(r.number for r in alone)
    return Figures(
        hide_small(_sums(desk.topics, alone, "topic")),
        hide_small(_sums(desk.outcomes, known, "outcome")),
        hide_small(_sums(desk.topics, unmet, "topic")),
        total if total == 0 or total >= FEWEST else None,
    )


def _sums(keys: Iterable[str], rows: Iterable[Counted], by: str) -> dict[str, int]:
    sums = dict.fromkeys(keys, 0)
    for row in rows:
        sums[getattr(row, by)] += row.number
    return sums
