"""Looking at the plan again, and how its score comes about."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.plans.actions import reviewing
from ciranda.plans.enums import VersionState
from ciranda.plans.policies.attainment import RHO
from ciranda.plans.policies.wording import level_sign, number
from ciranda.plans.queries.page import PlanPage, ReviewLine
from ciranda.plans.queries.scores import score_of
from ciranda.web.components import Cell, Column, Table
from ciranda.web.plans import pages
from ciranda.web.plans.forms.agreeing import ReviewForm
from ciranda.web.plans.saving import Step, anchor, step
from ciranda.web.plans.views import actor_of, language, may_plan, page_of
from ciranda.web.wording import day


@requires(Permission.PLAN_WRITE)
def review(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Record a review of the signed plan."""
    page, actor = _signed(request, plan_id), actor_of(request)
    people = [p.name for p in page.family] + ([page.manager] if page.manager else [])
    form = ReviewForm(
        request.POST or None,
        people=people,
        goals=page.standing_goals,
        initial={"held_on": timezone.localdate()},
    )
    words = Step(
        _("Look at the plan together"),
        _("Save this review"),
        anchor(reverse("web:plans:open", args=[plan_id]), "reviews"),
    )
    return step(
        request,
        form,
        words,
        lambda _edition: reviewing.record_review(
            actor=actor, plan_id=plan_id, looked=form.looked(language())
        ),
        page=page,
        template="web/plans/review.html",
    )


def _signed(request: HttpRequest, plan_id: UUID) -> PlanPage:
    page = page_of(request, plan_id)
    signed = next((v for v in page.versions if v.state == VersionState.SIGNED), None)
    if signed is None or not may_plan(actor_of(request), page):
        raise Refused(_("The plan is reviewed once it is signed."))
    if signed.id != page.version.id:
        return page_of(request, plan_id, signed.number)
    return page


@requires(Permission.PLAN_READ)
def score(request: HttpRequest, plan_id: UUID, review_id: UUID) -> HttpResponse:
    """The formula with every number in it."""
    page = page_of(request, plan_id)
    found = next((r for r in page.reviews if r.id == review_id), None)
    if found is None:
        raise Http404
    if found.version_number != page.version.number:
        page = page_of(request, plan_id, found.version_number)
    result = score_of(page, found)
    context = {
        "page": page,
        "held_on": day(found.held_on),
        "score": result,
        "value": number(result.value, 2) if result else "",
        "before": number(result.before, 2) if result and result.before is not None else "",
        "change": _signed_number(result.change) if result and result.change is not None else "",
        "root": number(result.root, 4) if result else "",
        "rho": number(RHO, 2),
        "one_less_rho": number(1 - RHO, 2),
        "words": pages.in_words(result.value) if result else "",
        "table": _parts(page, found),
    }
    return render(request, "web/plans/score.html", context)


def _signed_number(value: float) -> str:
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{number(abs(value), 2)}"


def _parts(page: PlanPage, review: ReviewLine) -> Table:
    """Each goal with its weight w, where it began and where it stands (x)."""
    weighted = page.pack.plan.goals.weighted
    levels = {r.goal_thread: r.level for r in review.ratings}
    rows = []
    for goal in page.goals:
        if goal.thread not in levels:
            continue
        weight = goal.importance * goal.difficulty if weighted else 1
        level = levels[goal.thread]
        product = "–" if level is None else str(weight * level).replace("-", "−")
        rows.append(
            [
                Cell(goal.family_words),
                Cell(f"{goal.importance} × {goal.difficulty} = {weight}" if weighted else "1"),
                Cell(level_sign(goal.baseline)),
                Cell(level_sign(level)),
                Cell(product),
            ]
        )
    columns = [
        Column(_("Goal")),
        Column(_("Weight w")),
        Column(_("At the start"), numeric=True),
        Column(_("Now x"), numeric=True),
        Column(_("w × x"), numeric=True),
    ]
    return Table(_("The goals in this score"), columns, rows)
