"""Signing in through an agency's own sign-in: leaving for it, and coming back."""

import logging

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from ciranda.access.policies.declared import public
from ciranda.accounts import oidc
from ciranda.agencies.queries.signing_in import Provider, linked, provider
from ciranda.web.account import proofs

log = logging.getLogger(__name__)


@public("Signing in comes before any permission.")
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the browser to the agency's own sign-in."""
    at = provider(slug)
    if at is None:
        raise Http404
    again = request.GET.get("again") == "1"
    try:
        question = oidc.ask(at.client, back=_back(request), again=again)
    except oidc.NotReached as error:
        return _failed(request, at, error)
    request.session["outside"] = {
        **question.kept,
        "slug": slug,
        "next": proofs.wanted(request),
    }
    return HttpResponseRedirect(question.url)


@public("Signing in comes before any permission.")
def back(request: HttpRequest) -> HttpResponse:
    """Take the answer, and let in whom a lead linked beforehand. Nobody is matched or made here."""
    kept = request.session.pop("outside", None)
    at = provider(kept["slug"]) if kept else None
    if kept is None or at is None:  # this browser did not ask
        return redirect("web:account:sign_in")
    answer = {key: str(value) for key, value in request.GET.items()}
    try:
        who = oidc.identify(at.client, back=_back(request), kept=kept, answer=answer)
    except (oidc.NotProved, oidc.NotReached) as error:
        return _failed(request, at, error)
    user = linked(at.id, who.subject)
    if user is None:
        return _nobody(request)
    through = proofs.Through(at.id, vouched=at.vouches and who.in_two_steps)
    return proofs.begin(request, user, onward=kept["next"], through=through)


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("web:account:back"))


def _failed(request: HttpRequest, at: Provider, error: Exception) -> HttpResponse:
    log.warning("sign-in %s: %s", at.id, error)  # a reason, never what the provider said
    context = {"reached": not isinstance(error, oidc.NotReached)}
    return render(request, "web/account/outside.html", context, status=403)


def _nobody(request: HttpRequest) -> HttpResponse:
    context = {"reached": True, "unknown": True}
    return render(request, "web/account/outside.html", context, status=403)
