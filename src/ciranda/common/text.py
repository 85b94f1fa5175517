"""Folding of names for sorting and matching: accents, case and particles set aside."""

import re
import unicodedata

PARTICLES = frozenset(
    {"de", "da", "do", "das", "dos", "e", "di", "du", "del", "della", "van", "von", "der"}
)
_BETWEEN_WORDS = re.compile(r"[\W_]+")
# Letters that are no accented form of another one, as people type them without a key for them.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


def fold(text: str) -> str:
    """Lower case without accents or punctuation, one space between words. Other scripts stay."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in apart if not unicodedata.combining(c)).translate(_PLAIN)
    return _BETWEEN_WORDS.sub(" ", plain).strip()


def tokens(*names: str) -> list[str]:
    """The distinct words of a name that carry meaning, folded, in order."""
    words = fold(" ".join(names)).split()
    return list(dict.fromkeys(w for w in words if w not in PARTICLES))
