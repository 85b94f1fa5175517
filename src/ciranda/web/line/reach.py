"""How many children a programme's line reaches, by neighbourhood: for whoever leads an area."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.line_reach import LEAST, Reached, line_reach
from ciranda.web.components import Cell, Column, Empty, Table
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
    few = _("too few")
    numbers = (area.reached, area.waiting, area.declined, area.in_all)
    return [Cell(name), *(Cell(few if n is None else n) for n in numbers)]


def _empty() -> Empty:
    return Empty(
        _("No child has a line yet"),
        _("When a birth or an arrival is told, the child is counted here."),
    )
