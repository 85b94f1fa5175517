"""Folding of names for sorting and matching: accents, case and particles set aside."""

import re
import unicodedata

PARTICLES = frozenset({"de", "da", "do", "das", "dos", "e", "del", "della", "van", "von", "der"})
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Lower case without accents or punctuation, one space between words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_LETTERS.sub(" ", plain).strip()


def tokens(*names: str) -> list[str]:
    """The distinct words of a name that carry meaning, folded, in order."""
    words = fold(" ".join(names)).split()
    return list(dict.fromkeys(w for w in words if w not in PARTICLES))
