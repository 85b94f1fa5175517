"""Where a family member begins: what waits, who to ring, what comes next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from ciranda.access.actions import looked
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.budgets.queries import ends_for_family
from ciranda.cases.queries.family import OwnCase, own_pages
from ciranda.plans.queries.family import waits_for
from ciranda.portal.pages import manager_words, me


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def open_page(request: HttpRequest) -> HttpResponse:
    """My cases at a glance."""
    pages = own_pages(me(request))
    for case in pages.cases:
        looked(case.dossier_id, case.id, "home")
    context = {
        "ends": ends_for_family(),
        "pages": pages,
        "plan_waits": waits_for(me(request), [case.id for case in pages.cases]),
        "cases": [_shown(case) for case in pages.cases],
    }
    return render(request, "portal/home/open.html", context)


def _shown(case: OwnCase) -> dict[str, object]:
    language = get_language() or "en"
    coming = [(c, case.pack.label(f"contact_kinds.{c.kind}", language)) for c in case.coming]
    return {
        "case": case,
        "title": case.pack.label("title", language),
        "coming": coming,
        "manager_words": manager_words(case.pack),
    }
