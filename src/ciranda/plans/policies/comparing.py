"""What changed between two texts, word by word, for people to read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A word keeps what stands inside it and its sign ("don't", "10:30", "-1"); other marks stand alone,
# so that a comma that came or went does not make another word of the one before it.
_PART = re.compile(r"[+−-]?\w+(?:[-'’.,:/]\w+)*|[^\w\s]+")


class Change(StrEnum):
    """What became of a stretch of words."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Stretch:
    """Words that stayed, came or went. `joined`: no space stands before them, as before a comma."""

    change: Change
    words: str
    joined: bool = False


@dataclass(frozen=True)
class _Part:
    words: str
    joined: bool


def words_changed(before: str, after: str) -> tuple[Stretch, ...]:
    """The two texts as one, in stretches of whole words and of punctuation by itself; a replaced
    stretch is removed then added.

    Put together, the kept and removed words give the old text, the kept and added the new one
    (line breaks read as spaces).
    """
    old, new = _parts(before), _parts(after)
    same = SequenceMatcher(None, [p.words for p in old], [p.words for p in new], autojunk=False)
    found: list[Stretch] = []
    for tag, i, j, k, m in same.get_opcodes():
        if tag == "equal":
            found.append(_stretch(Change.KEPT, new[k:m]))
            continue
        if j > i:
            found.append(_stretch(Change.REMOVED, old[i:j]))
        if m > k:
            found.append(_stretch(Change.ADDED, new[k:m]))
    return tuple(found)


def _parts(text: str) -> list[_Part]:
    return [
        _Part(one.group(), one.start() > 0 and not text[one.start() - 1].isspace())
        for one in _PART.finditer(text)
    ]


def _stretch(change: Change, parts: Sequence[_Part]) -> Stretch:
    words = "".join(part.words if part.joined else f" {part.words}" for part in parts)
    return Stretch(change, words.strip(), parts[0].joined)
