"""My day."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.budgets.queries import notices
from ciranda.cases.queries.day import day
from ciranda.people.queries.waiting import RELAYED_BACK, RELAYED_TO_ME
from ciranda.plans.queries.waiting import ACTIONS_OVERDUE, REQUESTS_UNANSWERED
from ciranda.referrals.queries import climbed_above
from ciranda.referrals.queries.waiting import (
    FORMS_BEGUN,
    REFERRALS_TO_DECIDE,
    REFERRALS_UNANSWERED,
)
from ciranda.services.queries.waiting import (
    KNOCKS,
    PARTS_NOT_HELD,
    PARTS_OF_US,
    PARTS_TO_ASK,
    PARTS_UNANSWERED,
)
from ciranda.transfers.queries.waiting import TRANSFERS_BACK, TRANSFERS_OPEN, TRANSFERS_TO_US
from ciranda.web import paging
from ciranda.web.day import pages, teams

# What others have to answer, and what my team has to: the day's one statement asks each area.
WAITS = {
    "request": REQUESTS_UNANSWERED,
    "undone": ACTIONS_OVERDUE,
    "referral": REFERRALS_UNANSWERED,
    "transfer": TRANSFERS_OPEN,
    "part": PARTS_UNANSWERED,
    "not_held": PARTS_NOT_HELD,
    "to_ask": PARTS_TO_ASK,
    "of_us": PARTS_OF_US,
    "knock": KNOCKS,
    "to_us": TRANSFERS_TO_US,
    "back": TRANSFERS_BACK,
    "relayed": RELAYED_TO_ME,
    "told": RELAYED_BACK,
    "forms": FORMS_BEGUN,
}


@requires(Permission.CASE_READ)
def open_day(request: HttpRequest) -> HttpResponse:
    """What waits for me: first the one thing to do next, then everything by its kind."""
    decides = request.actor.may(Permission.REFERRAL_TRIAGE)  # type: ignore[attr-defined]
    waits = WAITS | {"decide": REFERRALS_TO_DECIDE} if decides else WAITS
    found = day(request.actor, waits=waits)  # type: ignore[attr-defined]
    above = climbed_above() if request.actor.may(Permission.TEAM_SUPERVISE) else []  # type: ignore[attr-defined]
    groups = [*pages.above(above), *pages.groups(found), *_of_teams(request)]
    alone = next((one for one in groups if one.key == request.GET.get("all")), None)
    context = {"today": timezone.localdate(), **(_alone(request, alone) if alone else {
        "first": pages.first(found),
        "groups": [group.beginning() for group in groups],
        "begins": pages.begins(request.actor.permissions),  # type: ignore[attr-defined]
    })}  # fmt: skip
    return render(request, "web/day/open.html", context)


def _alone(request: HttpRequest, group: pages.Group) -> dict[str, Any]:
    """One kind of things by itself, all of them, page by page."""
    page = Paginator(group.things, pages.A_PAGE).get_page(paging.page_asked(request))
    told = group.with_lines(page.object_list)
    return {"alone": told, "groups": [told], **paging.lines(page, request.GET)}


def _of_teams(request: HttpRequest) -> list[pages.Group]:
    """What one's teams should hear of in time, for whoever is in one."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.team_ids or not actor.may(Permission.BUDGET_READ):
        return []
    return teams.told(notices(actor))
