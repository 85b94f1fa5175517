"""Which cases of the household work on this plan: twins, a parent's own programme and a child's."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ciranda.access.actions import Refused
from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires
from ciranda.plans.actions import plan as actions
from ciranda.plans.queries.linked import LinkedCase, could_link, linked_cases, would_read
from ciranda.plans.queries.page import PlanPage
from ciranda.web.answers import attempt
from ciranda.web.consent.pages import gains
from ciranda.web.plans.views import actor_of, may_plan, page_of
from ciranda.web.wording import day, who_manages


class LinkForm(forms.Form):
    """With whom of the family it was agreed that both programmes work on one plan."""

    agreed_with = forms.CharField(
        label=_("With whom of the family was this agreed?"),
        help_text=_("One plan instead of two: whoever answers for that case reads it from now on."),
        max_length=200,
    )


@requires(Permission.PLAN_READ)
def cases(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """The cases that work on the plan, and those of the household that could."""
    page = page_of(request, plan_id)
    may = _may_link(request, page)
    found = linked_cases(plan_id)
    language = get_language() or "en"
    context = {
        "page": page,
        "now": [_shown(one, language) for one in found if one.until is None],
        "before": [_shown(one, language) for one in found if one.until is not None],
        "could": [_shown(one, language) for one in could_link(plan_id)] if may else [],
        "may_plan": may,
        "may_unlink": may and sum(one.until is None for one in found) > 1,
    }
    return render(request, "web/plans/cases.html", context)


def _may_link(request: HttpRequest, page: PlanPage) -> bool:
    """Who keeps the family's consents here; the action asks the same, for both cases."""
    return may_plan(actor_of(request), page) and bool(page.writes & 1 << Category.CONSENT)


def _written(request: HttpRequest, plan_id: UUID) -> PlanPage:
    page = page_of(request, plan_id)
    if not _may_link(request, page):
        raise Refused(_t("The case manager links cases to the plan. Ask them."))
    return page


def _shown(one: LinkedCase, language: str) -> dict[str, object]:
    return {
        "id": one.case_id,
        "is_known": one.is_known,
        "title": one.child or _t("A case of the household that you do not see"),
        "programme": one.pack.label("title", language) if one.pack else "",
        "manager": one.manager,
        "called": who_manages([one.pack] if one.pack else []),
        "agreed_with": one.agreed_with,
        "since": day(one.since),
        "until": day(one.until),
    }


@requires(Permission.PLAN_WRITE)
def link(request: HttpRequest, plan_id: UUID, case_id: UUID) -> HttpResponse:
    """Link a case after looking at who would come to read the plan."""
    page = _written(request, plan_id)
    joining = next((one for one in could_link(plan_id) if one.case_id == case_id), None)
    if joining is None:
        raise Http404
    form = LinkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _link(request, plan_id, case_id, form):
        messages.success(request, _t("Linked. Both programmes work on this one plan."))
        return redirect("web:plans:cases", plan_id)
    context = {
        "page": page,
        "joining": _shown(joining, get_language() or "en"),
        "gains": gains(would_read(plan_id, case_id)),
        "form": form,
    }
    return render(request, "web/plans/link_case.html", context)


def _link(request: HttpRequest, plan_id: UUID, case_id: UUID, form: LinkForm) -> bool:
    def linked() -> bool:
        actions.link_case(
            actor=actor_of(request),
            plan_id=plan_id,
            case_id=case_id,
            agreed_with=form.cleaned_data["agreed_with"],
        )
        return True

    return bool(attempt(form, linked))


@requires(Permission.PLAN_WRITE)
def unlink(request: HttpRequest, plan_id: UUID, case_id: UUID) -> HttpResponse:
    """Take a case off the plan, after a look at what that means."""
    page = _written(request, plan_id)
    here = next(
        (o for o in linked_cases(plan_id) if o.case_id == case_id and o.until is None), None
    )
    if here is None:
        raise Http404
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _unlink(request, plan_id, case_id, form):
        messages.success(request, _t("Done. That case no longer works on this plan."))
        return redirect("web:plans:cases", plan_id)
    context = {"page": page, "leaving": _shown(here, get_language() or "en"), "form": form}
    return render(request, "web/plans/unlink_case.html", context)


def _unlink(request: HttpRequest, plan_id: UUID, case_id: UUID, form: forms.Form) -> bool:
    def done() -> bool:
        actions.unlink_case(actor=actor_of(request), plan_id=plan_id, case_id=case_id)
        return True

    return bool(attempt(form, done))
