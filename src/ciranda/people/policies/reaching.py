"""Words that would let somebody reach a family past the one who speaks for it."""

import re

# How streets are called, by how a language builds the name: before it, after it, grown into it.
_BEFORE = (
    "rua|avenida|travessa|praça|praceta|estrada|calçada|beco|viela|urbanização"
    "|rue|boulevard|impasse|calle|ulica|ul|aleja|plac|osiedle"
)
_AFTER = "street|road|lane|avenue|crescent|terrace"
# words that say much else too: only with the number of a house
_AFTER_A_NUMBER = "close|court|drive|gardens|grove|hill|park|place|row|square|st|rd|ave|walk|way"
_GROWN_IN = "straat|steenweg|gracht|gata|gaten|veien|vegen|straße|strasse"
_GROWN_IN_NUMBERED = "laan|plein|kade|weg|dreef|singel|vei|veg|gate|gasse|allee"
_LINKS = r"(?:(?:da|das|de|do|dos|du|des|la|el|della|św)\.?\s+)*"
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*"
_NUMBER = r"\s+\d+\s?[A-Za-z]?\b"

_WAYS = (
    re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE),
    # a telephone: seven digits or more, with the usual separators between
    re.compile(r"(?:\+|\b)\d(?:[\s()./-]?\d){6,}"),
    re.compile(
        rf"\b(?i:{_BEFORE})\.?\s+(?i:{_LINKS})(?:{_NAME}|\d+)(?:\s+{_NAME})*(?:,?{_NUMBER})?"
    ),
    re.compile(rf"(?:\b\d+\s?[A-Za-z]?,?\s+)?\b{_NAME}\s+(?:{_NAME}\s+)?(?i:{_AFTER})\b"),
    re.compile(rf"\b\d+\s?[A-Za-z]?,?\s+{_NAME}\s+(?:{_NAME}\s+)?(?i:{_AFTER_A_NUMBER})\b"),
    re.compile(rf"\b(?=[A-ZÀ-Þ])\w+(?:{_GROWN_IN})\b(?:{_NUMBER})?"),
    re.compile(rf"\b(?=[A-ZÀ-Þ])\w+(?:{_GROWN_IN_NUMBERED}){_NUMBER}"),
    # codes of the post: 1234-567, 00-123, 1234 AB, E13 8RT, D02 X285
    re.compile(r"\b(?:\d{4}-\d{3}|\d{2}-\d{3}|\d{4}\s(?!AM|PM)[A-Z]{2})\b"),
    re.compile(r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[\dW]\s[A-Z\d]{4})\b"),
)


def ways_in(text: str) -> tuple[str, ...]:
    """The telephones, e-mail, web and street addresses written in a text, as they are written.

    Streets are known by the words that languages make their names of, and by codes of the post; a
    way there that is only described («above the baker») is not. Source: capability B12.
    """
    found = (match.group().strip() for way in _WAYS for match in way.finditer(text))
    return tuple(dict.fromkeys(found))
