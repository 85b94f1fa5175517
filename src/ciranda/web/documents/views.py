"""Documents of a family: the list, adding one, taking one down to one's own machine."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, looked
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.actions.papers import add_document
from ciranda.cases.queries.holding import holding
from ciranda.cases.queries.papers import papers_of
from ciranda.documents import queries
from ciranda.documents.policies.cleaning import Unfit
from ciranda.documents.queries import Shown
from ciranda.web.components import Cell, Column, Empty, Link, Table
from ciranda.web.documents.files import as_file
from ciranda.web.documents.forms import DocumentForm
from ciranda.web.wording import day


@requires(Permission.CASE_READ)
def documents(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The documents of a family that the reader may see."""
    held, found = holding(case_id), papers_of(case_id)
    if held is None and not found:
        raise Http404
    # after sharing ended a service still finds its own documents here
    looked(held.dossier_id if held else found[0].dossier_id, case_id, "documents")
    actor: Actor = request.actor  # type: ignore[attr-defined]
    may_add = held is not None and actor.may(Permission.DOCUMENT_ADD)
    add = reverse("web:documents:add", args=[case_id]) if may_add else ""
    child = held.child if held else ""
    context = {"case_id": case_id, "child": child, "table": _table(found, add), "add_url": add}
    return render(request, "web/documents/list.html", context)


def _table(found: list[Shown], add: str) -> Table:
    columns = [Column(_("Document")), Column(_("Kept under")), Column(_("Added")), Column(_("By"))]
    rows = [
        [
            Cell(d.title, href=reverse("web:documents:download", args=[d.id])),
            Cell(d.category.label),
            Cell(day(d.added_at)),
            Cell(d.agency_name or (_("protected") if d.added_by else _("The family"))),
        ]
        for d in found
    ]
    empty = Empty(
        _("No document yet"),
        _("Letters, reports and signed papers can be kept here, each for those who may see it."),
        Link(_("Add a document"), add) if add else None,
    )
    return Table(_("Documents"), columns, rows, empty, caption_hidden=True)


@requires(Permission.DOCUMENT_ADD)
def add(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Add a document."""
    held = holding(case_id)
    if held is None:
        raise Http404
    sent = request.method == "POST"
    form = DocumentForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid() and _add(request, case_id, form):
        return redirect("web:documents:list", case_id)
    if not sent:
        looked(held.dossier_id, case_id, "documents")
    context = {"case_id": case_id, "child": held.child, "form": form}
    return render(request, "web/documents/add.html", context)


def _add(request: HttpRequest, case_id: UUID, form: DocumentForm) -> bool:
    try:
        add_document(
            actor=request.actor,  # type: ignore[attr-defined]
            case_id=case_id,
            categories=form.chosen(),
            title=form.cleaned_data["title"],
            body=form.cleaned_data["file"].read(),
        )
    except Unfit as error:
        form.add_error("file", str(error))
        return False
    except Refused as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("Added. Only those who may see this part of the file see it."))
    return True


@requires(Permission.CASE_READ)
def download(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """The document's bytes, always as a file and never shown inside the site."""
    opened = queries.open_document(document_id)
    if opened is None:
        raise Http404
    looked(opened.document.dossier_id, document_id, "document")
    return as_file(opened)
