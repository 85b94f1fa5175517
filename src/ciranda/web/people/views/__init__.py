"""A person's page."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ciranda.access.actions import looked
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.people.queries.person import PersonPage, person_page
from ciranda.web.people.pages import page_of


def seen(request: HttpRequest, person_id: UUID) -> PersonPage:
    """The person for this reader, the reading on record. Raises Http404 for a stranger."""
    found = person_page(person_id)
    if found is None:
        raise Http404
    looked(found.dossier_id, person_id, "person")
    return found


@requires(Permission.PERSON_SEARCH)
def show(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Who this is, how to reach them and when that is safe, with whom they live."""
    actor = request.actor  # type: ignore[attr-defined]
    person = seen(request, person_id)
    return render(request, "web/people/open.html", page_of(actor, person))
