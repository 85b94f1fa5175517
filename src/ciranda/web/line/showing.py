"""A child's line on one page: its dates, extra support, who answers next, what is suggested."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ciranda.access.actions import looked
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.line import line_page
from ciranda.web.cases.doors import actor_of, strangers_get_404
from ciranda.web.line import pages
from ciranda.web.line.onward import answers_next, suggested


@requires(Permission.CASE_READ)
@strangers_get_404
def line(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A child's line of dates, with what is left of extra support."""
    page = line_page(actor_of(request), case_id)
    if page and page.desk.read_dossier:
        looked(page.desk.read_dossier, case_id, "line")
    following = next((m for m in page.moments if m.is_open), None) if page else None
    named = pages.moment_name(page.desk.pack, following) if page and following else ""
    context = {
        "case_id": case_id,
        "line": page,
        "following": following,
        "following_name": named,
        "table": pages.contacts(page) if page else None,
        "rows": pages.support(page) if page else (),
        "supports": pages.supports(page) if page and page.supports else None,
        "nexts": answers_next(page) if page else (),
        "suggested": suggested(page) if page else (),
    }
    return render(request, "web/line/open.html", context)
