"""A team's figures month by month, each series on its own, drawn and in its table."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.team import team_names
from ciranda.common.dates import add_months
from ciranda.groups.queries import team_series
from ciranda.web.reports.pages import views_of_numbers
from ciranda.web.series import pages

MONTHS = 12


@requires(Permission.REPORT_READ, Purpose.STATISTICS)
def open_series(request: HttpRequest) -> HttpResponse:
    """Twelve months of one of one's teams: numbers only, small ones left out."""
    actor = request.actor  # type: ignore[attr-defined]
    teams = team_names(actor.team_ids)
    team_id = _chosen(request.GET.get("team", ""), list(teams))
    if team_id is None:
        context = {"charts": [], "team": "", **views_of_numbers("web:series:open")}
        return render(request, "web/series/open.html", context)
    since = add_months(timezone.localdate().replace(day=1), 1 - MONTHS)
    found = team_series(team_id, since)
    context = {
        "team": teams[team_id],
        "tabs": pages.tabs(teams, team_id) if len(teams) > 1 else [],
        "since": since,
        "charts": pages.charts(found),
        "channels": pages.channels(found),
        "channel_months": pages.channel_months(found),
        "question_quarters": pages.question_quarters(found),
        **views_of_numbers("web:series:open"),
        "areas": pages.areas(found),
    }
    return render(request, "web/series/open.html", context)


def _chosen(typed: str, teams: list[UUID]) -> UUID | None:
    found = [team for team in teams if str(team) == typed]
    return next(iter(found or teams), None)
