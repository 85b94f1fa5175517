"""Names as people have them, taken apart for matching. Nothing here is shown or stored."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from ciranda.common.text import fold, tokens
from ciranda.people.enums import Precision

# No name has more words than this; what is typed beyond is no name.
_MOST_WORDS, _LONGEST_WORD = 12, 40
# «RN de Maria Silva», «Filha de …», «Bebé da …»: a newborn entered under the mother's name.
_NEWBORN = re.compile(
    r"^(?:(?:rn|r n|recem nascid[oa]|nado vivo|bebe|filh[oa]|baby|newborn|son|daughter|boy|girl"
    r"|infant)(?: 1| 2| 3| i| ii| iii)?)(?: (?:de|da|do|of)\b| |$)"
)
_DIGITS = re.compile(r"\D+")
_LOCAL_DIGITS = 9


@dataclass(frozen=True)
class Known:
    """What is known of somebody, as words, for entering or finding them.

    `mother` and `phone` are signals of a household, shared by siblings: they never make a match
    by themselves. `numbers` are (register, value).
    """

    given: str = ""
    surnames: str = ""
    known_as: str = ""
    born_on: date | None = None
    born_precision: str = Precision.DAY
    mother: str = ""
    phone: str = ""
    numbers: tuple[tuple[str, str], ...] = ()


def asked(known: Known) -> dict[str, Any]:
    """The words of `known` as the search function takes them: folded tokens, no text."""
    mother_of_newborn = newborn_of(known.given, known.surnames)
    newborn = mother_of_newborn is not None
    return {
        "given": [] if newborn else words(known.given, known.known_as),
        "surnames": [] if newborn else words(known.surnames),
        "mother": words(known.mother, mother_of_newborn or ""),
        "newborn": newborn,
        "born_on": known.born_on.isoformat() if known.born_on else None,
        "born_precision": str(known.born_precision) if known.born_on else "unknown",
        "phones": phones(known.phone),
        "numbers": [number_key(*number) for number in known.numbers],
    }


def entry(person_id: Any, known: Known) -> dict[str, Any]:
    """The words of a person as the index takes them; what is not known leaves what is there."""
    found = asked(known)
    found["given"] = [] if found["newborn"] else words(known.given)
    return found | {
        "person": str(person_id),
        "known": words(known.known_as),
        "mother": found["mother"] or None,
        "phones": found["phones"] or None,
        "numbers": found["numbers"] or None,
    }


def words(*names: str) -> list[str]:
    """The folded words of names, without particles, of a sane number and length."""
    return [word[:_LONGEST_WORD] for word in tokens(*names)][:_MOST_WORDS]


def newborn_of(given: str, surnames: str) -> str | None:
    """The mother's name in «RN de Maria Silva», empty for a nameless «RN»; None for a name."""
    plain = fold(f"{given} {surnames}")
    found = _NEWBORN.match(plain)
    return plain[found.end() :].strip() if found else None


def phones(*numbers: str) -> list[str]:
    """Phone numbers as they are compared: their last nine digits, with or without a country."""
    plain = (_DIGITS.sub("", number)[-_LOCAL_DIGITS:] for number in numbers)
    return sorted({number for number in plain if len(number) >= 6})


def number_key(register: str, value: str) -> str:
    """An identity number as it is compared: register, then letters and digits alone."""
    return f"{register}:{re.sub(r'[^0-9a-z]', '', value.lower())}"
