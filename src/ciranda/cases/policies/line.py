"""When a line's contacts are due, what extra support is left, and what a notice's file says."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from ciranda.common.dates import add_months
from ciranda.programmes.enums import Event, LengthUnit, LineStart
from ciranda.programmes.policies.calendars import Calendar
from ciranda.programmes.policies.clocks import later
from ciranda.programmes.policies.schema import Length, Pack

# The columns a notice's file may have; any other is dropped unread.
COLUMNS = ("given", "surnames", "born_on", "kind", "register", "number", "parish")
# More rows than this are no day's post: the file is to be sent in parts.
MOST_ROWS = 500


@dataclass(frozen=True)
class Due:
    """A contact of the pack's schedule on its day."""

    key: str
    kind_key: str
    payer_key: str
    on: date


def due_moments(
    pack: Pack, start: LineStart, born_on: date, began_on: date, calendar: Calendar
) -> list[Due]:
    """The contacts of a line from its beginning, in order of their days.

    After a birth notice that came late the first ones are due at once. Whoever arrives later is
    not asked for what lies before the arrival.
    """
    made = []
    for key, planned in pack.contact_schedule.items():
        if planned.after and start not in planned.after:
            continue
        counted_from = born_on if planned.counted_from is Event.BIRTH else began_on
        on = later(counted_from, planned.at, calendar)
        if on < began_on and start is not LineStart.BIRTH:
            continue
        made.append(Due(key, planned.kind, planned.payer or "", on))
    return sorted(made, key=lambda one: one.on)


def before(day: date, length: Length) -> date:
    """The day so long before another, in calendar days."""
    if length.unit is LengthUnit.MONTHS:
        return add_months(day, -length.count)
    return date.fromordinal(day.toordinal() - days_in(length))


def days_in(length: Length) -> int:
    """A length in whole calendar days: a month is at most 31 of them."""
    each = {LengthUnit.WEEKS: 7, LengthUnit.MONTHS: 31, LengthUnit.WORKING_DAYS: 2}
    return length.count * each.get(length.unit, 1)


def counted_kinds(pack: Pack) -> frozenset[str]:
    """The kinds of contact that are extra support: they are counted, and stop at a number."""
    caps = pack.monitoring.extra_support.values() if pack.monitoring else ()
    return frozenset(kind for cap in caps for kind in cap.kinds)


@dataclass(frozen=True)
class CapUsed:
    """Extra support of one kind: what is used, what is left, and whether it may go on."""

    key: str
    most: int
    used: int
    minutes: int
    released: bool = False

    @property
    def left(self) -> int:
        """How many are left before others must help; none below zero."""
        return max(self.most - self.used, 0)

    @property
    def stopped(self) -> bool:
        """Whether one more is refused."""
        return self.left == 0 and not self.released


def refusal_of_support(pack: Pack, cap: CapUsed, language: str) -> str | None:
    """Why one more contact of extra support is refused, and what to do; None if it is not."""
    if not cap.stopped:
        return None
    words = gettext(
        "%(what)s: all %(most)d are used. Refer the family on to somebody who can stay with them, "
        "or ask whoever leads the team to decide, with a reason. The line itself goes on."
    )
    label = pack.label(f"monitoring.extra_support.{cap.key}", language)
    return words % {"what": label, "most": cap.most}


@dataclass(frozen=True)
class NoticeRow:
    """One line of a register's file: a child who was born or arrived."""

    given: str
    born_on: date
    start: LineStart
    surnames: str = ""
    register: str = ""
    number: str = ""
    parish_code: str = ""


@dataclass(frozen=True)
class NoticeFile:
    """What a file says: its rows, what is wrong by line, and how many values were dropped.

    `lines` holds the number of each row's line in the file; the first line is that of the columns.
    """

    rows: tuple[NoticeRow, ...]
    problems: tuple[str, ...]
    dropped: tuple[tuple[str, int], ...]
    lines: tuple[int, ...] = ()


def read_notices(text: str) -> NoticeFile:
    """A register's file as rows. A column that is not of a notice is dropped, and how many values
    went with it is said: what a register adds about a family is not ours to keep."""
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=_delimiter(text))
    names = [(name or "").strip().lower() for name in reader.fieldnames or []]
    missing = [c for c in ("given", "born_on", "kind") if c not in names]
    if missing:
        words = gettext("The first line must name the columns. Missing: %(columns)s.")
        return NoticeFile((), (words % {"columns": ", ".join(missing)},), ())
    lines = [{(k or "").strip().lower(): (v or "") for k, v in line.items()} for line in reader]
    read = [_row(number, line) for number, line in enumerate(lines, start=2)]
    return NoticeFile(
        tuple(r for r in read if isinstance(r, NoticeRow)),
        tuple(r for r in read if isinstance(r, str)),
        _dropped(names, lines),
        tuple(n for n, r in enumerate(read, start=2) if isinstance(r, NoticeRow)),
    )


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return ";" if first.count(";") > first.count(",") else ","


def _dropped(names: Sequence[str], lines: Iterable[dict[str, str]]) -> tuple[tuple[str, int], ...]:
    held = list(lines)
    strangers = [name for name in names if name and name not in COLUMNS]
    return tuple((name, sum(1 for line in held if line.get(name))) for name in strangers)


def _row(number: int, line: dict[str, str]) -> NoticeRow | str:
    given = line["given"].strip()
    try:
        born_on = date.fromisoformat(line["born_on"].strip())
    except ValueError:
        return gettext("Line %(n)d: write the birth date as 2026-03-09.") % {"n": number}
    kind = line["kind"].strip().lower()
    if kind not in (LineStart.BIRTH, LineStart.ARRIVAL):
        return gettext("Line %(n)d: the kind is birth or arrival.") % {"n": number}
    if not given:
        return gettext("Line %(n)d: the given name is missing.") % {"n": number}
    return NoticeRow(
        given=given,
        born_on=born_on,
        start=LineStart(kind),
        surnames=line.get("surnames", "").strip(),
        register=line.get("register", "").strip(),
        number=line.get("number", "").strip(),
        parish_code=line.get("parish", "").strip(),
    )
