"""What is wrong with a pack: file, line, what, and what to write instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

NOTHING_YET = "there is nothing to choose from yet: write it first"
_LONG = 16  # a longer list hides the word that was meant


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to put right. Lines count from 1; `where` is the path inside the file."""

    file: str
    line: int
    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}: {place}{self.what}. {_sentence(self.remedy)}"


def _sentence(remedy: str) -> str:
    if not remedy:
        return ""
    end = "" if remedy.endswith("?") else "."
    return f"{remedy[:1].upper()}{remedy[1:]}{end}"


def nearest(word: object, known: Iterable[str]) -> str | None:
    """The known word most like this one, if any is."""
    found = get_close_matches(str(word), list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def one_of(word: object, known: Iterable[str]) -> str:
    """What to write instead of an unknown word: the nearest first, then all there is."""
    names = list(dict.fromkeys(known))
    if not names:
        return NOTHING_YET
    listed = f"write one of: {', '.join(names)}"
    close = nearest(word, names)
    if close is None:
        return listed
    short = "" if len(names) > _LONG else f" {listed[:1].upper()}{listed[1:]}"
    return f"did you mean “{close}”?{short}"
