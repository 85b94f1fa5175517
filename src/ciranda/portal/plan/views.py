"""The family's plan, in its own words first: read it, say what matters, order it, agree to it."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
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
from ciranda.plans.queries.family import waits_for
from ciranda.plans.queries.page import PlanPage, plan_of, plan_page
from ciranda.portal.pages import me
from ciranda.portal.plan.forms import AnswerForm, GoalForm
from ciranda.portal.plan.pages import Plan, shown

PAPERS = {"plan": papers.whole_plan, "who-does-what": papers.who_does_what}
PAPER_LANGUAGES = ("en", "pt")


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def open_page(request: HttpRequest) -> HttpResponse:
    """The plan of one of my cases: the first, unless another is chosen."""
    return _page(request)


def _page(
    request: HttpRequest, form: forms.Form | None = None, about: UUID | None = None
) -> HttpResponse:
    """The page of a plan; with a form that could not be taken, all that was typed in it."""
    cases = own_pages(me(request)).cases
    case = next((one for one in cases if about and plan_of(one.id) == about), None)
    case = case or chosen(cases, request.GET.get("case", ""))
    page = _plan(case)
    plan = _shown(request, page, cases) if page else None
    if form is None and plan:
        form = GoalForm() if plan.is_draft else AnswerForm() if plan.may_answer else None
    context = {
        "cases": cases if len(cases) > 1 else (),
        "case": case,
        "plan": plan,
        "form": form,
    }
    return render(request, "portal/plan/open.html", context)


def _shown(request: HttpRequest, page: PlanPage, cases: Sequence[OwnCase]) -> Plan:
    """The plan; once every case of mine that has it is closed, it is only read."""
    open_ones = [one for one in cases if one.id in page.cases and one.closed_at is None]
    return shown(page, me(request), get_language() or "en", is_over=not open_ones)


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
    form = AnswerForm(request.POST)

    def sign() -> object:
        said = signing.Answer(
            agrees=form.agrees,
            digest=request.POST.get("digest", ""),
            words=form.cleaned_data["words"],
            typed_name=form.cleaned_data["typed_name"],
        )
        return signing.sign_own(actor=_actor(request), plan_id=plan_id, line_key=key, answer=said)

    if _done(form, sign):
        messages.success(request, _("Thank you. Your answer is saved."))
        cases = [one.id for one in own_pages(me(request)).cases]
        return _back_to(request, plan_id, waits_for(me(request), cases))
    return _page(request, form, plan_id)


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
@sent_from("portal:plan:open")
def add_goal(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Say what one wants to reach, in one's own words."""
    _own(plan_id)
    form = GoalForm(request.POST)

    def add() -> object:
        return family.add_own_goal(
            actor=_actor(request),
            plan_id=plan_id,
            family_words=form.cleaned_data["words"],
            language=get_language() or "en",
        )

    if _done(form, add):
        messages.success(request, _("Your words are in the plan."))
        return _back_to(request, plan_id)
    return _page(request, form, plan_id)


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
@sent_from("portal:plan:open")
def move_goal(request: HttpRequest, plan_id: UUID, goal_id: UUID) -> HttpResponse:
    """Put a goal a place up or down in one's own order."""
    _own(plan_id)
    way = Way.UP if request.POST.get("way") == "up" else Way.DOWN
    try:
        family.move_own(actor=_actor(request), plan_id=plan_id, goal_id=goal_id, way=way)
    except Refused as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("Your order is saved."))
    return _back_to(request, plan_id)


def _back_to(request: HttpRequest, plan_id: UUID, next_case: UUID | None = None) -> HttpResponse:
    """To the next case that waits, else to the one whose plan this is: never to another."""
    cases = own_pages(me(request)).cases
    case_id = next_case or next((one.id for one in cases if plan_of(one.id) == plan_id), None)
    query = f"?case={case_id}" if case_id else ""
    return redirect(f"{reverse('portal:plan:open')}{query}")


def _done(form: forms.Form, deed: Callable[[], object]) -> bool:
    """Whether a form was taken; a refusal stands on the form, and nothing typed is lost."""
    if not form.is_valid():
        return False
    try:
        deed()
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined,no-any-return]


def _own(plan_id: UUID) -> PlanPage:
    page = plan_page(plan_id)
    if page is None:
        raise Http404
    return page
