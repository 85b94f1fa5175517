"""One part of a request: for whoever asked, and for the service that is asked."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused, looked
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.services import actions
from ciranda.services.enums import PartState
from ciranda.services.queries import PartPage, knocks_of, part_page
from ciranda.web.answers import attempt
from ciranda.web.cases.doors import actor_of
from ciranda.web.requests import pages
from ciranda.web.requests.forms import AnswerForm, AppointmentForm, ArrivalForm


def _part(request: HttpRequest, part_id: UUID) -> PartPage:
    found = part_page(actor_of(request), part_id)
    if found is None:
        raise Http404
    looked(found.line.dossier_id, part_id, "request.part")
    return found


@requires(Permission.REQUEST_ANSWER)
def show(request: HttpRequest, part_id: UUID) -> HttpResponse:
    """What is asked of one service, how far it is, and what can be done now."""
    page = _part(request, part_id)
    words, colour = pages.state(page.line.standing)
    context = {
        "part": page,
        "title": pages.title(page),
        "says_no": pages.says_no(page) and page.answers_for,
        "tag_words": words,
        "tag_colour": colour,
        "rows": pages.facts(page),
        "entries": pages.answers(page),
        "next_step": pages.next_step(page),
        "knocks": knocks_of(part_id),
    }
    return render(request, "web/requests/open.html", context)


@requires(Permission.REQUEST_SEND)
@sent_from("web:requests:open", "part_id")
def send(request: HttpRequest, part_id: UUID) -> HttpResponse:
    """The family has signed since: send what waited."""
    page = _part(request, part_id)
    _answers(page)
    asked = actions.route_request(actor=actor_of(request), request_id=page.line.request_id)
    if part_id in asked.sent:
        messages.success(request, _("Sent. The service is asked now."))
    else:
        messages.info(request, _("The family has not signed for this service yet."))
    return redirect("web:requests:open", part_id)


@requires(Permission.REQUEST_ANSWER)
def answer(request: HttpRequest, part_id: UUID) -> HttpResponse:
    """The asked service answers."""
    page, actor = _part(request, part_id), actor_of(request)
    if not page.is_ours:
        raise Refused(_("Another service is asked here. It answers for itself."))
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        state, words = PartState(form.cleaned_data["state"]), form.cleaned_data["words"]
        attempt(
            form, lambda: actions.answer(actor=actor, part_id=part_id, state=state, words=words)
        )
        if not form.errors:
            messages.success(request, _("Answered. The family and whoever asked can read it."))
            return redirect("web:requests:open", part_id)
    return _step(request, page, form, _("Answer the family"), _("Send the answer"))


@requires(Permission.REQUEST_SEND)
def appoint(request: HttpRequest, part_id: UUID) -> HttpResponse:
    """Make the appointment: together with the family, or by the service that is asked."""
    page, actor = _part(request, part_id), actor_of(request)
    _acts(page)
    form = AppointmentForm(
        request.POST if request.method == "POST" else None,
        with_place=page.answers_for and not page.hides_place,
        is_sender=page.answers_for,
        initial={"place": page.place, "whom": page.whom},
    )
    if request.method == "POST" and form.is_valid():
        attempt(
            form,
            lambda: actions.make_appointment(
                actor=actor, part_id=part_id, at=form.when(), where=form.where()
            ),
        )
        if not form.errors:
            if form.cleaned_data.get("held"):
                actions.family_holds(actor=actor, part_id=part_id)
            messages.success(request, _("The appointment is made."))
            return redirect("web:requests:open", part_id)
    return _step(request, page, form, _("Make the appointment"), _("Save the appointment"))


@requires(Permission.REQUEST_SEND)
@sent_from("web:requests:open", "part_id")
def held(request: HttpRequest, part_id: UUID) -> HttpResponse:
    """The family has the appointment in hand."""
    _answers(_part(request, part_id))
    actions.family_holds(actor=actor_of(request), part_id=part_id)
    messages.success(request, _("Both hold the appointment: the referral is made."))
    return redirect("web:requests:open", part_id)


@requires(Permission.REQUEST_ANSWER)
def arrival(request: HttpRequest, part_id: UUID) -> HttpResponse:
    """Whether the family got there."""
    page, actor = _part(request, part_id), actor_of(request)
    _acts(page)
    form = ArrivalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        there = form.cleaned_data["arrived"] == "yes"
        attempt(form, lambda: actions.record_arrival(actor=actor, part_id=part_id, arrived=there))
        if not form.errors:
            messages.success(request, _("Thank you. Whoever asked for the family sees it."))
            return redirect("web:requests:open", part_id)
    return _step(request, page, form, _("Did they get there?"), _("Save"))


@requires(Permission.REQUEST_SEND)
def slip(request: HttpRequest, part_id: UUID) -> HttpResponse:
    """The appointment on paper, for the family to take along."""
    page = _part(request, part_id)
    if page.line.appointment_at is None:
        raise Refused(_("There is no appointment yet. Make it together with the family."))
    context = {"part": page, "rows": pages.slip_rows(page)}
    return render(request, "web/requests/slip.html", context)


def _answers(page: PartPage) -> None:
    if not page.answers_for:
        raise Refused(_("Whoever answers for the family does this."))


def _acts(page: PartPage) -> None:
    if not (page.is_ours or page.answers_for):
        raise Refused(_("Whoever answers for the family does this, or the service that is asked."))


def _step(
    request: HttpRequest, page: PartPage, form: object, title: str, button: str
) -> HttpResponse:
    context = {
        "part": page,
        "form": form,
        "title": title,
        "button": button,
        "service": pages.service(page.line),
        "topic": pages.topic(page.line),
    }
    return render(request, "web/requests/step.html", context)
