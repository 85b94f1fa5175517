"""The workers one leads: suspending at once, letting return, closing when nothing is left."""

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ciranda.access.enums import Permission, Role
from ciranda.access.policies.declared import requires
from ciranda.cases.actions import handover, suspension
from ciranda.cases.queries.team import Member, left_by, members
from ciranda.web.answers import attempt
from ciranda.web.choices import offer
from ciranda.web.team import pages


class SuspendForm(forms.Form):
    """Why a worker is suspended."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("For those who lead. Families see only that somebody stands in."),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )


class HandOverForm(forms.Form):
    """To whom everything of a worker passes."""

    successor = forms.ChoiceField(label=gettext_lazy("Who takes over?"), widget=forms.RadioSelect)


@requires(Permission.WORKER_SUSPEND)
def list_workers(request: HttpRequest) -> HttpResponse:
    """The workers of my teams, or of my agency."""
    return render(request, "web/team/workers.html", {"members": _mine(request)})


@requires(Permission.WORKER_SUSPEND)
def suspend(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Suspend a worker, at once."""
    member = _one(request, membership_id)
    form = SuspendForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actor = request.actor  # type: ignore[attr-defined]
        done = suspension.suspend(
            actor=actor, membership_id=membership_id, reason=form.cleaned_data["reason"]
        )
        covered = ngettext(
            "Suspended. Somebody stands in for %(n)d family, and it is told.",
            "Suspended. Somebody stands in for %(n)d families, and they are told.",
            done.covered,
        )
        messages.success(request, covered % {"n": done.covered})
        if done.alone:
            alone = _("For %(n)d nobody could be found to stand in: name somebody today.")
            messages.error(request, alone % {"n": done.alone})
        return redirect("web:team:workers")
    return render(request, "web/team/suspend.html", {"form": form, "member": member})


@requires(Permission.WORKER_SUSPEND)
def reinstate(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Let a suspended worker return."""
    member = _one(request, membership_id)
    if request.method == "POST":
        actor = request.actor  # type: ignore[attr-defined]
        suspension.reinstate(actor=actor, membership_id=membership_id)
        messages.success(request, _("%(name)s works again.") % {"name": member.name})
        return redirect("web:team:workers")
    return render(request, "web/team/reinstate.html", {"member": member})


@requires(Permission.WORKER_CLOSE)
def close(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """What is left of a worker's: hand it over, and only then end the membership."""
    member = _one(request, membership_id)
    left = left_by(membership_id)
    form = HandOverForm(request.POST if request.POST.get("successor") else None)
    others = [m for m in _mine(request) if m.membership_id != membership_id and not m.suspended]
    offer(form, "successor", [(str(m.membership_id), m.name) for m in others])
    if request.method == "POST" and _closed(request, membership_id, form):
        return _onward(form, membership_id)
    context = {
        "member": member,
        "left": left,
        "table": pages.left_table(left),
        "form": form,
        "may_hand_over": request.actor.may(Permission.CASE_ALLOCATE),  # type: ignore[attr-defined]
    }
    return render(request, "web/team/close.html", context)


def _onward(form: HandOverForm, membership_id: UUID) -> HttpResponse:
    if form.is_bound:
        return redirect("web:team:close", membership_id)
    return redirect("web:team:workers")


def _closed(request: HttpRequest, membership_id: UUID, form: HandOverForm) -> bool:
    actor = request.actor  # type: ignore[attr-defined]
    if form.is_bound:
        if not form.is_valid():
            return False
        to = UUID(form.cleaned_data["successor"])
        done = attempt(
            form, lambda: handover.hand_over(actor=actor, membership_id=membership_id, to=to)
        )
        if done is None:
            return False
        said = _("Handed over: %(cases)d families, %(tasks)d tasks. Left: %(left)d.")
        messages.success(
            request, said % {"cases": done.cases, "tasks": done.tasks, "left": done.left}
        )
        return True
    handover.close_membership(actor=actor, membership_id=membership_id)
    messages.success(request, _("This membership has ended."))
    return True


def _mine(request: HttpRequest) -> Sequence[Member]:
    actor = request.actor  # type: ignore[attr-defined]
    agency_id = actor.agency_id if actor.role is Role.AGENCY_LEAD else None
    return members(human_id=actor.human_id, team_ids=actor.team_ids, agency_id=agency_id)


def _one(request: HttpRequest, membership_id: UUID) -> Member:
    found = pages.named(_mine(request), membership_id)
    if found is None:
        raise Http404
    return found
