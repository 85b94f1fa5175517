"""My day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.day import day
from ciranda.referrals.queries import climbed_above
from ciranda.web.day import pages


@requires(Permission.CASE_READ)
def open_day(request: HttpRequest) -> HttpResponse:
    """What waits for me: first the one thing to do next, then everything by its kind."""
    found = day(request.actor)  # type: ignore[attr-defined]
    above = climbed_above() if request.actor.may(Permission.TEAM_SUPERVISE) else []  # type: ignore[attr-defined]
    context = {"first": pages.first(found), "groups": [*pages.above(above), *pages.groups(found)]}
    return render(request, "web/day/open.html", {**context, "today": timezone.localdate()})
