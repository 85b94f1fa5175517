"""The one page a guest's link opens."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from ciranda.access.policies.declared import public
from ciranda.cases.queries.guests import guest_meeting


@never_cache
@public("Whoever holds a guest's link sees when a meeting is and what about, until it is over.")
def open_page(request: HttpRequest, secret: str) -> HttpResponse:
    """When, where, about what. A link that ended says the same as one that never was."""
    found = guest_meeting(secret)
    if found is None:
        answer = render(request, "web/guests/ended.html", status=404)
    else:
        title = found.pack.label(f"meeting_kinds.{found.kind_key}", get_language() or "en")
        starts_at = found.starts_at.astimezone(ZoneInfo(found.zone)).replace(tzinfo=None)
        context = {"meeting": found, "title": title, "starts_at": starts_at}
        answer = render(request, "web/guests/open.html", context)
    # the address is the key: it goes nowhere else and into no index
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer
