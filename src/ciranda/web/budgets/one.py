"""A budget's own page: used, and asked to move to another member."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.budgets import actions
from ciranda.budgets.queries import BudgetPage, MovePage, budget_page, move_page
from ciranda.groups.queries import own_sessions
from ciranda.web.answers import attempt
from ciranda.web.budgets import pages
from ciranda.web.budgets.forms import ApprovalForm, DrawForm, MoveForm
from ciranda.web.wording import moment

SESSIONS_BACK = 60


def _actor(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found


def _budget(budget_id: UUID) -> BudgetPage:
    found = budget_page(budget_id)
    if found is None:
        raise Http404
    return found


def _move(move_id: UUID) -> MovePage:
    found = move_page(move_id)
    if found is None:
        raise Http404
    return found


@requires(Permission.BUDGET_READ)
def open_budget(request: HttpRequest, budget_id: UUID) -> HttpResponse:
    """One budget: what is left, and everything it paid for."""
    found, actor = _budget(budget_id), _actor(request)
    context = {
        "budget": found,
        "title": pages.title(found),
        "facts": pages.facts(found),
        "draws": pages.used_table(found),
        "may_draw": actor.may(Permission.BUDGET_DRAW) and found.may_draw(actor.service_id),
        "may_move": actor.may(Permission.BUDGET_RUN) and found.left > 0,
    }
    return render(request, "web/budgets/budget.html", context)


@requires(Permission.BUDGET_DRAW)
def draw(request: HttpRequest, budget_id: UUID) -> HttpResponse:
    """Write down that part of a budget was used."""
    found, actor = _budget(budget_id), _actor(request)
    if not found.pooled and actor.service_id != found.service_id:
        raise Refused(_("Another member holds this budget for itself. Ask them, or the leader."))
    sessions = [
        (str(one.id), f"{one.group}, {moment(one.starts_at)}")
        for one in reversed(own_sessions(actor, before=SESSIONS_BACK))
    ]
    posted = request.POST if request.method == "POST" else None
    form = DrawForm(posted, sessions=sessions, initial={"on": found.today})
    if request.method == "POST" and form.is_valid():
        attempt(form, lambda: actions.draw(actor=actor, budget_id=budget_id, used=form.used()))
        if not form.errors:
            messages.success(request, _("Written down."))
            return redirect("web:budgets:budget", budget_id)
    context = {
        "budget": found,
        "title": pages.title(found),
        "form": form,
        "left": pages.left(found),
    }
    return render(request, "web/budgets/draw.html", context)


@requires(Permission.BUDGET_RUN)
def ask_to_move(request: HttpRequest, budget_id: UUID) -> HttpResponse:
    """Ask that unspent hours go to another member."""
    found, actor = _budget(budget_id), _actor(request)
    services = [(str(key), name) for key, name in found.services if key != found.service_id]
    form = MoveForm(request.POST if request.method == "POST" else None, services=services)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = attempt(
            form,
            lambda: actions.ask_to_move(
                actor=actor,
                budget_id=budget_id,
                service_id=UUID(data["service"]),
                amount=data["amount"],
                why=data["why"],
            ),
        )
        if made:
            messages.success(request, _("Asked. Nothing moves before the funder approved."))
            return redirect("web:budgets:move", made)
    context = {
        "budget": found,
        "title": pages.title(found),
        "form": form,
        "left": pages.left(found),
    }
    return render(request, "web/budgets/ask.html", context)


@requires(Permission.BUDGET_READ)
def open_move(request: HttpRequest, move_id: UUID) -> HttpResponse:
    """What was asked to move, and where it stands with the funder."""
    found, runs = _move(move_id), _actor(request).may(Permission.BUDGET_RUN)
    context = {
        "move": found,
        "facts": pages.move_facts(found),
        "steps": pages.steps(found),
        "approves": runs and found.approved_on is None,
        "moves": runs and found.approved_on is not None and not found.has_moved,
    }
    return render(request, "web/budgets/move.html", context)


@requires(Permission.BUDGET_RUN)
def approve(request: HttpRequest, move_id: UUID) -> HttpResponse:
    """Record the funder's approval."""
    found, actor = _move(move_id), _actor(request)
    posted = request.POST if request.method == "POST" else None
    form = ApprovalForm(posted, initial={"amount": found.amount})
    if request.method == "POST" and form.is_valid():
        said = form.approval()
        attempt(form, lambda: actions.record_approval(actor=actor, move_id=move_id, approval=said))
        if not form.errors:
            messages.success(request, _("The approval is on record. Now the hours can move."))
            return redirect("web:budgets:move", move_id)
    return render(request, "web/budgets/approve.html", {"move": found, "form": form})


@requires(Permission.BUDGET_RUN)
@sent_from("web:budgets:move", "move_id")
def carry_out(request: HttpRequest, move_id: UUID) -> HttpResponse:
    """Move what the funder approved."""
    _move(move_id)
    try:
        actions.carry_out(actor=_actor(request), move_id=move_id)
    except Refused as refused:
        messages.info(request, str(refused))
    else:
        messages.success(request, _("Moved. Everybody in the team sees it."))
    return redirect("web:budgets:move", move_id)
