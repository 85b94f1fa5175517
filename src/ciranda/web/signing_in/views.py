"""How the workers of one's agency sign in, for its lead and its data officer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.agencies.actions import signing_in
from ciranda.agencies.enums import IdentityCheck
from ciranda.agencies.queries.signing_in import Worker, kept_providers, rule_of, workers_of
from ciranda.web.account import proofs
from ciranda.web.answers import attempt
from ciranda.web.choices import offer
from ciranda.web.signing_in.forms import LinkForm, ProviderForm, ResetForm, RuleForm


@requires(Permission.SIGN_IN_MANAGE)
def open_rules(request: HttpRequest) -> HttpResponse:
    """The agency's rule, its own sign-ins, and its workers."""
    actor = _actor(request)
    form = RuleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not proofs.is_recent(request):
            return proofs.ask_again(request)
        signing_in.require_second_step(actor=actor, required=form.cleaned_data["required"])
        messages.success(request, _("The rule is kept."))
        return redirect("web:signing_in:open")
    form.initial["required"] = "yes" if rule_of(actor.agency_id) else "no"  # type: ignore[arg-type]
    context = {"form": form, "providers": kept_providers(), "workers": workers_of(actor)}
    return render(request, "web/signing_in/open.html", context)


@requires(Permission.SIGN_IN_MANAGE)
@sensitive_post_parameters("secret")
def add_provider(request: HttpRequest) -> HttpResponse:
    """Let workers enter through the agency's own sign-in."""
    if not proofs.is_recent(request):
        return proofs.ask_again(request)
    form = ProviderForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        added = attempt(form, lambda: signing_in.add_provider(actor=_actor(request), **words))
        if added:
            messages.success(request, _("Added. Now link your workers to it, one by one."))
            return redirect("web:signing_in:open")
    context = {"form": form, "back": request.build_absolute_uri(reverse("web:account:back"))}
    return render(request, "web/signing_in/add_provider.html", context)


@requires(Permission.SIGN_IN_MANAGE)
@sent_from("web:signing_in:open")
def end_provider(request: HttpRequest, provider_id: UUID) -> HttpResponse:
    """Stop entering through it."""
    if all(p.id != provider_id for p in kept_providers()):
        raise Http404
    signing_in.end_provider(actor=_actor(request), provider_id=provider_id)
    messages.success(request, _("Nobody enters through it any more."))
    return redirect("web:signing_in:open")


@requires(Permission.SIGN_IN_MANAGE)
def link(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Link a worker to what the agency's own sign-in calls them."""
    worker = _worker(request, membership_id)
    if not proofs.is_recent(request):
        return proofs.ask_again(request)
    form = LinkForm(request.POST if request.method == "POST" else None)
    offer(form, "provider", [(str(p.id), p.name) for p in kept_providers()])
    if request.method == "POST" and form.is_valid() and _linked(request, membership_id, form):
        messages.success(request, _("%(name)s is linked.") % {"name": worker.name})
        return redirect("web:signing_in:open")
    return render(request, "web/signing_in/link.html", {"form": form, "worker": worker})


@requires(Permission.SIGN_IN_MANAGE)
@sent_from("web:signing_in:open")
def unlink(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """End a link."""
    links = {found for worker in workers_of(_actor(request)) for found, _subject in worker.subjects}
    if link_id not in links:
        raise Http404
    signing_in.unlink_worker(actor=_actor(request), link_id=link_id)
    messages.success(request, _("The link is ended."))
    return redirect("web:signing_in:open")


@requires(Permission.SIGN_IN_MANAGE)
def reset(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """End a worker's lost second step, and show the one code that one says to them."""
    worker = _worker(request, membership_id)
    if not proofs.is_recent(request):
        return proofs.ask_again(request)
    form = ResetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        check = IdentityCheck(form.cleaned_data["check"])
        code = attempt(
            form,
            lambda: signing_in.reset_second_step(
                actor=_actor(request), membership_id=membership_id, check=check
            ),
        )
        if code:
            return render(
                request, "web/signing_in/reset_done.html", {"code": code, "worker": worker}
            )
    return render(request, "web/signing_in/reset.html", {"form": form, "worker": worker})


def _linked(request: HttpRequest, membership_id: UUID, form: LinkForm) -> bool:
    def act() -> bool:
        signing_in.link_worker(
            actor=_actor(request),
            membership_id=membership_id,
            provider_id=UUID(form.cleaned_data["provider"]),
            subject=form.cleaned_data["subject"],
        )
        return True

    return bool(attempt(form, act))


def _worker(request: HttpRequest, membership_id: UUID) -> Worker:
    for worker in workers_of(_actor(request)):
        if worker.membership_id == membership_id:
            return worker
    raise Http404


def _actor(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found
