"""The budgets of one's teams: every member sees all of them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.budgets import actions
from ciranda.budgets.queries import Offered, budgets_of, offered
from ciranda.programmes.queries import InstalledPack, current
from ciranda.web.answers import attempt
from ciranda.web.budgets import pages
from ciranda.web.budgets.forms import CostForm, OpenForm


def _actor(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found


def _team(request: HttpRequest, team_id: UUID) -> tuple[Offered, InstalledPack]:
    found = offered(_actor(request), team_id)
    if found is None:
        raise Http404
    return found, current(found.programme_key)


@requires(Permission.BUDGET_READ)
def open_budgets(request: HttpRequest) -> HttpResponse:
    """What each member holds, used and moved, and costs that fit no category."""
    actor = _actor(request)
    teams = [pages.shown(team, actor) for team in budgets_of(actor)]
    return render(request, "web/budgets/open.html", {"teams": [one for one in teams if one]})


@requires(Permission.BUDGET_RUN)
def new(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Enter what a member holds."""
    team, version = _team(request, team_id)
    posted = request.POST if request.method == "POST" else None
    services = [(str(key), name) for key, name in team.services]
    form = OpenForm(posted, lines=pages.lines(version.pack), services=services)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.open_budget(
                actor=_actor(request), team_id=team_id, pack_version_id=version.id, new=form.new()
            ),
        )
        if made:
            messages.success(request, _("Entered. Every member sees it."))
            return redirect("web:budgets:budget", made)
    return render(request, "web/budgets/new.html", {"team": team, "form": form})


@requires(Permission.BUDGET_DRAW)
def cost(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Write down a cost, also one that fits no category."""
    team, version = _team(request, team_id)
    posted = request.POST if request.method == "POST" else None
    form = CostForm(posted, pack=version.pack, lines=pages.lines(version.pack))
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.record_cost(
                actor=_actor(request),
                team_id=team_id,
                pack_version_id=version.id,
                **form.cleaned_data,
            ),
        )
        if made:
            messages.success(request, _("Written down. Every member sees it."))
            return redirect("web:budgets:open")
    return render(request, "web/budgets/cost.html", {"team": team, "form": form})
