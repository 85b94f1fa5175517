"""News for one person: that there is something to look at, never what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.cases.actions.notices import mark_seen
from ciranda.cases.queries.family import own_notices
from ciranda.portal.pages import me


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def open_page(request: HttpRequest) -> HttpResponse:
    """My notices; sent back, they are noted as read."""
    if request.method == "POST":
        mark_seen(actor=request.actor)  # type: ignore[attr-defined]
        return redirect("portal:notices:open")
    notices = own_notices(me(request))
    context = {"notices": notices, "has_new": any(n.is_new for n in notices)}
    return render(request, "portal/notices/open.html", context)
