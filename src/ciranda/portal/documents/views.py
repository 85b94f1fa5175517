"""The papers of my cases that I may see: the list, and taking one down."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ciranda.access.actions import looked
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.family import chosen, own_pages
from ciranda.documents import queries
from ciranda.portal.documents.pages import paper
from ciranda.portal.pages import me


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def documents(request: HttpRequest) -> HttpResponse:
    """The papers of one of my cases: the first, unless another is chosen."""
    cases = own_pages(me(request)).cases
    case = chosen(cases, request.GET.get("case", ""))
    if case:
        looked(case.dossier_id, case.id, "documents")
    found = queries.of_case(case.id) if case else []
    context = {
        "cases": cases if len(cases) > 1 else (),
        "case": case,
        "papers": [paper(one, hide_place=bool(case and case.protected)) for one in found],
    }
    return render(request, "portal/documents/list.html", context)


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def download(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """A paper's bytes, always as a file: never shown inside the site, kept by no cache."""
    me(request)
    opened = queries.open_document(document_id)
    if opened is None:
        raise Http404
    looked(opened.document.dossier_id, document_id, "document")
    return HttpResponse(
        opened.body,
        content_type=str(opened.document.kind.value),
        headers={
            "Content-Disposition": f'attachment; filename="{opened.document.file_name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store, private",
        },
    )
