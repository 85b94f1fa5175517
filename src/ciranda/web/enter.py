"""Entering and leaving a request: one transaction, one actor, one purpose, and its audit.

The order matters. The session, the account and what the actor may see come in one statement; the
view's declared permission is checked before it runs; a refusal is written after the transaction it
was refused in has been rolled back.
"""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, urlencode
from django.utils.translation import gettext as _

from ciranda.access import replica
from ciranda.access.actions import ANONYMOUS, Actor, Refused, leave, refuse, resume
from ciranda.access.enums import Purpose
from ciranda.access.policies.declared import Needs, Public
from ciranda.accounts.sessions import SessionStore
from ciranda.agencies.queries import Entered, enter_session
from ciranda.audit import actions as audit
from ciranda.web import wording
from ciranda.web.context import Acting
from ciranda.web.once import answer_again, remember
from ciranda.web.typed import words_typed

Declared = Needs | Public


class EnterMiddleware:
    """Wraps each request in one transaction that speaks as whoever is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Enter, answer, leave."""
        request.broken = False  # type: ignore[attr-defined]
        request.refusal = None  # type: ignore[attr-defined]
        audit.forget()
        replica.wrote_until(request.COOKIES.get(replica.COOKIE))
        try:
            with transaction.atomic():
                self._enter(request)
                response = answer_again(request) or self.get_response(request)
                self._leave(request, response)
        finally:
            leave()
        self._refused(request)
        _remember_writing(request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Check what the view declared against who asks."""
        declared = declaration(view)
        if isinstance(declared, Public):
            return _to_its_form(request, view, kwargs)
        user, actor = request.user, request.actor  # type: ignore[attr-defined]
        if not user.is_authenticated:
            return _to_sign_in(request, view, kwargs)
        if request.entered.must_enrol and not declared.enrols:  # type: ignore[attr-defined]
            return HttpResponseRedirect(reverse("web:account:steps"))
        if actor is ANONYMOUS:
            return HttpResponseRedirect(reverse("web:acting:choose"))
        if not actor.may(declared.permission):
            error = Refused(_("Your role here does not include this page."))
            self.process_exception(request, error)
            raise error
        return _to_its_form(request, view, kwargs)

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Nothing of a failed request stays; a refusal is remembered for afterwards."""
        request.broken = True  # type: ignore[attr-defined]
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if isinstance(error, PermissionDenied | Http404) and actor is not ANONYMOUS:
            reason = "not_visible" if isinstance(error, Http404) else "not_permitted"
            request.refusal = (request.resolver_match, reason)  # type: ignore[attr-defined]

    def _enter(self, request: HttpRequest) -> None:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        store = SessionStore(key)
        entered = enter_session(key, _purpose(request)) if key else None
        if entered:
            store.prefill(entered.session_data)
        else:
            store = SessionStore(None)
        request.session = store
        request.user = (entered and entered.user) or AnonymousUser()
        request.entered = entered  # type: ignore[attr-defined]
        _say_who_acts(request, entered)

    def _leave(self, request: HttpRequest, response: HttpResponse) -> None:
        if response.status_code >= 500 or request.broken:  # type: ignore[attr-defined]
            transaction.set_rollback(True)
            audit.forget()
            return
        remember(request, response)
        _save_session(request, response)
        audit.flush()

    def _refused(self, request: HttpRequest) -> None:
        refusal = request.refusal  # type: ignore[attr-defined]
        if not refusal:
            return
        match, reason = refusal
        ids = [v for v in (match.kwargs if match else {}).values() if isinstance(v, UUID)]
        name = match.view_name if match else "unknown"
        actor: Actor = request.actor  # type: ignore[attr-defined]
        refuse(actor, f"open {name}", object_id=ids[0] if ids else None, reason=reason)


def _to_its_form(
    request: HttpRequest, view: Any, kwargs: dict[str, Any]
) -> HttpResponseRedirect | None:
    """Where the form stands of a view that only takes what it sends; None when it was sent."""
    page, keys = getattr(view, "sent_from", ("", ()))
    if not page or request.method == "POST":
        return None
    return HttpResponseRedirect(reverse(page, kwargs={key: kwargs[key] for key in keys}))


def _to_sign_in(request: HttpRequest, view: Any, kwargs: dict[str, Any]) -> HttpResponse:
    entered: Entered | None = request.entered  # type: ignore[attr-defined]
    page, keys = getattr(view, "sent_from", ("", ()))
    form = reverse(page, kwargs={k: kwargs[k] for k in keys}) if page else request.get_full_path()
    query = urlencode({"next": form})
    if entered and entered.owes_step:
        return HttpResponseRedirect(f"{reverse('web:account:second_step')}?{query}")
    sign_in_url = f"{settings.LOGIN_URL}?{query}"
    if words_typed(request):
        # The sign-in ended while somebody was writing: their words are given back.
        return render(request, "signed_out.html", {"sign_in_url": sign_in_url}, status=403)
    return HttpResponseRedirect(sign_in_url)


def _say_who_acts(request: HttpRequest, entered: Entered | None) -> None:
    actor = (entered and entered.actor) or ANONYMOUS
    request.actor = actor  # type: ignore[attr-defined]
    if actor is ANONYMOUS:
        resume(actor)
        return
    resume(actor)
    request.permissions = frozenset(p.value for p in actor.permissions)  # type: ignore[attr-defined]
    request.sign_out_url = reverse("web:account:sign_out")  # type: ignore[attr-defined]
    if actor.is_staff:
        change = reverse("web:acting:choose") if actor.choices > 1 else ""
        request.acting = Acting(  # type: ignore[attr-defined]
            wording.profession(actor.role_label) or wording.role(actor.role),
            actor.agency_name,
            change,
            actor.name,
        )


def _purpose(request: HttpRequest) -> Purpose:
    try:
        declared = declaration(resolve(request.path_info).func)
    except Http404:
        return Purpose.SUPPORT
    return declared.purpose if isinstance(declared, Needs) else Purpose.SUPPORT


def declaration(view: Any) -> Declared:
    """What a view says about itself. Raises ImproperlyConfigured when it says nothing."""
    declared = getattr(view, "declared", None) or getattr(
        getattr(view, "view_class", None), "declared", None
    )
    if not isinstance(declared, Needs | Public):
        name = getattr(view, "__qualname__", repr(view))
        raise ImproperlyConfigured(
            f"{view.__module__}.{name} needs @requires(permission) or @public(reason)"
        )
    return declared


def views(patterns: Any = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the site with its pattern."""
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from views(entry.url_patterns, route)
        else:
            yield route, entry


def check_every_view() -> None:
    """Refuse to start when any view says nothing about who may open it."""
    for _route, pattern in views():
        declaration(pattern.callback)


def _remember_writing(request: HttpRequest, response: HttpResponse) -> None:
    """A browser that wrote something keeps how far; no report it asks for is older than that."""
    if request.method != "POST" or not replica.is_named():
        return
    response.set_cookie(
        replica.COOKIE,
        replica.position(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _save_session(request: HttpRequest, response: HttpResponse) -> None:
    store: Any = request.session
    if store.is_empty():
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.delete_cookie(settings.SESSION_COOKIE_NAME, samesite="Lax")
        return
    if store.accessed:
        patch_vary_headers(response, ("Cookie",))
    if not store.modified:
        return
    store.save()
    response.set_cookie(
        settings.SESSION_COOKIE_NAME,
        store.session_key,
        max_age=store.get_expiry_age(),
        expires=http_date(store.get_expiry_date().timestamp()),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
