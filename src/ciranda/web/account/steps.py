"""The second step of signing in, and proving again before one changes how one signs in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import public, requires
from ciranda.accounts.actions import factors
from ciranda.accounts.queries import as_account, awaiting, factors_of
from ciranda.web.account import proofs
from ciranda.web.account.forms import ConfirmForm, StepForm, slow_words


@public("Comes after the password and before anything is seen.")
@sensitive_post_parameters("code")
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for the second step of a session whose password was right."""
    account = awaiting(request.session.session_key)
    if account is None:
        return redirect("web:account:sign_in")
    form = StepForm(_typed(request))
    if request.method == "POST" and _proved(request, account, form):
        proofs.step_done(request)
        return proofs.remember_browser(request, redirect(proofs.wanted(request)), account.name)
    context = {
        "form": form,
        "next": proofs.wanted(request),
        "options": _passkey_options(request, account),
    }
    return render(request, "web/account/second_step.html", context)


@requires(Permission.ACCOUNT_USE, enrols=True)
@sensitive_post_parameters("password", "code")
def confirm(request: HttpRequest) -> HttpResponse:
    """Ask once more for the password and the second step, before they are changed."""
    account = as_account(request.user)  # type: ignore[arg-type]
    has_step = bool(factors_of(account).shown)
    by_agency = "provider" in request.session
    form = ConfirmForm(_typed(request), password=not by_agency, step=has_step)
    if request.method == "POST" and _is_same(request, account, form):
        proofs.proved_again(request)
        return redirect(proofs.wanted(request))
    context = {
        "form": form,
        "next": proofs.wanted(request),
        "options": _passkey_options(request, account) if has_step else "",
        "only_by_agency": not form.fields,
        "frame": "family.html" if request.actor.is_family else "staff.html",  # type: ignore[attr-defined]
    }
    return render(request, "web/account/confirm.html", context)


def _typed(request: HttpRequest) -> Any:
    """What was typed; nothing when a passkey answers in its place."""
    return request.POST if request.method == "POST" and not request.POST.get("answer") else None


def _is_same(request: HttpRequest, account: Actor, form: ConfirmForm) -> bool:
    if "password" in form.fields and form.is_bound and not _password_fits(request, form):
        return False
    if "code" in form.fields or not form.is_bound:
        return _proved(request, account, form)
    return bool(form.fields) and form.is_valid()


def _password_fits(request: HttpRequest, form: ConfirmForm) -> bool:
    name = request.user.get_username()
    if seconds := proofs.wait(request, name):
        form.add_error("password", slow_words(seconds))
    elif form.is_valid() and authenticate(
        request, username=name, password=form.cleaned_data["password"]
    ):
        return True
    elif "password" in form.cleaned_data:
        proofs.missed(request, name)
        form.add_error("password", _("This is not your password now. Try again."))
    return False


def _proved(request: HttpRequest, account: Actor, form: StepForm) -> bool:
    name = f"second step of {account.user_id}"
    seconds = proofs.wait(request, name)
    if not form.is_bound:
        return not seconds and _proved_by_passkey(request, account, name)
    if seconds:
        form.add_error("code", slow_words(seconds))
    elif form.is_valid():
        if factors.prove_by_code(actor=account, code=form.cleaned_data["code"]):
            return True
        proofs.missed(request, name)
        wrong = _("This code is not right. Wait for the next one, or use a spare code.")
        form.add_error("code", wrong)
    return False


def _proved_by_passkey(request: HttpRequest, account: Actor, name: str) -> bool:
    state = request.session.pop("passkey", None)
    if state and factors.prove_by_passkey(
        actor=account,
        site=proofs.site(request),
        state=state,
        answer=request.POST["answer"],
    ):
        return True
    proofs.missed(request, name)
    messages.error(request, _("The passkey did not fit. Try again, or type a code."))
    return False


def _passkey_options(request: HttpRequest, account: Actor) -> str:
    """What the browser is asked for, kept in the session until it answers; '' without passkeys."""
    with entered(account):
        asked = factors.ask_for_passkey(account, proofs.site(request))
    if asked is None:
        return ""
    request.session["passkey"] = asked.state
    return asked.options
