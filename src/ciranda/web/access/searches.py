"""Searches that were faster than a person types, for the data officer."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.people.actions import looking_into as actions
from ciranda.people.queries.fast_searches import A_PAGE, FastSearch, fast_search, fast_searches
from ciranda.web.answers import attempt
from ciranda.web.components import Cell, Column, Empty, Row, Table
from ciranda.web.paging import lines, page_asked
from ciranda.web.wording import moment


class NoteForm(forms.Form):
    """What was found."""

    words = forms.CharField(
        label=gettext_lazy("What did you find, and what follows?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )


@requires(Permission.SEARCH_REVIEW)
def listing(request: HttpRequest) -> HttpResponse:
    """Who searched faster than a person types; those nobody has looked into come first."""
    asked = page_asked(request)
    found = fast_searches(asked)
    page = Paginator(range(found.total), A_PAGE).get_page(asked)
    context = {"table": _table(found.found), **lines(page, request.GET)}
    return render(request, "web/access/searches.html", context)


def _table(found: tuple[FastSearch, ...]) -> Table:
    columns = [
        Column(_("Worker")),
        Column(_("When")),
        Column(_("Searches in that minute")),
        Column(_("Looked into")),
    ]
    rows = [
        [
            Cell(f"{f.name}, {f.agency}", href=reverse("web:access:search", args=[f.id])),
            Cell(moment(f.at_minute)),
            Cell(str(f.searches)),
            Cell(moment(f.noted_at) if f.noted_at else _("Not yet")),
        ]
        for f in found
    ]
    empty = Empty(
        _("Nobody searched faster than a person types"),
        _("Where somebody does, the minute and the number stand here, and never the words."),
    )
    return Table(_("Fast searches"), columns, rows, empty=empty)


@requires(Permission.SEARCH_REVIEW)
def one(request: HttpRequest, flag_id: int) -> HttpResponse:
    """One of them: note what was found."""
    found = fast_search(flag_id)
    if found is None:
        raise Http404
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actor, words = request.actor, form.cleaned_data["words"]  # type: ignore[attr-defined]
        attempt(form, lambda: actions.note_search(actor=actor, flag_id=flag_id, words=words))
        if not form.errors:
            messages.success(request, _("Noted."))
            return redirect("web:access:searches")
    return render(
        request, "web/access/search.html", {"found": found, "rows": _rows(found), "form": form}
    )


def _rows(found: FastSearch) -> list[Row]:
    number = ngettext("%(n)d search", "%(n)d searches", found.searches) % {"n": found.searches}
    return [
        Row(_("Worker"), f"{found.name}, {found.agency}"),
        Row(_("Minute"), moment(found.at_minute)),
        Row(_("How many"), number),
        Row(_("What was found"), found.note),
    ]
