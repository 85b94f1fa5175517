"""A total is published only if its parts add up to it, or if it is said why they do not."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _


class DoesNotAddUp(ValueError):
    """The parts come to another number; the message names the gap and asks for its reason."""


@dataclass(frozen=True)
class Total:
    """A figure that may be shown: the number, its parts, and what explains the rest."""

    number: int
    parts: Mapping[str, int]
    gap: int = 0
    explained: str = ""


def total(number: int, parts: Mapping[str, int], *, explained: str = "") -> Total:
    """A total with its parts. Raises DoesNotAddUp for a gap that nothing explains."""
    gap = number - sum(parts.values())
    if gap and not explained.strip():
        raise DoesNotAddUp(
            _(
                "The parts come to %(sum)s, the total says %(number)s. Explain the gap of %(gap)s"
                " or correct a part."
            )
            % {"sum": number - gap, "number": number, "gap": abs(gap)}
        )
    return Total(number, dict(parts), gap, explained.strip() if gap else "")
