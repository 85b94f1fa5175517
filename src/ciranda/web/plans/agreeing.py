"""Giving the plan to the family, and signing: each person alone."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.documents import actions as documents
from ciranda.documents.policies.cleaning import Unfit
from ciranda.plans.actions import carrying
from ciranda.plans.actions import plan as actions
from ciranda.plans.actions import signing as signatures
from ciranda.plans.enums import SigningMethod, VersionState
from ciranda.plans.policies.signing import is_family_line
from ciranda.plans.queries.page import PlanPage
from ciranda.web.plans import pages
from ciranda.web.plans.forms.agreeing import ProposeForm, SignForm
from ciranda.web.plans.saving import Step, anchor, attempt, step
from ciranda.web.plans.views import actor_of, language, may_plan, page_of


def _home(plan_id: UUID) -> str:
    return reverse("web:plans:open", args=[plan_id])


@requires(Permission.PLAN_WRITE)
@sent_from("web:plans:open", "plan_id")
def revise(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Begin the next version."""
    page_of(request, plan_id)
    actions.revise(actor=actor_of(request), plan_id=plan_id)
    messages.success(
        request, _("A new version has begun. The signed one stays in force until this is signed.")
    )
    return redirect(_home(plan_id))


@requires(Permission.PLAN_WRITE)
@sent_from("web:plans:open", "plan_id")
def ask_again(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Put what was done with the former team into a draft of this place."""
    page_of(request, plan_id)
    carrying.ask_again(actor=actor_of(request), plan_id=plan_id)
    messages.success(
        request,
        _("It is in the draft now. Choose who does it here, then let the family sign anew."),
    )
    return redirect(anchor(_home(plan_id), "actions"))


@requires(Permission.PLAN_WRITE)
def propose(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Give the draft to the family to sign."""
    page = page_of(request, plan_id)
    form = ProposeForm(request.POST or None)
    words = Step(
        _("Give the plan to the family to sign"),
        _("Give it to the family"),
        anchor(_home(plan_id), "signatures"),
        _("From now on the text stands still. If the family wants a change, take it back first."),
    )
    return step(
        request,
        form,
        words,
        lambda _edition: actions.propose(
            actor=actor_of(request), plan_id=plan_id, words=form.cleaned_data["words"]
        ),
        page=page,
    )


@requires(Permission.PLAN_WRITE)
@sent_from("web:plans:open", "plan_id")
def take_back(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Make it a draft again."""
    page_of(request, plan_id)
    actions.take_back(actor=actor_of(request), plan_id=plan_id)
    messages.success(request, _("It is a draft again. What was signed so far must be signed anew."))
    return redirect(_home(plan_id))


def _proposed(request: HttpRequest, plan_id: UUID) -> PlanPage:
    page = page_of(request, plan_id)
    if page.version.state != VersionState.PROPOSED or not may_plan(actor_of(request), page):
        raise Refused(_("There is nothing to sign now."))
    return page


@requires(Permission.PLAN_WRITE)
def signing(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Who signs now? One person at a time; nobody sees how another answered."""
    page = _proposed(request, plan_id)
    context = {
        "page": page,
        "lines": pages.family_lines(page, language()),
        "signatures": pages.signature_tasks(page, language(), may_sign=True),
    }
    return render(request, "web/plans/signing.html", context)


@requires(Permission.PLAN_WRITE)
def sign(request: HttpRequest, plan_id: UUID, line: str, person_id: UUID) -> HttpResponse:
    """One adult answers, on this screen or on paper."""
    page = _proposed(request, plan_id)
    person = next((p for p in page.family if p.id == person_id), None)
    if person is None or line not in page.pack.plan.print.signed_by:
        raise Http404
    sent = request.method == "POST"
    form = SignForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        initial={"digest": page.version.digest},
    )
    if sent and form.is_valid() and _sign(request, page, form, line, person_id):
        messages.success(request, _("Recorded. Hand the screen back to the worker."))
        return redirect("web:plans:signing", plan_id)
    return render(request, "web/plans/sign.html", _context(page, form, person.name))


def _sign(request: HttpRequest, page: PlanPage, form: SignForm, line: str, person_id: UUID) -> bool:
    actor = actor_of(request)

    def work() -> None:
        signatures.record_signature(
            actor=actor,
            plan_id=page.plan_id,
            line_key=line,
            person_id=person_id,
            answer=form.answered(_paper(actor, page, form, person_id)),
            method=form.chosen_method,
        )

    try:
        return attempt(form, work).done
    except Unfit as error:
        form.add_error("scan", str(error))
        return False


def _paper(actor: Actor, page: PlanPage, form: SignForm, person_id: UUID) -> UUID | None:
    scan = form.cleaned_data.get("scan")
    if form.chosen_method != SigningMethod.PAPER or not scan:
        return None
    return documents.add(
        actor=actor,
        dossier_id=page.dossier_id,
        categories=frozenset({Category.PLAN}),
        title=page.pack.label("plan.title", language()),
        body=scan.read(),
        private_to=person_id,
    )


@requires(Permission.PLAN_WRITE)
def sign_as_worker(request: HttpRequest, plan_id: UUID, line: str) -> HttpResponse:
    """A worker signs on their own line."""
    page, actor = _proposed(request, plan_id), actor_of(request)
    if line not in page.pack.plan.print.signed_by or is_family_line(page.pack, line):
        raise Http404
    form = SignForm(request.POST or None, on_paper=False, initial={"digest": page.version.digest})
    if request.method == "POST" and form.is_valid():
        tried = attempt(
            form,
            lambda: signatures.sign_as_worker(
                actor=actor, plan_id=plan_id, line_key=line, answer=form.answered()
            ),
        )
        if tried.done:
            messages.success(request, _("Signed."))
            return redirect(anchor(_home(plan_id), "signatures"))
    return render(request, "web/plans/sign.html", _context(page, form, actor.name))


def _context(page: PlanPage, form: SignForm, name: str) -> dict[str, object]:
    return {
        "page": page,
        "form": form,
        "name": name,
        "belongs": page.pack.words.optional("plan.belongs", language()),
        "sections": pages.sections(page, language(), may_edit=False),
        "goals": pages.goal_cards(page),
        "groups": pages.groups(page.standing_actions, page.pack),
    }
