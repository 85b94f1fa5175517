"""How other services answer, and how families leave: numbers with their denominators."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.common.dates import add_months
from ciranda.services.queries.endings import LEAST, Bounced, bounced, closed_for
from ciranda.web.components import Cell, Column, Empty, Table

MONTHS = 12


@requires(Permission.REPORT_READ, Purpose.STATISTICS)
def show(request: HttpRequest) -> HttpResponse:
    """Of the last twelve months: by agency asked, answered, below the threshold, silent."""
    since = add_months(timezone.localdate(), -MONTHS)
    context = {
        "since": since,
        "smallest": LEAST,
        "table": Table(
            _("What services were asked"), _columns(), [_row(b) for b in bounced(since)], _empty()
        ),
        "closed": closed_for(since),
    }
    return render(request, "web/endings/open.html", context)


def _columns() -> list[Column]:
    return [
        Column(_("Agency asked")),
        Column(_("Asked"), numeric=True),
        Column(_("Answered"), numeric=True),
        Column(_("Below the threshold"), numeric=True),
        Column(_("Silent past the day"), numeric=True),
    ]


def _row(one: Bounced) -> list[Cell]:
    few = _("too few")
    numbers = (one.asked, one.answered, one.below, one.silent)
    return [Cell(one.agency), *(Cell(few if n is None else n) for n in numbers)]


def _empty() -> Empty:
    return Empty(
        _("No service was asked yet"),
        _("When a family's request goes to a service, what became of it is counted here."),
    )
