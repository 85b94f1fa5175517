"""Signing in and out."""

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import public, requires
from ciranda.accounts.actions import change_password
from ciranda.web.account.forms import PasswordForm, SignInForm


@public("Signing in comes before any permission.")
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for user name and password; lead on to where the person was going."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = authenticate(request, **form.cleaned_data)
        if user is not None:
            login(request, user)
            return redirect(_next(request))
        form.refuse()
    context = {"form": form, "next": request.GET.get("next", request.POST.get("next", ""))}
    return render(request, "web/account/sign_in.html", context)


@public("Leaving is always allowed.")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("web:home:start")


@requires(Permission.ACCOUNT_USE)
@sensitive_post_parameters("old", "new")
def own(request: HttpRequest) -> HttpResponse:
    """One's own account: the password."""
    data = request.POST if request.method == "POST" else None
    form = PasswordForm(data, user=request.user)
    if request.method == "POST" and form.is_valid():
        change_password(actor=request.actor, user=request.user, new=form.cleaned_data["new"])  # type: ignore[attr-defined]
        update_session_auth_hash(request, request.user)
        messages.success(request, _("Your password is changed."))
        return redirect("web:account:own")
    return render(request, "web/account/own.html", {"form": form})


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe else "/"
