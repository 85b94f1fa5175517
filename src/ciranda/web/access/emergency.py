"""Opening a case in an emergency, and looking back at it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.actions import emergency
from ciranda.cases.queries.openings import openings
from ciranda.web.access import pages
from ciranda.web.access.forms import EmergencyForm, ReviewForm
from ciranda.web.answers import attempt


@requires(Permission.BREAK_GLASS)
def open_case(request: HttpRequest) -> HttpResponse:
    """By the case's own reference: nobody browses names here."""
    form = EmergencyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        case_id = attempt(
            form,
            lambda: emergency.open_in_emergency(
                actor=request.actor,  # type: ignore[attr-defined]
                reference=given["reference"],
                reason=given["reason"],
            ),
        )
        if case_id:
            messages.success(request, _("Open for one hour. The team and the data officer know."))
            return redirect("web:cases:open", case_id)
    return render(request, "web/access/emergency.html", {"form": form})


@requires(Permission.BREAK_GLASS_REVIEW)
def reviews(request: HttpRequest) -> HttpResponse:
    """Emergency openings of my teams that wait for review, or all of the latest."""
    everything = request.GET.get("show") == "all"
    found = openings(request.actor, reviewed=everything)  # type: ignore[attr-defined]
    context = {"table": pages.openings_table(found), "everything": everything}
    return render(request, "web/access/reviews.html", context)


@requires(Permission.BREAK_GLASS_REVIEW)
def review(request: HttpRequest, opening_id: UUID) -> HttpResponse:
    """Say whether it was right."""
    actor = request.actor  # type: ignore[attr-defined]
    opening = next((o for o in openings(actor) if o.id == opening_id), None)
    if opening is None:
        raise Http404
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        emergency.review(
            actor=actor,
            opening_id=opening_id,
            justified=given["justified"] == "yes",
            words=given["words"],
        )
        messages.success(request, _("Reviewed."))
        return redirect("web:access:reviews")
    context = {"form": form, "rows": pages.opening_rows(opening), "opening": opening}
    return render(request, "web/access/review.html", context)
