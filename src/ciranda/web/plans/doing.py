"""What plans ask of my service, and how an action goes on."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused, looked
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.plans.actions import orders, progress
from ciranda.plans.enums import ActionState, RequestState
from ciranda.plans.policies.states import ACTION_MOVES, may_answer
from ciranda.plans.policies.wording import how_often, listed, service_called
from ciranda.plans.queries.asked import (
    PAGE_SIZE,
    OneAction,
    UpdateLine,
    action_page,
    asked_of,
    own_words,
)
from ciranda.web import wording
from ciranda.web.components import Entry, Row, Words
from ciranda.web.plans import pages
from ciranda.web.plans.forms.doing import AnswerForm, AskServiceForm, ReportForm
from ciranda.web.plans.forms.ordering import DissentForm, EndOrderForm, OrderForm
from ciranda.web.plans.saving import Step, step
from ciranda.web.plans.views import actor_of
from ciranda.web.requests.views import asked_tabs
from ciranda.web.wording import day


@requires(Permission.ACTION_UPDATE)
def asked(request: HttpRequest) -> HttpResponse:
    """What plans ask of my service: waiting for an answer first, then by due date."""
    service_id = actor_of(request).service_id
    if service_id is None:
        raise Refused(_("You act for no service here. Choose for whom you act at the top."))
    sent = request.GET.get("page", "")
    number = max(int(sent), 1) if sent.isdecimal() and len(sent) < 6 else 1
    found = asked_of(service_id, page=number)
    context = {
        "asked": found,
        "rows": [(a, pages.tags(a.state, a.request)) for a in found.actions if not a.is_ours],
        "ours": [(a, pages.tags(a.state, RequestState.NONE)) for a in found.actions if a.is_ours],
        "agency": actor_of(request).agency_name,
        "tabs": asked_tabs("web:plans:asked"),
        "page": Paginator(range(found.total), PAGE_SIZE).get_page(number),
    }
    return render(request, "web/plans/asked.html", context)


@requires(Permission.ACTION_UPDATE)
def ended(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """What my service wrote in a plan that no longer shares with it."""
    service_id = actor_of(request).service_id
    words = own_words(dossier_id, service_id) if service_id else []
    if not words:
        raise Http404
    looked(dossier_id, dossier_id, "plan.part")
    entries = [
        Entry(_("What your service wrote"), u.at, wording.standing(u.author), (u.words,))
        for u in words
    ]
    return render(request, "web/plans/ended.html", {"entries": entries})


def _action(request: HttpRequest, action_id: UUID) -> OneAction:
    found = action_page(action_id)
    if found is None:
        raise Http404
    looked(found.dossier_id, action_id, "plan.action")
    return found


@requires(Permission.PLAN_READ)
def show(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """One action: what is agreed, what is asked, how it went on."""
    found, actor = _action(request, action_id), actor_of(request)
    updates = found.may_update and actor.may(Permission.ACTION_UPDATE)
    context = {
        "action": found,
        "rows": _rows(found),
        "tags": pages.tags(found.state, found.request, waits=found.asked_at is None),
        "entries": [_entry(u) for u in found.updates],
        "may_report": updates,
        "may_answer": updates
        and any(may_answer(found.request, a) for a in (RequestState.ACCEPTED, RequestState.REFUSED))
        and found.asked_at is not None,
        "may_order": updates and actor.may(Permission.BASIS_RECORD),
        "may_receive": updates and may_answer(found.request, RequestState.RECEIVED),
        "may_ask": updates
        and actor.may(Permission.PLAN_WRITE)
        and found.is_open
        and found.service_id != actor.service_id
        and may_answer(found.request, RequestState.REQUESTED),
    }
    return render(request, "web/plans/action.html", context)


def _rows(found: OneAction) -> list[Row]:
    rows = [
        Row(_("For"), found.about),
        Row(_("Ordered by a court"), found.ordered_by),
        Row(_("What that means"), found.order_explained),
        Row(_("Goal"), found.goal_words),
        Row(_("Who answers for it"), service_called(found)),
        Row(_("Who does it"), found.person_name),
        Row(_("How often"), how_often(found)),
        Row(_("Why a lower level is not enough"), found.level_reason),
        Row(_("Where, and who pays"), _where(found)),
        Row(_("By when"), day(found.due_on) if found.due_on else ""),
        Row(_("What is asked, and the answer"), found.request_words if found.request else ""),
        Row(_("Until about when"), day(found.waiting_until) if found.waiting_until else ""),
        Row(_("Why it stopped"), found.why_stopped),
    ]
    return [row for row in rows if row.value]


def _where(found: OneAction) -> str:
    if found.place_hidden:
        return _("Place and payer are protected")
    return listed((found.place, found.payer))


def _entry(update: UpdateLine) -> Entry:
    title: Words = ActionState(update.state).label if update.state else ""
    if update.dissents:
        title = _("Does not agree")
    if update.request:
        title = RequestState(update.request).label
    return Entry(
        title, update.at, wording.standing(update.author), (update.words,) if update.words else ()
    )


def _back(action_id: UUID) -> str:
    return reverse("web:plans:action", args=[action_id])


@requires(Permission.ACTION_UPDATE)
def report(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Say how the action goes on."""
    found, actor = _action(request, action_id), actor_of(request)
    states = [found.state, *(s for s in ActionState if s in ACTION_MOVES[found.state])]
    form = ReportForm(request.POST or None, states=states, initial={"state": found.state})
    return step(
        request,
        form,
        Step(_("How does it go?"), _("Save"), _back(action_id), found.what),
        lambda edition: progress.report(
            actor=actor,
            action_id=action_id,
            edition=edition,
            state=ActionState(form.cleaned_data["state"]),
            words=form.cleaned_data["words"],
        ),
        edition=found.edition,
    )


