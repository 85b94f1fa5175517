"""What is due: clocks as bars to one scale, and contacts offered at set ages on a line."""

from math import sqrt

from django.utils.translation import ngettext

from ciranda.programmes.enums import Event, LengthUnit
from ciranda.programmes.policies.preview.drawing import QUIET, Drawing, lines_of
from ciranda.programmes.policies.schema import Length, Pack

LABEL_W, ROW = 300, 58
BAR = "#0b6e63"
# Calendar days that one of each stands for in a drawing; the rules count exactly.
_DAYS = {
    LengthUnit.DAYS: 1.0,
    LengthUnit.WORKING_DAYS: 7 / 5,
    LengthUnit.WEEKS: 7.0,
    LengthUnit.MONTHS: 30.4,
}


def days(length: Length) -> float:
    """About how many calendar days a length is, for its place in a drawing."""
    return length.count * _DAYS[length.unit]


def _said(length: Length) -> str:
    """A length in the language of the drawing."""
    templates = {
        LengthUnit.DAYS: ngettext("%(n)s day", "%(n)s days", length.count),
        LengthUnit.WORKING_DAYS: ngettext("%(n)s working day", "%(n)s working days", length.count),
        LengthUnit.WEEKS: ngettext("%(n)s week", "%(n)s weeks", length.count),
        LengthUnit.MONTHS: ngettext("%(n)s month", "%(n)s months", length.count),
    }
    return templates[length.unit] % {"n": length.count}


def draw_clocks(drawing: Drawing, pack: Pack, language: str, top: float) -> float:
    """A bar for each clock; gives where the last one ends."""
    longest = max(days(clock.length) for clock in pack.clocks.values())
    room = drawing.width - LABEL_W - 190
    for number, (key, clock) in enumerate(pack.clocks.items()):
        y = top + number * ROW
        drawing.words(24, y + 14, pack.label(f"clocks.{key}", language)[:44], bold=True, size=13)
        span = f"{Event(clock.starts_on).label} → {Event(clock.stops_on).label}"
        for line, said in enumerate(lines_of(span, 52)):
            drawing.words(24, y + 31 + 14 * line, said, size=11, colour=QUIET)
        wide = max(6.0, room * days(clock.length) / longest)
        drawing.rect(LABEL_W + 60, y + 4, wide, 14, BAR, r=3)
        after = f"{_said(clock.length)}{' ↻' if clock.repeats else ''}"
        drawing.words(LABEL_W + 68 + wide, y + 16, after, size=12)
        climbs = ", ".join(pack.label(f"roles.{c.to}", language) for c in clock.climbs)
        if climbs:
            drawing.words(LABEL_W + 60, y + 33, f"↑ {climbs}"[:70], size=11, colour=QUIET)
    return top + len(pack.clocks) * ROW


def draw_schedule(drawing: Drawing, pack: Pack, language: str, top: float) -> float:
    """Contacts offered at set times, on a line that gives the early ones more room."""
    last = max(days(c.at) for c in pack.contact_schedule.values()) or 1.0
    left, right = 40.0, drawing.width - 150.0
    drawing.line(left, top + 8, right, top + 8)
    across = [
        left + (right - left) * sqrt(days(contact.at) / last)
        for contact in pack.contact_schedule.values()
    ]
    for number, x in enumerate(across):
        drawing.line(x, top + 13, x, top + 20 + 19 * number)
        drawing.dot(x, top + 8, 5, BAR)
    # Words after all lines: a line that passes behind them stays readable.
    for number, (key, contact) in enumerate(pack.contact_schedule.items()):
        x, y = across[number], top + 30 + 19 * number
        skip = " ○" if contact.may_skip else ""
        label = pack.label(f"contact_schedule.{key}", language)
        said, late = f"{_said(contact.at)}: {label}{skip}"[:60], x > drawing.width * 0.6
        beside, anchor = (x - 4, "end") if late else (x + 4, "start")
        drawing.words(beside, y, said, size=12, anchor=anchor, clear=True)
    return top + 36 + 19 * len(pack.contact_schedule)
