"""Whether one answer fits its question, and what to write instead if not."""

import datetime
import math
import re
from collections.abc import Callable
from operator import gt, lt
from typing import Any

from django.utils.translation import gettext

from ciranda.programmes.policies.questionnaire import Item, ItemType


def ordered(compare: Callable[[Any, Any], bool], value: Any, wanted: Any) -> bool:
    """Numbers as numbers, everything else (ISO dates and times) as text."""
    try:
        return compare(float(value), float(wanted))
    except (TypeError, ValueError):
        return compare(str(value), str(wanted))


def fault_of(item: Item, value: Any) -> str | None:
    """What is wrong with one value, in the reader's language; None if nothing is."""
    if message := _CHECKS.get(item.type, _no_fault)(item, value):
        return message
    if item.max_length and len(str(value)) > item.max_length:
        return gettext("Write at most %(most)s letters.") % {"most": item.max_length}
    return _outside(item, value)


def _no_fault(item: Item, value: Any) -> str | None:
    return None


def _boolean_fault(item: Item, value: Any) -> str | None:
    return None if isinstance(value, bool) else gettext("Choose yes or no.")


def _number_fault(item: Item, value: Any) -> str | None:
    whole = item.type is ItemType.INTEGER
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = float("nan")
    if isinstance(value, bool) or math.isnan(number) or abs(number) == float("inf"):
        return gettext("Write a number.")
    return gettext("Write a whole number.") if whole and number != int(number) else None


def _date_fault(item: Item, value: Any) -> str | None:
    """FHIR dates may be partial: a year, or a year and month."""
    partial = re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", str(value))
    return None if partial or _parses(datetime.date, value) else gettext("Write a real date.")


def _moment_fault(item: Item, value: Any) -> str | None:
    parses = _parses(datetime.datetime, value)
    return None if parses else gettext("Write a real date and time.")


def _time_fault(item: Item, value: Any) -> str | None:
    return None if _parses(datetime.time, value) else gettext("Write a time, such as 14:30.")


def _parses(kind: type[Any], value: Any) -> bool:
    try:
        kind.fromisoformat(str(value))
    except ValueError:
        return False
    return True


def _choice_fault(item: Item, value: Any) -> str | None:
    codes = {option.code for option in item.answer_option}
    return None if str(value) in codes else gettext("Choose one of the answers shown.")


def _url_fault(item: Item, value: Any) -> str | None:
    found = re.match(r"https?://\S+$", str(value))
    return None if found else gettext("Write a web address that begins with https://.")


def _words_fault(item: Item, value: Any) -> str | None:
    return None if isinstance(value, str) else gettext("Write words.")


def _nothing_fault(item: Item, value: Any) -> str | None:
    return gettext("Nothing is asked here.")


_CHECKS: dict[ItemType, Callable[[Item, Any], str | None]] = {
    ItemType.BOOLEAN: _boolean_fault,
    ItemType.DECIMAL: _number_fault,
    ItemType.INTEGER: _number_fault,
    ItemType.QUANTITY: _number_fault,
    ItemType.DATE: _date_fault,
    ItemType.DATE_TIME: _moment_fault,
    ItemType.TIME: _time_fault,
    ItemType.CHOICE: _choice_fault,
    ItemType.URL: _url_fault,
    ItemType.STRING: _words_fault,
    ItemType.TEXT: _words_fault,
    ItemType.OPEN_CHOICE: _words_fault,
    ItemType.GROUP: _nothing_fault,
    ItemType.DISPLAY: _nothing_fault,
}


def _outside(item: Item, value: Any) -> str | None:
    if item.least is not None and ordered(lt, value, item.least):
        return gettext("Write %(least)s or more.") % {"least": item.least}
    if item.most is not None and ordered(gt, value, item.most):
        return gettext("Write %(most)s or less.") % {"most": item.most}
    return None
