"""The family's plan, in its own words first: read it, say what matters, order it, agree to it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, looked
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires, sent_from
from ciranda.cases.queries.family import OwnCase, chosen, own_pages
from ciranda.plans.actions import family, signing
from ciranda.plans.actions.ranks import Way
from ciranda.plans.policies.signing import is_family_line
from ciranda.plans.queries import paper as papers
from ciranda.plans.queries.page import PlanPage, plan_of, plan_page
from ciranda.portal.pages import me
from ciranda.portal.plan.pages import shown

PAPERS = {"plan": papers.whole_plan, "who-does-what": papers.who_does_what}
PAPER_LANGUAGES = ("en", "pt")


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def open_page(request: HttpRequest) -> HttpResponse:
    """The plan of one of my cases: the first, unless another is chosen."""
    cases = own_pages(me(request)).cases
    case = chosen(cases, request.GET.get("case", ""))
    page = _plan(case)
    context = {
        "cases": cases if len(cases) > 1 else (),
        "case": case,
        "plan": shown(page, me(request), get_language() or "en") if page else None,
    }
    return render(request, "portal/plan/open.html", context)


def _plan(case: OwnCase | None) -> PlanPage | None:
    plan_id = plan_of(case.id) if case else None
    page = plan_page(plan_id) if plan_id else None
    if page:
        looked(page.dossier_id, page.plan_id, "plan")
    return page


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def paper(request: HttpRequest, plan_id: UUID, kind: str, language: str) -> HttpResponse:
    """My plan, or who does what, as an accessible PDF: what others answered is not on it."""
    if kind not in PAPERS or language not in PAPER_LANGUAGES:
        raise Http404
    me(request)
    page = _own(plan_id)
    looked(page.dossier_id, page.plan_id, "plan")
    response = HttpResponse(PAPERS[kind](page, language), content_type="application/pdf")
    # no name in the file's name: it lands in download lists that others see
    response["Content-Disposition"] = f'attachment; filename="{kind}-{language}.pdf"'
    response["Cache-Control"] = "no-store, private"
    return response


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
@sent_from("portal:plan:open")
def answer(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Agree to the plan as it was shown, or say that it is not right yet."""
    page = _own(plan_id)
    key = next(k for k in page.pack.plan.print.signed_by if is_family_line(page.pack, k))
    agrees = request.POST.get("answer") == "yes"
    name = request.POST.get("typed_name", "").strip()[:200]
    if agrees and not name:
        messages.warning(request, _("Sign by typing your full name."))
        return redirect("portal:plan:open")
    said = signing.Answer(
        agrees=agrees,
        digest=request.POST.get("digest", ""),
        words=request.POST.get("words", "").strip()[:2000],
        typed_name=name,
    )
    return _do(
        request,
        lambda actor: signing.sign_own(actor=actor, plan_id=plan_id, line_key=key, answer=said),
        _("Thank you. Your answer is saved."),
    )


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
@sent_from("portal:plan:open")
def add_goal(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Say what one wants to reach, in one's own words."""
    _own(plan_id)
    words = request.POST.get("words", "").strip()[:2000]
    if not words:
        messages.warning(request, _("Write what you want to reach."))
        return redirect("portal:plan:open")
    return _do(
        request,
        lambda actor: family.add_own_goal(
            actor=actor, plan_id=plan_id, family_words=words, language=get_language() or "en"
        ),
        _("Your words are in the plan."),
    )


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
@sent_from("portal:plan:open")
def move_goal(request: HttpRequest, plan_id: UUID, goal_id: UUID) -> HttpResponse:
    """Put a goal a place up or down in one's own order."""
    _own(plan_id)
    way = Way.UP if request.POST.get("way") == "up" else Way.DOWN
    return _do(
        request,
        lambda actor: family.move_own(actor=actor, plan_id=plan_id, goal_id=goal_id, way=way),
        _("Your order is saved."),
    )


def _own(plan_id: UUID) -> PlanPage:
    page = plan_page(plan_id)
    if page is None:
        raise Http404
    return page


def _do(request: HttpRequest, deed: Callable[[Actor], object], done: str) -> HttpResponse:
    try:
        deed(request.actor)  # type: ignore[attr-defined]
    except Refused as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, done)
    return redirect("portal:plan:open")
