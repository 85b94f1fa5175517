"""Asking colleagues of other services: in general without a name, about a family by consent."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.services import find_services
from ciranda.cases.queries.standing import standing
from ciranda.services import actions
from ciranda.services.actions import AboutFamily
from ciranda.services.queries import ConsultationLine, consultation, consultations_of
from ciranda.web.consultations.forms import AnswerForm, AskForm
from ciranda.web.one_form import OneForm, one_form, sent
from ciranda.web.paging import lines, page_asked

LENGTH = 25


@requires(Permission.REQUEST_SEND)
def list_all(request: HttpRequest) -> HttpResponse:
    """Questions to one's own service, unanswered first, and from it."""
    actor = _actor(request)
    number = page_asked(request)
    found: list[ConsultationLine] = []
    total = 0
    if actor.service_id:
        start = (number - 1) * LENGTH
        found, total = consultations_of(actor.service_id, start=start, length=LENGTH)
    page = Paginator(range(total), LENGTH).get_page(number)
    context: dict[str, Any] = {
        "consultations": found,
        "has_service": actor.service_id is not None,
        "pages": lines(page, request.GET),
    }
    return render(request, "web/consultations/list.html", context)


@requires(Permission.REQUEST_SEND)
def ask(request: HttpRequest) -> HttpResponse:
    """Ask in general."""
    return _ask(request, None, "")


@requires(Permission.REQUEST_SEND)
def ask_about(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask about a family: only a service that the family lets know them."""
    found = standing(case_id)
    if found is None:
        raise Http404
    return _ask(request, case_id, found.child)


def _ask(request: HttpRequest, case_id: UUID | None, child: str) -> HttpResponse:
    actor, typed = _actor(request), request.GET.get("q", "").strip()
    found = [s for s in find_services(typed) if s.service_id != actor.service_id]
    services = [(str(s.service_id), s.name) for s in found]
    hints = {str(s.service_id): s.agency for s in found}
    form = AskForm(sent(request), services=services, hints=hints, with_family=case_id is not None)
    back = reverse("web:consultations:list")
    title = _("Ask a colleague about this family") if case_id else _("Ask a question")
    page = OneForm(title, _("Ask"), _("Asked."), back, _("Back"), child)
    if request.method == "POST":
        return one_form(request, page, form, lambda data: _send(actor, case_id, data))
    context = {**vars(page), "form": form, "q": typed, "found": services, "case_id": case_id}
    return render(request, "web/consultations/ask.html", context)


def _send(actor: Actor, case_id: UUID | None, data: dict[str, Any]) -> UUID:
    return actions.consult(
        actor=actor,
        service_id=UUID(data["service"]),
        words=data["words"],
        family=AboutFamily(case_id, data["about_family"]) if case_id else None,
    )


@requires(Permission.REQUEST_ANSWER)
def answer(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """One question; the asked service answers it here."""
    actor = _actor(request)
    line = consultation(actor.service_id, consultation_id) if actor.service_id else None
    if line is None:
        raise Http404
    form = AnswerForm(sent(request), with_family=bool(line.about))
    if request.method == "POST" and line.asked_of_us and not line.answered_at:
        page = OneForm(
            _("A question to your service"),
            _("Answer"),
            _("Answered."),
            reverse("web:consultations:list"),
            _("Back"),
            above=(line.words,),
        )
        return one_form(
            request,
            page,
            form,
            lambda data: actions.answer_consultation(
                actor=actor,
                consultation_id=consultation_id,
                words=data["words"],
                about_family=data.get("about_family", ""),
            ),
        )
    may_answer = line.asked_of_us and line.answered_at is None
    context = {"line": line, "form": form if may_answer else None}
    return render(request, "web/consultations/open.html", context)


def _actor(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found
