"""One's own second steps: seeing, adding and removing them, and the spare codes."""

from uuid import UUID

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.accounts import codes
from ciranda.accounts.actions import factors
from ciranda.accounts.passkeys import NotProved
from ciranda.accounts.queries import as_account, factors_of
from ciranda.agencies.queries.signing_in import is_step_required
from ciranda.web.account import proofs
from ciranda.web.account.forms import AppForm, PasskeyForm


@requires(Permission.ACCOUNT_USE, enrols=True)
def steps(request: HttpRequest) -> HttpResponse:
    """What stands beside one's password, and what can be added."""
    entered = request.entered  # type: ignore[attr-defined]
    context = {
        "has": factors_of(_actor(request)),
        "must_enrol": entered.must_enrol,
        "frame": _frame(request),
    }
    return render(request, "web/account/steps.html", context)


@requires(Permission.ACCOUNT_USE, enrols=True)
@sensitive_post_parameters("code")
def add_app(request: HttpRequest) -> HttpResponse:
    """Show the picture for the app, and keep the app once it shows the right code."""
    if not proofs.is_recent(request):
        return proofs.ask_again(request)
    draft = request.session.get("app") or factors.draft_app()
    form = AppForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            spare = factors.add_app(actor=_actor(request), draft=draft, **form.cleaned_data)
        except NotProved:
            form.add_error("code", _("This code does not fit. Wait for the next one and type it."))
        else:
            del request.session["app"]
            return _added(request, spare)
    request.session["app"] = draft
    secret = factors.drafted_secret(draft)
    context = {
        "form": form,
        "picture": _picture(codes.address(secret, request.user.get_username())),
        "typed": codes.typed(secret),
        "frame": _frame(request),
    }
    return render(request, "web/account/add_app.html", context)


@requires(Permission.ACCOUNT_USE, enrols=True)
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Ask the browser for a new passkey, and keep it."""
    if not proofs.is_recent(request):
        return proofs.ask_again(request)
    form = PasskeyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        spare = _passkey_kept(request, form)
        if spare is not None:
            return _added(request, spare)
    account = as_account(request.user)  # type: ignore[arg-type]
    asked = factors.ask_for_new_passkey(account, proofs.site(request))
    request.session["passkey"] = asked.state
    context = {"form": form, "options": asked.options, "frame": _frame(request)}
    return render(request, "web/account/add_passkey.html", context)


@requires(Permission.ACCOUNT_USE)
def remove(request: HttpRequest, factor_id: UUID) -> HttpResponse:
    """Take one away, after asking."""
    if not proofs.is_recent(request):
        return proofs.ask_again(request)
    actor = _actor(request)
    found = next((f for f in factors_of(actor).shown if f.id == factor_id), None)
    if found is None:
        return redirect("web:account:steps")
    if request.method == "POST":
        factors.remove_factor(actor=actor, factor_id=factor_id, required=is_step_required(actor))
        messages.success(request, _("«%(name)s» is removed.") % {"name": found.name})
        return redirect("web:account:steps")
    context = {"factor": found, "frame": _frame(request)}
    return render(request, "web/account/remove_step.html", context)


@requires(Permission.ACCOUNT_USE)
@sent_from("web:account:steps")
def spare_codes(request: HttpRequest) -> HttpResponse:
    """New spare codes, shown this once."""
    if not proofs.is_recent(request):
        return proofs.ask_again(request)
    return _show(request, factors.renew_spare_codes(actor=_actor(request)))


def _passkey_kept(request: HttpRequest, form: PasskeyForm) -> list[str] | None:
    state = request.session.pop("passkey", None)
    try:
        if not state:
            raise NotProved
        return factors.add_passkey(
            actor=_actor(request),
            site=proofs.site(request),
            state=state,
            answer=form.cleaned_data["answer"],
            name=form.cleaned_data["name"],
        )
    except NotProved:
        words = _("The browser made no passkey. Try again, or add an app instead.")
        form.add_error("name", words)
        return None


def _added(request: HttpRequest, spare: list[str]) -> HttpResponse:
    """The session that added it has just proved it; the first one brings spare codes."""
    proofs.step_done(request)
    messages.success(request, _("Your second step is set up."))
    return _show(request, spare) if spare else redirect("web:account:steps")


def _show(request: HttpRequest, spare: list[str]) -> HttpResponse:
    context = {"codes": spare, "frame": _frame(request)}
    return render(request, "web/account/spare_codes.html", context)


def _picture(words: str) -> SafeString:
    """The QR code as a drawing in the page: nothing is fetched, nothing leaves the installation."""
    drawn = segno.make(words, error="m").svg_inline(scale=5, border=4, light="#ffffff")
    return mark_safe(drawn)  # noqa: S308  # nosec B308 B703  # squares we drew


def _actor(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found


def _frame(request: HttpRequest) -> str:
    return "family.html" if _actor(request).is_family else "staff.html"
