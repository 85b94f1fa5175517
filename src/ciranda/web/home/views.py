"""The front door: everyone is led to where their day begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ciranda.access.actions import ANONYMOUS
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import public, requires
from ciranda.web.navigation import seldom_for

# The first page a role may open is where its day begins.
_STARTS = (
    (Permission.FAMILY_READ, "portal:home:open"),
    (Permission.CASE_READ, "web:day:open"),
    (Permission.REPORT_READ, "web:reports:teams"),
    (Permission.TEAM_READ, "web:team:open"),
)


@public("The front door says what Ciranda is and leads to sign-in.")
def start(request: HttpRequest) -> HttpResponse:
    """Lead a signed-in person to their own first page; tell others what this is."""
    actor = request.actor  # type: ignore[attr-defined]
    if request.user.is_authenticated and actor is ANONYMOUS:
        return redirect("web:acting:choose")
    if request.user.is_authenticated:
        for permission, name in _STARTS:
            if actor.may(permission):
                return redirect(name)
    return render(request, "web/home/start.html")


@requires(Permission.ACCOUNT_USE)
def more(request: HttpRequest) -> HttpResponse:
    """What one needs seldom, each with a line on what it is for."""
    permissions = request.permissions  # type: ignore[attr-defined]
    return render(request, "web/home/more.html", {"groups": seldom_for(request, permissions)})
