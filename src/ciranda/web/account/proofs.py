"""What a session knows about how its person was proved: when, by what, in which browser."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from ciranda.access.actions import enter
from ciranda.accounts import slowing
from ciranda.accounts.actions.browsers import note_sign_in
from ciranda.accounts.codes import keyed
from ciranda.accounts.passkeys import Site
from ciranda.accounts.queries import as_account, awaiting

if TYPE_CHECKING:
    from ciranda.accounts.models import User

BACKEND = settings.AUTHENTICATION_BACKENDS[0]
KNOWN_COOKIE = "ciranda_known"
# Changing how one signs in asks for a proof no older than this.
RECENT = timedelta(minutes=10)
_BROWSERS = ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome")
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class Place:
    """Where a try comes from: a browser that knows this account, else a network address."""

    key: str
    known: bool


@dataclass(frozen=True)
class Through:
    """The agency's own sign-in that was used, and whether it asked for a second step itself."""

    provider_id: UUID
    vouched: bool


def begin(
    request: HttpRequest, user: "User", *, onward: str, through: Through | None = None
) -> HttpResponse:
    """Start a session of eight hours, and lead to the second step or to where they were going.

    The session enters nowhere while the account owes its second step: the database sees to that.
    """
    account = as_account(user)
    enter(account)
    login(request, user, backend=BACKEND)
    _mark_begun(request, through)
    note_sign_in(actor=account, way=f"by {through.provider_id}" if through else "password")
    if awaiting(request.session.session_key):
        query = urlencode({"next": onward})
        return HttpResponseRedirect(f"{reverse('web:account:second_step')}?{query}")
    return remember_browser(request, redirect(onward), user.username)


def _mark_begun(request: HttpRequest, through: Through | None) -> None:
    now = timezone.now()
    for left in ("acting_for", "factor_at", "provider", "vouched", "passkey", "app"):
        request.session.pop(left, None)
    request.session.update(
        {"began_at": now.isoformat(), "proved_at": now.isoformat(), "device": device(request)}
    )
    if through:
        marks = {"provider": str(through.provider_id), "vouched": through.vouched}
        request.session.update(marks)
    request.session.set_expiry(now + timedelta(seconds=settings.SESSION_COOKIE_AGE))
    request.session.save()


def step_done(request: HttpRequest) -> None:
    """The second step is done: from the next request on the session enters."""
    now = timezone.now().isoformat()
    request.session.pop("passkey", None)
    request.session.update({"factor_at": now, "proved_at": now})
    request.session.cycle_key()


def proved_again(request: HttpRequest) -> None:
    """The person proved once more who they are."""
    request.session["proved_at"] = timezone.now().isoformat()


def is_recent(request: HttpRequest) -> bool:
    """Whether the last proof is recent enough to change how one signs in."""
    written = request.session.get("proved_at")
    if not written:
        return False
    return timezone.now() - datetime.fromisoformat(written) < RECENT


def ask_again(request: HttpRequest) -> HttpResponse:
    """Lead over the page that asks for password and second step once more."""
    query = urlencode({"next": request.path})
    return HttpResponseRedirect(f"{reverse('web:account:confirm')}?{query}")


def wanted(request: HttpRequest) -> str:
    """Where they were going, within this site."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if safe else "/"


def site(request: HttpRequest) -> Site:
    """The site as the browser sees it."""
    host = request.get_host()
    return Site(host.rsplit(":", 1)[0], f"{request.scheme}://{host}")


def device(request: HttpRequest) -> str:
    """The browser and its system in two words; nothing that would single it out."""
    said = request.headers.get("User-Agent", "")
    browser = next((name for mark, name in _BROWSERS if mark in said), "")
    if not browser and "Safari" in said:
        browser = "Safari"
    system = next((name for mark, name in _SYSTEMS if mark in said), "")
    return ", ".join(word for word in (browser, system) if word)


def place(request: HttpRequest, name: str) -> Place:
    """The place a try for `name` is counted under."""
    known = _known(request)
    if keyed("known", name) in known.get("names", []):
        return Place(f"browser {known['id']}", True)
    return Place(_address(request), False)


def wait(request: HttpRequest, name: str) -> int:
    """Seconds until the next try."""
    at = place(request, name)
    return slowing.seconds_to_wait(name, at.key, known=at.known)


def missed(request: HttpRequest, name: str) -> None:
    """A try failed."""
    slowing.failed(name, place(request, name).key)


def remember_browser(request: HttpRequest, response: HttpResponse, name: str) -> HttpResponse:
    """This account was used here: what others do to its name no longer slows this browser."""
    slowing.succeeded(name, place(request, name).key)
    known = _known(request)
    mark = keyed("known", name)
    names = [n for n in known.get("names", []) if n != mark][-4:]
    kept = {"id": known.get("id") or secrets.token_urlsafe(16), "names": [*names, mark]}
    response.set_cookie(
        KNOWN_COOKIE,
        signing.dumps(kept, salt=KNOWN_COOKIE),
        max_age=365 * 24 * 3600,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _known(request: HttpRequest) -> dict[str, Any]:
    try:
        found = signing.loads(request.COOKIES.get(KNOWN_COOKIE, ""), salt=KNOWN_COOKIE)
    except signing.BadSignature:
        return {}
    return dict(found)


def _address(request: HttpRequest) -> str:
    """The network address; behind proxies, the one the outermost of ours saw."""
    passed = request.headers.get("X-Forwarded-For", "").split(",")
    if settings.CIRANDA_PROXIES and len(passed) >= settings.CIRANDA_PROXIES:
        return passed[-settings.CIRANDA_PROXIES].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
