"""Places with their risks: listed, entered, ended. No family stands on these pages."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.people.actions.places import end_risk, note_place, note_risk
from ciranda.people.queries.places import A_PAGE, places
from ciranda.people.queries.places import place_read as _place_read
from ciranda.web.answers import attempt
from ciranda.web.cases.doors import actor_of
from ciranda.web.risks.forms import NewPlaceForm, RiskForm


@requires(Permission.CONTACT_WRITE)
def listing(request: HttpRequest) -> HttpResponse:
    """Places by parish and name, and those of a name one looks for."""
    sought = request.GET.get("name", "")[:200]
    found = places(sought)
    context = {"places": found, "sought": sought, "more": len(found) == A_PAGE, "most": A_PAGE}
    return render(request, "web/risks/list.html", context)


@requires(Permission.CONTACT_WRITE)
def new(request: HttpRequest) -> HttpResponse:
    """Enter a building or an area."""
    form = NewPlaceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: note_place(actor=actor_of(request), place=form.values()))
        if made:
            return redirect("web:risks:open", made)
    return render(request, "web/risks/new.html", {"form": form})


@requires(Permission.CONTACT_WRITE)
def show(request: HttpRequest, place_id: UUID) -> HttpResponse:
    """One place with its risks, and a form for one more."""
    place = _place_read(place_id)
    if place is None:
        raise Http404
    form = RiskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actor, data = actor_of(request), form.cleaned_data
        if attempt(form, lambda: note_risk(actor=actor, place_id=place_id, **data)):
            messages.success(request, _("Noted. Whoever plans a visit there is told."))
            return redirect("web:risks:open", place_id)
    context = {"place": place, "form": form, "today": timezone.localdate()}
    return render(request, "web/risks/open.html", context)


@requires(Permission.CONTACT_WRITE)
@sent_from("web:risks:open", "place_id")
def end(request: HttpRequest, place_id: UUID, risk_id: UUID) -> HttpResponse:
    """It is no risk any more."""
    place = _place_read(place_id)
    if place is None or all(one.id != risk_id for one in place.risks):
        raise Http404
    try:
        end_risk(actor=actor_of(request), risk_id=risk_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    messages.success(request, _("Ended today."))
    return redirect("web:risks:open", place_id)
