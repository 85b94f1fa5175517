"""A form sent twice is done once: the second sending is answered with the first one's result."""

from uuid import UUID

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

REDIRECTS = frozenset({302, 303})


def _key(request: HttpRequest) -> UUID | None:
    if request.method != "POST":
        return None
    try:
        return UUID(request.POST.get("_key", ""))
    except ValueError:
        return None


def answer_again(request: HttpRequest) -> HttpResponse | None:
    """The first answer, if this form was already sent and done; waits for one in flight."""
    key = _key(request)
    if key is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select access_once(%s)", [key])
        answered = cursor.fetchone()[0]
    return HttpResponseRedirect(answered) if answered else None


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Keep where a form that was done led to; one that was sent back with errors may come again."""
    key = _key(request)
    if key is None:
        return
    where = response.get("Location", "") if response.status_code in REDIRECTS else ""
    with connection.cursor() as cursor:
        cursor.execute("select access_once_done(%s, %s)", [key, where])
