"""Words and rows of colleagues' time."""

from collections.abc import Iterable
from datetime import date

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from ciranda.calendars.enums import Taken
from ciranda.calendars.queries import Colleague, TakenLine
from ciranda.web.components import Cell, Column, Empty, Table
from ciranda.web.weeks import ShownWeek
from ciranda.web.wording import profession


def table(colleagues: Iterable[Colleague], week: ShownWeek) -> Table:
    """Everybody's week, a day a column."""
    days = week.days[:5]
    columns = [
        Column(_("Name")),
        Column(_("This week")),
        *(Column(formats.date_format(on, "D j")) for on in days),
    ]
    rows = [_week(one, days) for one in colleagues]
    empty = Empty(
        _("No colleagues yet"),
        _("Whoever is placed in one of your teams stands here with what is taken of their time."),
    )
    return Table(_("Who is free when"), columns, rows, empty=empty)


def _week(one: Colleague, days: Iterable[date]) -> list[Cell]:
    """Whether the whole week is free; then only the days on which something is taken."""
    shown = [_day(one, on) for on in days]
    in_all = _("Partly taken") if any(cell.words for cell in shown) else _("Free")
    return [Cell(f"{one.name}, {profession(one.profession)}"), Cell(in_all), *shown]


def _day(one: Colleague, on: date) -> Cell:
    taken = [line for line in one.taken if _touches(line, on)]
    away = next((line for line in taken if line.kind is Taken.AWAY), None)
    if away:
        if away.substitute:
            return Cell(_("Away: %(name)s stands in") % {"name": away.substitute})
        return Cell(_("Away: nobody stands in"))
    if not taken:
        return Cell("")
    return Cell("; ".join(stretch_words(line) for line in taken))


def _touches(line: TakenLine, on: date) -> bool:
    starts, ends = timezone.localtime(line.starts_at), timezone.localtime(line.ends_at)
    last = ends.date() if ends.time() > ends.time().min else None
    return starts.date() <= on and (on <= last if last else on < ends.date())


def stretch_words(line: TakenLine) -> str:
    """From when to when, and what it is about."""
    words = line.words or (
        _("booked by %(name)s") % {"name": line.booked_by} if line.booked_by else _("busy")
    )
    return f"{clock(line.starts_at)}–{clock(line.ends_at)} {words}"


def clock(at: object) -> str:
    """A time of day in the site's zone."""
    return formats.time_format(timezone.localtime(at), "H:i")  # type: ignore[arg-type]


def named(colleagues: Iterable[Colleague]) -> list[tuple[str, str]]:
    """Colleagues to choose from."""
    return [(str(one.id), f"{one.name}, {profession(one.profession)}") for one in colleagues]
