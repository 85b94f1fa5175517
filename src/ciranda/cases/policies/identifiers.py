"""What in a text points at somebody of a family: names the writer knows, references, numbers.

A supervision talks about the work, not about persons (study of Warsaw: supervisions are shared by
volunteers and a supervisor from outside). The check can only know the names the writer may see;
it is a help to the writer, not a proof.
"""

import re
from collections.abc import Iterable

from ciranda.common.text import PARTICLES, fold

_REFERENCE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){1,3}\b")
_DATE = re.compile(r"\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2})\b")
_NUMBER = re.compile(r"\+?\d(?:[ .-]?\d){6,}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def numbers_in(text: str) -> list[str]:
    """References, whole dates, phone and other long numbers, as they stand in the text."""
    found: list[str] = []
    for pattern in (_REFERENCE, _DATE, _NUMBER):
        for match in pattern.finditer(text):
            if not any(match[0] in known for known in found):
                found.append(match[0])
    return found


def named_words(text: str) -> dict[str, str]:
    """The words of a text that could name somebody: folded, to how they stand in the text.

    Only words with a capital letter: «rose» is a flower, «Rose» may be somebody.
    """
    words: dict[str, str] = {}
    for match in _WORD.finditer(text):
        if match[0][:1].isupper() and len(match[0]) > 2:
            for part in fold(match[0]).split():
                if part not in PARTICLES:
                    words.setdefault(part, match[0])
    return words


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """Which words of a text are part of one of these names."""
    known = {part for name in names for part in fold(name).split() if len(part) > 2}
    return list(dict.fromkeys(word for part, word in named_words(text).items() if part in known))
