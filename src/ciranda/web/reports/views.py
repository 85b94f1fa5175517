"""The report of a programme: all together, month by month, and team by team; never a name."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.common.counting import FEWEST
from ciranda.common.dates import add_months
from ciranda.outcomes.queries import programmes_counted, report
from ciranda.programmes.queries import installed, pack_of
from ciranda.web import paging
from ciranda.web.reports import pages

MONTHS = 12
TEAMS_A_PAGE = 30


@requires(Permission.REPORT_READ, Purpose.STATISTICS)
def teams(request: HttpRequest) -> HttpResponse:
    """A programme in numbers over the last twelve months, thirty teams a page."""
    programmes = _programmes(request.actor)  # type: ignore[attr-defined]
    keys = [key for key, _title in programmes]
    asked = request.GET.get("programme", "")
    chosen = asked if asked in keys else next(iter(keys), "")
    order = pages.order_asked(request.GET.get("order", ""))
    first = add_months(timezone.localdate().replace(day=1), 1 - MONTHS)
    found = report(request.actor, chosen, first)  # type: ignore[attr-defined]
    page = Paginator(pages.in_order(found.teams, order), TEAMS_A_PAGE).get_page(
        paging.page_asked(request)
    )
    context = {
        "programmes": programmes,
        "chosen": chosen,
        "title": dict(programmes).get(chosen, ""),
        "counted_at": found.counted_at,
        "tiles": pages.tiles(found),
        "stages": pages.stages(found),
        "months": pages.months(found),
        "table": pages.table(list(page.object_list)),
        "orders": pages.orders(chosen, order),
        **paging.lines(page, request.GET),
        "since": first,
        "fewest": FEWEST,
        **pages.views_of_numbers("web:reports:teams"),
    }
    return render(request, "web/reports/teams.html", context)


def _programmes(actor: Actor) -> list[tuple[str, str]]:
    """The programmes with figures, those of one's own teams first."""
    language, titles = get_language() or "en", dict[str, str]()
    for one in installed():
        titles.setdefault(one.key, one.pack.label("title", language))
    ours = {pack_of(one).key for one in actor.pack_ids}
    counted = sorted(programmes_counted(), key=lambda key: key not in ours)
    return [(key, titles[key]) for key in counted if key in titles]
