"""Signing in and out, and one's own account."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import public, requires, sent_from
from ciranda.accounts.actions import change_password, choose_language
from ciranda.agencies.queries.signing_in import providers
from ciranda.web.account import proofs
from ciranda.web.account.forms import LanguageForm, PasswordForm, SignInForm


@public("Signing in comes before any permission.")
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for user name and password; lead on to the second step or where the person was going."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user: Any = _checked(request, form)
        if user is not None:
            return _welcome(request, user)
    context = {
        "form": form,
        "next": request.GET.get("next", request.POST.get("next", "")),
        "providers": providers(),
    }
    return render(request, "web/account/sign_in.html", context)


def _checked(request: HttpRequest, form: SignInForm) -> Any:
    name = form.cleaned_data["username"]
    if seconds := proofs.wait(request, name):
        form.slow(seconds)
        return None
    user = authenticate(request, **form.cleaned_data)
    if user is None:
        proofs.missed(request, name)
        form.refuse()
    return user


@public("Leaving is always allowed.")
@sent_from("web:home:start")
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("web:home:start")


@requires(Permission.ACCOUNT_USE)
@sensitive_post_parameters("old", "new")
def own(request: HttpRequest) -> HttpResponse:
    """One's own account: the language of its pages, and the password."""
    user: Any = request.user
    sent = request.POST.get("form", "password") if request.method == "POST" else ""
    language = LanguageForm(
        request.POST if sent == "language" else None,
        initial={"language": user.language or get_language()},
    )
    form = PasswordForm(request.POST if sent == "password" else None, user=user)
    if sent == "language" and language.is_valid():
        return _choose(request, language.cleaned_data["language"])
    if sent == "password" and form.is_valid():
        return _change(request, form.cleaned_data["new"])
    frame = "family.html" if request.actor.is_family else "staff.html"  # type: ignore[attr-defined]
    context = {"form": form, "language": language, "forms": [language, form], "frame": frame}
    return render(request, "web/account/own.html", context)


def _choose(request: HttpRequest, language: str) -> HttpResponse:
    choose_language(actor=request.actor, language=language)  # type: ignore[attr-defined]
    return _speaking(redirect("web:account:own"), language)


def _change(request: HttpRequest, new: str) -> HttpResponse:
    change_password(
        actor=request.actor,  # type: ignore[attr-defined]
        user=request.user,  # type: ignore[arg-type]
        new=new,
        session_key=request.session.session_key or "",
    )
    update_session_auth_hash(request, request.user)  # type: ignore[arg-type]
    messages.success(request, _("Your password is changed. Other browsers are signed out."))
    return redirect("web:account:own")


def _welcome(request: HttpRequest, user: Any) -> HttpResponse:
    """On to where they were going; a family reads its pages in the language it chose."""
    response = proofs.begin(request, user, onward=proofs.wanted(request))
    return _speaking(response, user.language) if user.person_id and user.language else response


def _speaking(response: HttpResponse, language: str) -> HttpResponse:
    """Let this browser speak the language of the account."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=365 * 24 * 3600, samesite="Lax"
    )
    return response
