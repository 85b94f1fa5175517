"""Finding a person: by name, birth date or number, among those one may see."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.people.queries import candidates
from ciranda.web.paging import lines
from ciranda.web.search.forms import SearchForm
from ciranda.web.search.pages import results

PAGE, MOST = 20, 100


@requires(Permission.PERSON_SEARCH)
def search(request: HttpRequest) -> HttpResponse:
    """A form, and whom it finds. Persons one may not see are not hinted at here."""
    form = SearchForm(request.GET if request.GET else None)
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        actor = request.actor  # type: ignore[attr-defined]
        found = candidates(actor, form.known(), limit=MOST).found
        page = Paginator(found, PAGE).get_page(request.GET.get("page"))
        context |= {"table": results(page.object_list), **lines(page, request.GET)}
    return render(request, "web/search/open.html", context)
