"""Births that have not signed up: numbers for the area's team, forms for whoever keeps them."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.referrals.actions import signing_up
from ciranda.referrals.queries.signing_up import (
    Form,
    Waiting,
    areas_that_sign_up,
    births_waiting,
    form_of,
    forms_of_mine,
)
from ciranda.web.answers import attempt
from ciranda.web.births.forms import AreaForm, SignUpForm
from ciranda.web.components import Tile
from ciranda.web.paging import page_asked
from ciranda.web.people.views import seen

PAGE = 25


@requires(Permission.PERSON_REGISTER)
def show(request: HttpRequest) -> HttpResponse:
    """How many births wait, the forms still incomplete, and the families who signed up."""
    mine, waiting = forms_of_mine(), births_waiting(_actor(request))
    context = {
        "waiting": bool(waiting),
        "tiles": [_tile(area) for area in waiting],
        "page": _begun_first(mine).get_page(page_asked(request)),
        "named": [form for form in mine if form.completed_at],
    }
    return render(request, "web/births/list.html", context)


@requires(Permission.PERSON_REGISTER)
def put_on_list(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Put a child on the list of the area it lives in."""
    person, areas = seen(request, person_id), areas_that_sign_up()
    form = AreaForm(request.POST if request.method == "POST" else None, areas=areas)
    if request.method == "POST" and form.is_valid():
        programme, code = form.chosen()
        made = attempt(
            form,
            lambda: signing_up.put_on_list(
                actor=_actor(request), programme=programme, person_id=person_id, parish_code=code
            ),
        )
        if made:
            return redirect("web:births:form", made)
    context = {"form": form, "person": person, "areas": areas}
    return render(request, "web/births/add.html", context)


@requires(Permission.PERSON_REGISTER)
def fill_in(request: HttpRequest, sign_up_id: UUID) -> HttpResponse:
    """The form of one birth: saved as far as it is, released once it is complete."""
    found = _form(sign_up_id)
    form = SignUpForm(request.POST if request.method == "POST" else None, form=found)
    if request.method == "POST" and form.is_valid():
        complete = attempt(
            form,
            lambda: signing_up.fill_in(
                actor=_actor(request),
                sign_up_id=sign_up_id,
                done=form.cleaned_data["done"],
                version=form.cleaned_data["version"],
            ),
        )
        if complete is not None:
            messages.success(request, _said(complete=complete))
            return redirect("web:births:list")
    return render(request, "web/births/form.html", {"form": form, "found": found})


@requires(Permission.PERSON_REGISTER)
@sent_from("web:births:form", "sign_up_id")
def take_off(request: HttpRequest, sign_up_id: UUID) -> HttpResponse:
    """The family does not want to: it counts no more and is named to nobody."""
    found = _form(sign_up_id)
    form = SignUpForm(request.POST, form=found)
    if form.is_valid():
        try:
            signing_up.take_off(
                actor=_actor(request),
                sign_up_id=sign_up_id,
                version=form.cleaned_data["version"],
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Taken off the list. Nobody is told a name."))
            return redirect("web:births:list")
    return render(request, "web/births/form.html", {"form": form, "found": found})


def _begun_first(mine: list[Form]) -> "Paginator[Form]":
    """The forms still to fill in: those somebody began come first, then the newest."""
    incomplete = [form for form in mine if form.completed_at is None]
    return Paginator(sorted(incomplete, key=lambda form: not form.done), PAGE)


def _tile(area: Waiting) -> Tile:
    if area.number is None:
        return Tile(_("Too few to say"), area.area, _("nobody's name"))
    words = ngettext("birth in %(area)s", "births in %(area)s", area.number) % {"area": area.area}
    return Tile(area.number, words, _("nobody's name"))


def _said(*, complete: bool) -> str:
    if complete:
        return _("Complete. The area's team knows the name from now on.")
    return _("Saved. What is missing waits on the list; no name is told yet.")


def _form(sign_up_id: UUID) -> Form:
    found = form_of(sign_up_id)
    if found is None or not found.keeps:
        raise Http404
    return found


def _actor(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found
