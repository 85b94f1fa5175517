"""How other services answer, and how families leave: numbers with their denominators."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.common.dates import add_months
from ciranda.services.queries.endings import LEAST, Bounced, bounced, closed_for
from ciranda.web.components import Bar, Cell, Chart, Column, Empty, Table

MONTHS = 12


@requires(Permission.REPORT_READ, Purpose.STATISTICS)
def show(request: HttpRequest) -> HttpResponse:
    """Of the last twelve months: by agency asked, answered, below the threshold, silent."""
    since = add_months(timezone.localdate(), -MONTHS)
    asked = bounced(since)
    context = {
        "since": since,
        "smallest": LEAST,
        "table": Table(
            _("What services were asked"), _columns(), [_row(b) for b in asked], _empty()
        ),
        "chart": _drawn(asked),
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
    if one.asked is None:
        return [Cell(one.agency), Cell(_("too few to show")), Cell(""), Cell(""), Cell("")]
    return [Cell(one.agency), *(Cell(n) for n in (one.asked, one.answered, one.below, one.silent))]


def _drawn(found: list[Bounced]) -> Chart | None:
    """How often each agency answers so, of what it was asked; nothing where all were too few."""
    bars = [Bar(one.agency, one.below, of=one.asked) for one in found if one.asked is not None]
    if not bars:
        return None
    return Chart(_("Answered “below the threshold”"), _("Agency asked"), _("Of all asked"), bars)


def _empty() -> Empty:
    return Empty(
        _("No service was asked yet"),
        _("When a family's request goes to a service, what became of it is counted here."),
    )
