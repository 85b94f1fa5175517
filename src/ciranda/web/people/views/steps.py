"""One form about one person: what every such page does alike."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused
from ciranda.people.queries.person import PersonPage, Row


def step(
    request: HttpRequest,
    person: PersonPage,
    form: forms.Form,
    title: str,
    save: Callable[[], Any],
    *,
    done: str = "",
    template: str = "web/people/step.html",
    **more: Any,
) -> HttpResponse:
    """Show the form; when it is sent and right, save and return to the person. A refusal is said
    above the form. Raises Http404 for a row that is not there for this reader."""
    if request.method == "POST" and form.is_valid():
        try:
            save()
        except Refused as no:
            form.add_error(None, str(no))
        except ObjectDoesNotExist as error:
            raise Http404 from error
        else:
            messages.success(request, done or _("Saved."))
            return redirect("web:people:open", person.id)
    return render(request, template, {"form": form, "person": person, "title": title, **more})


def row_of(person: PersonPage, key: str, row_id: Any, column: str = "id") -> Row:
    """A row of the person's page by its key. Raises Http404 where this reader has none such."""
    for row in person.lists[key]:
        if row[column] == str(row_id):
            return row
    raise Http404


def sent(request: HttpRequest) -> Any:
    """What was sent with the form, None where it was only opened."""
    return request.POST if request.method == "POST" else None
