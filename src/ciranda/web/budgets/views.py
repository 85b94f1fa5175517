"""The budgets of one's teams: every member sees all of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.budgets.queries import budgets_of
from ciranda.web.budgets import pages


@requires(Permission.BUDGET_READ)
def open_budgets(request: HttpRequest) -> HttpResponse:
    """What each member holds, used and moved, and costs that fit no category."""
    found = budgets_of(request.actor)  # type: ignore[attr-defined]
    teams = [pages.shown(team) for team in found if team.budgets or team.costs]
    return render(request, "web/budgets/open.html", {"teams": teams})
