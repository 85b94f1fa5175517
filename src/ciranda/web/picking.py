"""Choosing one of very many: as many lines as one looks over, the others by words of their name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from ciranda.common.text import fold
from ciranda.web.answers import looked_for

AT_ONCE = 40
Line = tuple[str, str]


@dataclass(frozen=True)
class Picking:
    """The lines shown of a long list. `looking`: one only looks, and nothing is sent yet."""

    lines: list[Line]
    total: int
    words: str
    looking: bool

    def context(self) -> dict[str, Any]:
        """What `components/look-for.html` needs."""
        return {
            "looks": bool(self.words) or self.looking or self.total > len(self.lines),
            "looked_for": self.words,
            "total": self.total,
            "left_out": self.total > len(self.lines),
        }


def pick(
    request: HttpRequest,
    known: Iterable[tuple[Any, str]],
    *,
    chosen: str = "",
    here: bool = True,
) -> Picking:
    """Of the names `known`, in order, those with every word that was looked for, `AT_ONCE` at most.

    `chosen` stays in the list, so that looking further loses nothing. `here` is false where the
    words were meant for another form of the page. Accents and case are set aside.
    """
    words, looking = looked_for(request) if here else ("", False)
    lines = [(str(key), name) for key, name in known]
    asked = fold(words).split()
    fits = [line for line in lines if all(w in fold(line[1]) for w in asked)] if asked else lines
    shown = [line for line in lines if line[0] == chosen]
    shown += [line for line in fits[:AT_ONCE] if line[0] != chosen]
    return Picking(shown, len(fits), words, looking)
