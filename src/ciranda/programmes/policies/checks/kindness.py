"""What no programme may do to a family: make help cost something, or depend on other help.

The schema has no key for either. Whoever writes one all the same is told why it is not there,
instead of only that it is not known.
"""

import re
from collections.abc import Iterator
from typing import Any

from ciranda.programmes.policies.marks import Document, Path
from ciranda.programmes.policies.problems import Problem

_COSTS = re.compile(
    r"(^|_)(penalty|penalties|sanctions?|strikes|no_shows?|after_missed|missed_appointments?)(_|$)"
)
_DEPENDS = re.compile(
    r"^(only_if|only_after|on_condition|condition_on|conditional_on|requires_service|"
    r"must_accept|depends_on_service)$"
)
_ENDINGS = re.compile(r"(^|_)(missed|no_shows?|did_not_come|non_attendance)(_|$)")


def kindness_problems(sheet: Document) -> list[Problem]:
    """Penalties for what was missed, and help that hangs on accepting other help."""
    return [sheet.problem(*fault) for fault in _faults(sheet.value, ())]


def _faults(value: Any, path: Path) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            here = (*path, str(key))
            yield from _of_key(str(key), here)
            yield from _faults(inner, here)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            if path[-2:] == ("closure", "reasons") and _ENDINGS.search(str(inner)):
                yield (*path, str(place)), _MISSED, "take it out: the family can come back tomorrow"
            yield from _faults(inner, (*path, str(place)))


_MISSED = "missing an appointment never ends or takes away anything here"


def _of_key(key: str, path: Path) -> Iterator[tuple[Path, str, str]]:
    if _COSTS.search(key) and path[:1] != ("attendance",):
        yield path, _MISSED, "take it out; what helps instead goes to next_steps"
    if _DEPENDS.search(key):
        yield path, "no help depends on accepting other help here", "take it out"
