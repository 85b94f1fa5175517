"""The plan on one page, its earlier versions, and on paper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, looked
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.holding import holding
from ciranda.plans.actions import plan as actions
from ciranda.plans.enums import VersionState
from ciranda.plans.policies.wording import done_before
from ciranda.plans.queries import paper as papers
from ciranda.plans.queries.asked import Asked, asked_of
from ciranda.plans.queries.page import PlanPage, plan_of, plan_page
from ciranda.web.plans import pages

PAPERS = {"plan": papers.whole_plan, "who-does-what": papers.who_does_what}
PAPER_LANGUAGES = ("en", "pt")


def language() -> str:
    """The language of the page."""
    return get_language() or "en"


def actor_of(request: HttpRequest) -> Actor:
    """Who acts."""
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found


def page_of(request: HttpRequest, plan_id: UUID, number: int | None = None) -> PlanPage:
    """The plan as this reader may see it; who looked is noted. Raises Http404 for strangers."""
    actor = actor_of(request)
    page = plan_page(plan_id, number=number, drafts=actor.may(Permission.PLAN_WRITE))
    if page is None:
        raise Http404
    looked(page.dossier_id, plan_id, "plan")
    return page


def may_edit(actor: Actor, page: PlanPage) -> bool:
    """Whether this reader may change this version."""
    return page.is_draft and page.is_newest and may_plan(actor, page)


def may_plan(actor: Actor, page: PlanPage) -> bool:
    """Whether this reader may work on the plan at all."""
    return page.may_write and actor.may(Permission.PLAN_WRITE)


@requires(Permission.PLAN_READ)
def show(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """The newest version; for a service without the family's consent, what is asked of it."""
    actor = actor_of(request)
    page = plan_page(plan_id, drafts=actor.may(Permission.PLAN_WRITE))
    if page is None:
        return _own_part(request, plan_id)
    looked(page.dossier_id, plan_id, "plan")
    return render(request, "web/plans/open.html", _context(actor, page))


@requires(Permission.PLAN_READ)
def version(request: HttpRequest, plan_id: UUID, number: int) -> HttpResponse:
    """One version by its number."""
    page = page_of(request, plan_id, number)
    context = {**_context(actor_of(request), page), "numbered": True}
    return render(request, "web/plans/open.html", context)


def _own_part(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """A partner's own actions and a line about the rest."""
    actor = actor_of(request)
    found = asked_of(actor.service_id, plan_id=plan_id) if actor.service_id else None
    if found is None or not (found.actions or found.ended):
        raise Http404
    looked(plan_id, plan_id, "plan.part")
    return render(request, "web/plans/own_part.html", {"asked": found, "about": _about(found)})


def _about(found: Asked) -> str:
    return (found.actions or found.ended)[0].about


def _context(actor: Actor, page: PlanPage) -> dict[str, Any]:
    edits, plans = may_edit(actor, page), may_plan(actor, page)
    signed = next((v for v in page.versions if v.state == VersionState.SIGNED), None)
    stopped = [a for a in page.standing_actions if a.state == "stopped"]
    going = [a for a in page.standing_actions if a.state != "stopped"]
    return {
        "page": page,
        "again": [(done_before(line), line.language) for line in page.to_ask_again],
        "title": page.pack.label("plan.title", language()),
        "short_title": page.pack.words.optional("plan.short_title", language()),
        "belongs": page.pack.words.optional("plan.belongs", language()),
        "facts": pages.facts(page),
        "sections": pages.sections(page, language(), may_edit=edits),
        "goals": pages.goal_cards(page),
        "groups": pages.groups(going, page.pack, actor.service_id),
        "stopped": pages.groups(stopped, page.pack, actor.service_id),
        "removed_goals": [g for g in page.goals if g.removed] if edits else [],
        "removed_actions": [a for a in page.actions if a.removed] if edits else [],
        "removed_words": [w for w in page.words if w.removed] if edits else [],
        "signatures": pages.signature_tasks(
            page, language(), may_sign=plans and page.version.state == VersionState.PROPOSED
        ),
        "refusals": pages.refusals(page) if plans else [],
        "reviews": pages.reviews(page),
        "versions": pages.versions_table(page),
        "state_colour": pages.STATE_COLOURS[page.version.state],
        "in_force": signed if signed and signed.id != page.version.id else None,
        "may_edit": edits,
        "may_plan": plans and page.is_newest,
        "empty": pages.empty_plan(page) if edits and not (page.words or page.goals) else None,
        "paper_languages": PAPER_LANGUAGES,
    }


@requires(Permission.PLAN_WRITE)
def start(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Lead to the case's plan, or begin one."""
    held = holding(case_id)
    if held is None:
        raise Http404
    found = plan_of(case_id)
    if found:
        return redirect("web:plans:open", found)
    if request.method == "POST":
        plan_id = actions.start_plan(actor=actor_of(request), case_id=case_id, language=language())
        messages.success(request, _("The plan has begun. Only you and the team see the draft."))
        return redirect("web:plans:open", plan_id)
    looked(held.dossier_id, case_id, "case")
    return render(request, "web/plans/start.html", {"child": held.child, "case_id": case_id})


@requires(Permission.PLAN_READ)
def who_does_what(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """One page of who does what."""
    page = page_of(request, plan_id)
    going = [a for a in page.standing_actions if a.state != "stopped"]
    context = {
        "page": page,
        "groups": pages.groups(going, page.pack),
        "paper_languages": PAPER_LANGUAGES,
        "belongs": page.pack.words.optional("plan.belongs", language()),
        "called": page.pack.manager_label(language()),
    }
    return render(request, "web/plans/who_does_what.html", context)


@requires(Permission.PLAN_READ)
def paper(request: HttpRequest, plan_id: UUID, kind: str, language: str) -> HttpResponse:
    """The plan, or who does what, as an accessible PDF."""
    if kind not in PAPERS or language not in PAPER_LANGUAGES:
        raise Http404
    number = request.GET.get("version", "")
    page = page_of(request, plan_id, int(number) if number.isdecimal() else None)
    response = HttpResponse(PAPERS[kind](page, language), content_type="application/pdf")
    # no name in the file's name: it lands in download lists that others see
    response["Content-Disposition"] = f'inline; filename="{kind}-{language}.pdf"'
    return response