@requires(Permission.BASIS_RECORD)
def order(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """A court asks it: nobody takes it out, stops or declines it; or it asks it no more."""
    found, actor = _action(request, action_id), actor_of(request)
    if not found.may_update:
        raise Refused(_("You may read this, but only those who work with this family write it."))
    if found.ordered_by:
        ends = EndOrderForm(request.POST or None)
        about = Step(
            _("The court asks it no longer"), _("Save"), _back(action_id), found.ordered_by
        )
        return step(
            request,
            ends,
            about,
            lambda edition: orders.end_order(
                actor=actor, action_id=action_id, edition=edition, **ends.cleaned_data
            ),
            edition=found.edition,
        )
    form = OrderForm(request.POST or None)
    return step(
        request,
        form,
        Step(_("A court ordered this"), _("Save"), _back(action_id), found.what),
        lambda edition: orders.order(
            actor=actor, action_id=action_id, edition=edition, **form.cleaned_data
        ),
        edition=found.edition,
    )


@requires(Permission.ACTION_UPDATE)
def dissent(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Note that one does not agree with what a court ordered; it stays all the same."""
    found, actor = _action(request, action_id), actor_of(request)
    form = DissentForm(request.POST or None)
    return step(
        request,
        form,
        Step(_("I do not agree with this"), _("Save"), _back(action_id), found.ordered_by),
        lambda _edition: orders.dissent(actor=actor, action_id=action_id, **form.cleaned_data),
        edition=found.edition,
    )


@requires(Permission.ACTION_UPDATE)
def answer(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """The asked service answers."""
    found, actor = _action(request, action_id), actor_of(request)
    form = AnswerForm(request.POST or None)
    intro = listed((found.what, found.request_words))
    return step(
        request,
        form,
        Step(_("Answer the request"), _("Send the answer"), _back(action_id), intro),
        lambda edition: progress.answer_request(
            actor=actor,
            action_id=action_id,
            edition=edition,
            answer=RequestState(form.cleaned_data["answer"]),
            words=form.cleaned_data["words"],
            waiting_until=form.cleaned_data["waiting_until"],
        ),
        edition=found.edition,
    )


@requires(Permission.PLAN_WRITE)
def ask(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """Ask the responsible service whether it can."""
    found, actor = _action(request, action_id), actor_of(request)
    form = AskServiceForm(request.POST or None)
    return step(
        request,
        form,
        Step(_("Ask the service"), _("Ask"), _back(action_id), found.what),
        lambda edition: progress.ask_service(
            actor=actor,
            action_id=action_id,
            edition=edition,
            words=form.cleaned_data["words"],
            agreed=form.cleaned_data["agreed"],
        ),
        edition=found.edition,
    )


@requires(Permission.ACTION_UPDATE)
@sent_from("web:plans:action", "action_id")
def received(request: HttpRequest, action_id: UUID) -> HttpResponse:
    """What was asked for has reached the family."""
    found = _action(request, action_id)
    progress.received(actor=actor_of(request), action_id=action_id, edition=found.edition)
    messages.success(request, _("Noted: the family received it."))
    return redirect(_back(action_id))
