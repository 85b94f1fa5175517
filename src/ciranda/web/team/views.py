"""The team's board."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.team import board_page
from ciranda.web.circle.pages import caseload_table
from ciranda.web.team import pages

PAGE = 30


@requires(Permission.TEAM_READ)
def open_team(request: HttpRequest) -> HttpResponse:
    """Children of one of my teams: by manager, by status, what is late, who has nobody yet."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    team_id = _chosen(actor, request.GET.get("team", ""))
    if team_id is None:
        if actor.may(Permission.WORKER_SUSPEND):
            return redirect("web:team:workers")
        return render(request, "web/team/none.html")
    number = request.GET.get("page", "1")
    page = int(number) if number.isascii() and number.isdigit() and 0 < len(number) < 7 else 1
    only = request.GET.get("show", "")
    shown = board_page(team_id, actor.team_ids, only=only, page=max(1, page), at_once=PAGE)
    figures, found = shown.board, shown.children
    context = {
        "team": dict(figures.teams).get(team_id, ""),
        "teams": pages.tabs(figures, team_id),
        "tiles": pages.tiles(figures, team_id),
        "stages": pages.stage_rows(figures),
        "loads": caseload_table(shown.loads, None),
        "table": pages.children_table(
            found[:PAGE], only, may_allocate=actor.may(Permission.CASE_ALLOCATE)
        ),
        "only": only,
        "team_id": team_id,
        "newer": page - 1,
        "older": page + 1 if len(found) > PAGE else 0,
        "leads": actor.may(Permission.WORKER_SUSPEND),
        "changes": actor.may(Permission.TEAM_CHANGE),
        "meets": actor.may(Permission.TEAM_MEET),
        "supervises": actor.may(Permission.TEAM_SUPERVISE),
        "reviews": actor.may(Permission.BREAK_GLASS_REVIEW),
    }
    return render(request, "web/team/open.html", context)


def _chosen(actor: Actor, typed: str) -> UUID | None:
    """The team asked for if it is mine, else my first."""
    found = [team for team in actor.team_ids if str(team) == typed]
    return next(iter(found or actor.team_ids), None)
