"""The workers one leads: suspending at once, letting return."""

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
from ciranda.cases.actions import suspension
from ciranda.cases.queries.team import Member, members
from ciranda.web.team import pages


class SuspendForm(forms.Form):
    """Why a worker is suspended."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("For those who lead. Families see only that somebody stands in."),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )


@requires(Permission.WORKER_SUSPEND)
def list_workers(request: HttpRequest) -> HttpResponse:
    """The workers of my teams, or of my agency."""
    may_hand_over = request.actor.may(Permission.CASE_ALLOCATE)  # type: ignore[attr-defined]
    context = {"members": mine(request), "may_hand_over": may_hand_over}
    return render(request, "web/team/workers.html", context)


@requires(Permission.WORKER_SUSPEND)
def suspend(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Suspend a worker, at once."""
    member = one_of_mine(request, membership_id)
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
    member = one_of_mine(request, membership_id)
    if request.method == "POST":
        actor = request.actor  # type: ignore[attr-defined]
        suspension.reinstate(actor=actor, membership_id=membership_id)
        messages.success(request, _("%(name)s works again.") % {"name": member.name})
        return redirect("web:team:workers")
    return render(request, "web/team/reinstate.html", {"member": member})


def mine(request: HttpRequest) -> Sequence[Member]:
    """The workers one leads: of one's teams, or of one's agency."""
    actor = request.actor  # type: ignore[attr-defined]
    agency_id = actor.agency_id if actor.role is Role.AGENCY_LEAD else None
    return members(human_id=actor.human_id, team_ids=actor.team_ids, agency_id=agency_id)


def one_of_mine(request: HttpRequest, membership_id: UUID) -> Member:
    """The worker of that id among those one leads, or 404."""
    found = pages.named(mine(request), membership_id)
    if found is None:
        raise Http404
    return found
