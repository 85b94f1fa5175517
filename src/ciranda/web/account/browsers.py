"""Where one is signed in, and ending it there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.accounts.actions.browsers import end_browsers
from ciranda.accounts.queries import browsers_of


@requires(Permission.ACCOUNT_USE)
def browsers(request: HttpRequest) -> HttpResponse:
    """The browsers one is signed in with; one of the others, or all of them, can be signed out."""
    actor = request.actor  # type: ignore[attr-defined]
    this = request.session.session_key or ""
    if request.method == "POST":
        end_browsers(actor=actor, this=this, mark=request.POST.get("browser", ""))
        messages.success(request, _("Signed out there."))
        return redirect("web:account:browsers")
    context = {
        "browsers": browsers_of(actor, this),
        "frame": "family.html" if actor.is_family else "staff.html",
    }
    return render(request, "web/account/browsers.html", context)
