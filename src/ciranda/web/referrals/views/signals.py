"""Signals on the team's side: keep, look into together, or end."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import looked
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires, sent_from
from ciranda.common.ids import is_uuid
from ciranda.referrals import actions
from ciranda.referrals.enums import Kind, SignalState
from ciranda.referrals.policies.likeness import is_enough
from ciranda.referrals.policies.sending import NotPossible
from ciranda.referrals.queries import SignalSheet, signal_sheet, together
from ciranda.web.referrals import pages
from ciranda.web.referrals.deciding_forms import EndForm
from ciranda.web.referrals.views.frame import actor_of, attempt, language, posted, tried

decides = requires(Permission.REFERRAL_TRIAGE, Purpose.TRIAGE)


def _signal(signal_id: UUID) -> SignalSheet:
    found = signal_sheet(signal_id, now=timezone.now())
    if found is None:
        raise Http404
    looked(found.dossier_id, found.id, "signal")
    return found


@decides
def signal(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """A signal, who sent it, and others that may be about the same child."""
    found = _signal(signal_id)
    near = together(found.id, found.team_id, found.pack_version_id)
    rule = found.pack.signals
    context = {
        "signal": found,
        "rows": pages.signal_rows(found),
        "worry": found.told(Kind.WORRY),
        "source": pages.source_rows(found.source, is_professional=found.is_professional),
        "is_open": found.state in (SignalState.NEW, SignalState.WEAK),
        "is_new": found.state == SignalState.NEW,
        "needs_check": found.is_professional and found.source and not found.source.checked_at,
        "companions": near.companions,
        "many": pages.many_signals(near.described, rule.weak_needed) if rule else "",
        "enough": rule is not None
        and is_enough(near.described, needed=rule.weak_needed, sectors=rule.sectors_needed),
        "form": EndForm(pack=found.pack, language=language()),
    }
    return render(request, "web/referrals/signal.html", context)


@decides
@sent_from("web:referrals:signal", "signal_id")
def keep(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """Keep it in case others come."""
    found = _signal(signal_id)
    tried(
        request,
        lambda: actions.keep_signal(actor=actor_of(request), signal_id=found.id),
        _("Kept. It erases itself if no other comes."),
    )
    return redirect("web:referrals:signal", found.id)


@decides
@sent_from("web:referrals:signal", "signal_id")
def confirm(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """Look into it, together with those chosen: they become one referral."""
    found = _signal(signal_id)
    chosen = [UUID(one) for one in request.POST.getlist("with") if is_uuid(one)]
    try:
        referral_id = actions.confirm_signals(
            actor=actor_of(request), signal_ids=[found.id, *chosen]
        )
    except NotPossible as refused:
        messages.error(request, str(refused))
        return redirect("web:referrals:signal", found.id)
    messages.success(request, _("You look into it now. Say next who the child is."))
    return redirect("web:referrals:triage", referral_id)


@decides
def end(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """Nothing more comes of it."""
    found = _signal(signal_id)
    form = EndForm(posted(request), pack=found.pack, language=language())
    if request.method == "POST" and attempt(
        form,
        lambda data: actions.end_signal(
            actor=actor_of(request), signal_id=found.id, reason=data["reason"]
        ),
    ):
        messages.success(request, _("Ended. It erases itself on its day."))
        return redirect("web:referrals:list")
    context = {"form": form, "signal": found, "title": _("End this signal"), "button": _("End it")}
    return render(request, "web/referrals/step.html", context)


@decides
@sent_from("web:referrals:signal", "signal_id")
def checked(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """The team rang the workplace: this professional may hear the answer by their reference."""
    found = _signal(signal_id)
    actions.check_sender(actor=actor_of(request), dossier_id=found.dossier_id)
    messages.success(request, _("Noted. Their reference now shows the answer and its reason."))
    return redirect("web:referrals:signal", found.id)
