"""Moving a case on, closing it, opening a new one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused
from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.cases.actions import closing, stages
from ciranda.web.cases import pages, words
from ciranda.web.cases.doors import actor_of, done, family_page, strangers_get_404
from ciranda.web.cases.work_forms import ClosingForm, StageForm


@requires(Permission.CASE_MOVE_STAGE)
@strangers_get_404
def stage(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Move a case to another stage, by the moves its programme allows from here."""
    page = family_page(request, case_id)
    pages.must_answer(page, Category.INVOLVEMENT)
    form = StageForm(page.pack, page.stage_key, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        act = lambda: stages.move(  # noqa: E731
            actor=actor_of(request),
            case_id=case_id,
            to=data["to"],
            reason=data["reason"],
            note=data["note"],
            recall_on=data.get("recall_on"),
        )
        if done(form, act):
            messages.success(request, _("The case has moved on."))
            return redirect("web:cases:open", case_id)
    context = {
        "form": form,
        "case_id": case_id,
        "child": pages.name_of(page),
        "stage": words.label(page.pack, f"stages.{page.stage_key}"),
        "moves": [
            (
                words.label(page.pack, f"stages.{to}"),
                [words.label(page.pack, f"reasons.{r}") for r in move.reasons],
            )
            for to, move in form.moves.items()
        ],
    }
    return render(request, "web/cases/stage.html", context)


@requires(Permission.CASE_CLOSE)
@strangers_get_404
def close(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Close a case: why, what the family was told, what becomes of what is open."""
    page = family_page(request, case_id)
    pages.must_answer(page, Category.INVOLVEMENT, Category.PLAN)
    left = page.tasks_open + len(page.planned)
    form = ClosingForm(page.pack, page.stage_key, request.POST or None, something_open=left > 0)
    if request.method == "POST" and form.is_valid():
        act = lambda: closing.close(  # noqa: E731
            actor=actor_of(request), case_id=case_id, ending=form.ending()
        )
        if done(form, act):
            messages.success(request, _("The case is closed."))
            return redirect("web:cases:open", case_id)
    context = {"form": form, "case_id": case_id, "child": pages.name_of(page), "left": left}
    return render(request, "web/cases/close.html", context)


@requires(Permission.CASE_OPEN)
@sent_from("web:cases:open", "case_id")
@strangers_get_404
def reopen(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open a new case for the family of a closed one, in one's own team."""
    actor = actor_of(request)
    if not actor.team_ids:
        raise Refused(_("A new case is opened in your own team."))
    fresh = closing.reopen(actor=actor, case_id=case_id, team_id=actor.team_ids[0])
    messages.success(request, _("A new case is open. The closed one stays closed."))
    return redirect("web:cases:open", fresh)
