"""What stands on the report's page."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ciranda.outcomes.enums import STAGES, Measure
from ciranda.outcomes.policies.shown import Report, TeamLine, share
from ciranda.web.components import Bar, Cell, Chart, Column, Empty, Tab, Table, Tile
from ciranda.web.wording import NOT_SHOWN, number_shown

# What a column's largest numbers first may be asked for; the name needs no measure.
ORDERS = ("name", Measure.OPEN, Measure.LATE, Measure.WAITING)
Numbers = Mapping[str, int | None]


def views_of_numbers(current: str) -> dict[str, object]:
    """The two looks at the same work, a tab each: one's team month by month, with its groups and
    counter; and all teams of a programme side by side, with their cases, deadlines and plans."""
    names = (
        ("web:series:open", _("Our team, month by month")),
        ("web:reports:teams", _("All teams, side by side")),
    )
    tabs = [Tab(words, reverse(name), is_current=name == current) for name, words in names]
    return {"views": tabs, "views_label": _("Which numbers")}


def order_asked(typed: str) -> str:
    """The order asked for, or by name."""
    return typed if typed in ORDERS else "name"


def in_order(teams: Sequence[TeamLine], order: str) -> list[TeamLine]:
    """Teams by name, or the largest of a measure first; hidden numbers come as small ones."""
    if order == "name":
        return list(teams)
    return sorted(teams, key=lambda team: -(team.numbers[order] or 0))


def orders(programme: str, current: str) -> list[Tab]:
    """The ways to order the teams, as links."""
    words = {
        "name": _("By name"),
        Measure.OPEN: _("Most open cases first"),
        Measure.LATE: _("Most deadlines missed first"),
        Measure.WAITING: _("Most referrals waiting first"),
    }
    return [
        Tab(words[order], f"?{urlencode({'programme': programme, 'order': order})}#teams",
            order == current)
        for order in ORDERS
    ]  # fmt: skip


def tiles(found: Report) -> list[Tile]:
    """The whole programme at a glance, each part with what it is a part of."""
    numbers = found.in_all
    return [
        Tile(number_shown(numbers[Measure.OPEN]), _("open cases")),
        Tile(
            number_shown(numbers[Measure.MANAGED]),
            _("have a case manager"),
            _of(numbers, Measure.MANAGED, Measure.OPEN),
        ),
        Tile(
            number_shown(numbers[Measure.PLANNED]),
            _("have a signed plan"),
            _of(numbers, Measure.PLANNED, Measure.OPEN),
        ),
        Tile(number_shown(numbers[Measure.LATE]), _("deadlines missed, now")),
        Tile(
            number_shown(numbers[Measure.WAITING]),
            _("referrals wait for an answer, now"),
            _("%(n)s past their day") % {"n": number_shown(numbers[Measure.WAITING_LATE])},
        ),
        Tile(
            number_shown(numbers[Measure.IN_TIME]),
            _("referrals answered in time"),
            _of(numbers, Measure.IN_TIME, Measure.RECEIVED),
        ),
    ]


def stages(found: Report) -> Chart:
    """How the open cases stand, drawn."""
    return Chart(
        _("How the open cases stand"),
        _("Stage"),
        _("Cases"),
        [Bar(stage.label, found.in_all[stage]) for stage in STAGES],
    )


def months(found: Report) -> Table:
    """Month by month: what came in, what was answered, what opened and closed."""
    measures = (
        Measure.RECEIVED, Measure.IN_TIME, Measure.OPENED, Measure.CLOSED,
        Measure.MOVED_IN, Measure.REVIEWED,
    )  # fmt: skip
    columns = [Column(_("Month")), *(Column(m.label, numeric=True) for m in measures)]
    rows = [
        [Cell(date_format(month, "F Y")), *(Cell(number_shown(numbers[m])) for m in measures)]
        for month, numbers in reversed(list(found.months.items()))
    ]
    return Table(_("Month by month"), columns, rows, _empty())


def table(teams: Sequence[TeamLine]) -> Table:
    """A line a team; parts say what they are a part of."""
    columns = [
        Column(_("Team")),
        Column(_("Open cases"), numeric=True),
        Column(_("Watched"), numeric=True),
        Column(_("With a signed plan"), numeric=True),
        Column(_("Deadlines missed"), numeric=True),
        Column(_("Referrals waiting"), numeric=True),
        Column(_("Answered in time, of received"), numeric=True),
    ]
    rows = [
        [
            Cell(team.team),
            Cell(number_shown(team.numbers[Measure.OPEN])),
            Cell(number_shown(team.numbers[Measure.SURVEILLANCE])),
            Cell(_part(team.numbers, Measure.PLANNED, Measure.OPEN)),
            Cell(number_shown(team.numbers[Measure.LATE])),
            Cell(number_shown(team.numbers[Measure.WAITING])),
            Cell(_part(team.numbers, Measure.IN_TIME, Measure.RECEIVED)),
        ]
        for team in teams
    ]
    return Table(_("Team by team"), columns, rows, _empty())


def _empty() -> Empty:
    return Empty(
        _("Nothing has been counted yet"),
        _("Figures are counted every fifteen minutes, from the first referral or case on."),
    )


def _part(numbers: Numbers, part: Measure, whole: Measure) -> str:
    if numbers[part] is None or numbers[whole] is None:
        return NOT_SHOWN
    return _("%(part)d of %(whole)d") % {"part": numbers[part], "whole": numbers[whole]}


def _of(numbers: Numbers, part: Measure, whole: Measure) -> str:
    percent = share(numbers[part], numbers[whole])
    if not percent:
        return ""
    return _("%(percent)s %% of %(whole)d") % {"percent": percent, "whole": numbers[whole]}
