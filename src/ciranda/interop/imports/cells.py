"""Single values: what blank looks like, what must not be kept, and what a spreadsheet would run."""

import re
import unicodedata
from datetime import date

from django.utils.translation import gettext as _

from ciranda.interop.imports.results import Note, RowRefused
from ciranda.people.enums import Precision

LONGEST = 200
LONGEST_TEXT = 10_000
_BLANKS = {"", "nan", "null", "none", "n/a", "na", "nd", "n/d", "-", "--", "#n/a"}
# Overrides of the writing direction can make a name read as another one; the rest is invisible.
# Joiners stay: Persian and Indian names need them.
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]")
_SPACES = re.compile(r"\s+")
_TRAILING_NAN = re.compile(r"(?:^|\s)nan$", re.IGNORECASE)
_MOST_MARKS = 5  # the most marks that any writing puts on one letter
_STARTS_FORMULA = frozenset("=+-@|%")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def is_blank(value: str) -> bool:
    """Whether a cell says nothing, in any of the ways spreadsheets write nothing."""
    return value.strip().lower() in _BLANKS


def clean(value: str, field: str, *, longest: int = LONGEST, lines: bool = False) -> str:
    """A value as it may be kept: composed letters, no invisible or control characters.

    Letters, accents, digits and signs stay as they were written. Raises RowRefused for what no
    writing has: a NUL, half of a character, towers of accents, more than `longest` characters.
    """
    if is_blank(value):
        return ""
    _refuse_unwritable(value, field, longest)
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", value))
    if lines:
        kept = (_without_controls(line) for line in text.splitlines())
        return "\n".join(kept).strip()
    return _TRAILING_NAN.sub("", _SPACES.sub(" ", _without_controls(text))).strip()


def _without_controls(text: str) -> str:
    return "".join(" " if unicodedata.category(c) == "Cc" else c for c in text)


def _refuse_unwritable(value: str, field: str, longest: int) -> None:
    if len(value) > longest:
        raise RowRefused(
            Note(
                field,
                _("This is %(n)s characters long; at most %(longest)s fit.")
                % {"n": len(value), "longest": longest},
                _("Shorten it."),
            )
        )
    if "\x00" in value or any("\ud800" <= c <= "\udfff" for c in value):
        raise RowRefused(
            Note(field, _("This holds a broken character."), _("Write the value again and save."))
        )
    if _tallest_tower(value) > _MOST_MARKS:
        raise RowRefused(
            Note(
                field,
                _("There are more accents on one letter than any writing has."),
                _("Retype it."),
            )
        )


def _tallest_tower(value: str) -> int:
    tallest = height = 0
    for character in unicodedata.normalize("NFD", value):
        height = height + 1 if unicodedata.combining(character) else 0
        tallest = max(tallest, height)
    return tallest


def hides_something(value: str) -> bool:
    """Whether `clean` would take out characters that a person cannot see."""
    return bool(_INVISIBLE.search(value)) or any(
        unicodedata.category(c) == "Cc" and c not in "\n\r\t" for c in value
    )


def starts_formula(value: str) -> bool:
    """Whether a spreadsheet might run this cell: also full-width signs and hidden characters."""
    if value[:1] in {"\t", "\r", "\n"}:
        return True
    for character in unicodedata.normalize("NFKC", value[:64]):
        if not character.isspace() and unicodedata.category(character) not in {"Cf", "Cc", "Mn"}:
            return character in _STARTS_FORMULA
    return False


def neutral(value: str) -> str:
    """A cell that no spreadsheet runs. `restored` gives the value back unchanged."""
    return f"'{value}" if starts_formula(value.lstrip("'")) else value


def restored(value: str) -> str:
    """What `neutral` was given."""
    quoted = value.startswith("'") and starts_formula(value.lstrip("'"))
    return value[1:] if quoted else value


def read_date(value: str, field: str) -> tuple[date | None, Precision]:
    """A date as far as it is written: 2021-03-04, 04/03/2021, 2021-03, 2021; blank is unknown.

    Raises RowRefused for anything else, and for a day that no calendar has.
    """
    text = clean(value, field)
    if not text:
        return None, Precision.UNKNOWN
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        return _day(year, month, day, text, field), Precision.DAY
    if not (found := _DATE.fullmatch(text)):
        raise _no_date(text, field)
    year, month, day = (int(part) if part else 0 for part in found.groups())
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return _day(year, month or 1, day or 1, text, field), precision


def _day(year: int, month: int, day: int, text: str, field: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _no_date(text, field) from error


def _no_date(text: str, field: str) -> RowRefused:
    return RowRefused(
        Note(
            field,
            _("«%(value)s» is not a date.") % {"value": text[:20]},
            _("Write year-month-day, such as 2021-03-04; 2021-03 or 2021 if no more is known."),
        )
    )
