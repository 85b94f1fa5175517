"""What families ask of one's own service, and how families are sent on, in numbers."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.programmes.queries import current
from ciranda.services.queries import asked_of_us, ways_in
from ciranda.web.cases.doors import actor_of
from ciranda.web.components import Tab
from ciranda.web.paging import page_asked
from ciranda.web.requests import pages
from ciranda.web.services.pages import quarter, quarters

PAGE = 25


def asked_tabs(current_name: str) -> list[Tab]:
    """The two lists of what one's own service is asked."""
    names = (
        ("web:plans:asked", _("By plans")),
        ("web:requests:asked", _("By families, through whoever walks along")),
    )
    return [Tab(words, reverse(name), is_current=name == current_name) for name, words in names]


@requires(Permission.REQUEST_ANSWER)
def asked(request: HttpRequest) -> HttpResponse:
    """What families ask of my service: unanswered first, then by due date."""
    service_id = actor_of(request).service_id
    if service_id is None:
        raise Refused(_("You act for no service here. Choose for whom you act at the top."))
    words, number = request.GET.get("q", "").strip()[:60], page_asked(request)
    only_open = request.GET.get("show") != "all"
    start = (number - 1) * PAGE
    found, total = asked_of_us(service_id, words, only_open=only_open, start=start, length=PAGE)
    context = {
        "table": pages.asked_table(found, searched=bool(words)),
        "page": Paginator(range(total), PAGE).get_page(number),
        "q": words,
        "only_open": only_open,
        "agency": actor_of(request).agency_name,
        "tabs": asked_tabs("web:requests:asked"),
    }
    return render(request, "web/requests/asked.html", context)


@requires(Permission.REPORT_READ, Purpose.STATISTICS)
def figures(request: HttpRequest) -> HttpResponse:
    """How families were sent on in a quarter: the two ways, and how far each got."""
    day = quarter(request.GET.get("from", ""))
    found = ways_in(actor_of(request), day)
    language = get_language() or "en"
    titles = {
        key: current(key).pack.label("title", language) for key in {w.programme_key for w in found}
    }
    context = {
        "tables": pages.ways_tables(found, titles),
        "quarters": quarters(request.path, day),
    }
    return render(request, "web/requests/figures.html", context)
