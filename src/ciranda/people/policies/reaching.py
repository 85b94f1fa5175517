"""Words that would let somebody reach a family past the one who speaks for it."""

import re

_WAYS = (
    re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE),
    # a telephone: seven digits or more, with the usual separators between
    re.compile(r"(?:\+|\b)\d(?:[\s()./-]?\d){6,}"),
)


def ways_in(text: str) -> tuple[str, ...]:
    """The telephones, e-mail and web addresses written in a text, as they are written."""
    return tuple(found.group().strip() for way in _WAYS for found in way.finditer(text))
