"""What changed between two texts, word by word, for people to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Change(StrEnum):
    """What became of a stretch of words."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Stretch:
    """Words that stayed, came or went."""

    change: Change
    words: str


def words_changed(before: str, after: str) -> tuple[Stretch, ...]:
    """The two texts as one, in stretches of whole words; a replaced stretch is removed then added.

    Joined by single spaces, the kept and removed words give the old text, the kept and added the
    new one (line breaks read as spaces).
    """
    old, new = before.split(), after.split()
    found: list[Stretch] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(_stretch(Change.KEPT, old[i:j]))
            continue
        if j > i:
            found.append(_stretch(Change.REMOVED, old[i:j]))
        if m > k:
            found.append(_stretch(Change.ADDED, new[k:m]))
    return tuple(found)


def _stretch(change: Change, words: Sequence[str]) -> Stretch:
    return Stretch(change, " ".join(words))
