"""Choosing whom one acts for: one employer at a time, on screen at all times."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ciranda.access.policies.declared import public


@public("Comes after sign-in and before any role is chosen; shows only one's own memberships.")
def choose(request: HttpRequest) -> HttpResponse:
    """Choose one of one's current memberships, or oneself as family."""
    if not request.user.is_authenticated:
        return redirect("web:account:sign_in")
    entered = request.entered  # type: ignore[attr-defined]
    own = {str(c.id) for c in entered.choices}
    if request.user.person_id:
        own.add(str(request.user.person_id))
    wanted = request.POST.get("acting_for", "")
    if request.method == "POST" and wanted in own:
        request.session["acting_for"] = str(UUID(wanted))
        return redirect("web:home:start")
    context = {
        "choices": entered.choices,
        "as_family": request.user.person_id,
        "suspended": not own,
        "not_chosen": request.method == "POST",
        "current": str(request.actor.membership_id or ""),  # type: ignore[attr-defined]
    }
    return render(request, "web/acting/choose.html", context)
