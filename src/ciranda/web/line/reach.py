"""How many children a programme's line reaches, by neighbourhood: for whoever leads an area."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.line_reach import LEAST, Reached, line_reach
from ciranda.web.components import Bar, Cell, Chart, Column, Empty, Table
from ciranda.web.line.notices import lines_installed


@requires(Permission.REPORT_READ)
def reached(request: HttpRequest) -> HttpResponse:
    """Reached, not reached and declined, summing to the register; small numbers are not shown."""
    lines = lines_installed()
    asked = request.GET.get("programme", "")
    keys = [key for key, _title in lines]
    chosen = asked if asked in keys else (keys[0] if keys else "")
    found = line_reach(chosen)
    areas = [*found.areas, *([found.in_all] if found.in_all else [])]
    context = {
        "smallest": LEAST,
        "programmes": lines,
        "chosen": chosen,
        "chart": _drawn(found.areas),
        "table": Table(_("By neighbourhood"), _columns(), [_row(a) for a in areas], _empty()),
        "off": found.off_register,
    }
    return render(request, "web/line/reached.html", context)


def _columns() -> list[Column]:
    return [
        Column(_("Neighbourhood")),
        Column(_("Reached"), numeric=True),
        Column(_("Not reached"), numeric=True),
        Column(_("Declined"), numeric=True),
        Column(_("In the register"), numeric=True),
    ]


def _row(area: Reached) -> list[Cell]:
    name = _("All") if area.area == "+" else area.name or _("Address not known")
    numbers = (area.reached, area.waiting, area.declined, area.in_all)
    if area.in_all is None:
        return [Cell(name), Cell(_("too few to show")), Cell(""), Cell(""), Cell("")]
    few = _("too few")
    return [Cell(name), *(Cell(few if n is None else n) for n in numbers)]


def _drawn(areas: Iterable[Reached]) -> Chart | None:
    """Reached, of all in the register, neighbourhood by neighbourhood."""
    bars = [
        Bar(area.name or _("Address not known"), area.reached, of=area.in_all)
        for area in areas
        if area.area != "+" and area.in_all is not None
    ]
    if not bars:
        return None
    return Chart(_("Reached"), _("Neighbourhood"), _("Of all in the register"), bars)


def _empty() -> Empty:
    return Empty(
        _("No child has a line yet"),
        _("When a birth or an arrival is told, the child is counted here."),
    )
