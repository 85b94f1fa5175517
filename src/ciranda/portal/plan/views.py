"""The family's plan, in its own words first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ciranda.access.actions import looked
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.family import own_pages
from ciranda.portal.pages import me


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def open_page(request: HttpRequest) -> HttpResponse:
    """The plan of each of my cases."""
    pages = own_pages(me(request))
    for case in pages.cases:
        looked(case.dossier_id, case.id, "plan")
    return render(request, "portal/plan/open.html", {"pages": pages})
