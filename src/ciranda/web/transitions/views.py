"""The way out of the programme at the exit age."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import looked
from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.desk import desk_of
from ciranda.cases.queries.takers import takers_of
from ciranda.transfers.actions import transitions
from ciranda.transfers.actions.transitions import Preparation
from ciranda.transfers.queries.transitions import TransitionPage, transition_page
from ciranda.web.answers import succeeds
from ciranda.web.transitions.forms import (
    AgreeForm,
    DeclineForm,
    GoAlongForm,
    PrepareForm,
    ReceiptForm,
    SendForm,
    TopicsForm,
)
from ciranda.web.transitions.pages import course, summary


def _page(request: HttpRequest, case_id: UUID) -> TransitionPage:
    found = transition_page(case_id, get_language() or "en")
    if found is None:
        raise Http404
    return found


@requires(Permission.PLAN_READ)
def show(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Where the child goes next, and how far the preparation is."""
    page = _page(request, case_id)
    looked(page.dossier_id, case_id, "transition")
    desk = desk_of(request.actor, case_id)  # type: ignore[attr-defined]
    may_write = desk.holds(page.dossier_id, Category.PLAN)
    context = {"page": page, "rows": summary(page), "steps": course(page), "may_write": may_write}
    return render(request, "web/transitions/open.html", context)


def _step(
    request: HttpRequest,
    page: TransitionPage,
    form: forms.Form,
    words: tuple[str, str, str],
    work: Callable[[dict[str, Any]], Any],
) -> HttpResponse:
    case_id = page.case_id
    title, button, done = words
    if request.method == "POST" and form.is_valid() and succeeds(form, work):
        messages.success(request, done)
        return redirect("web:transitions:open", case_id)
    context = {
        "form": form,
        "title": title,
        "button": button,
        "case_id": case_id,
        "child": page.child,
    }
    return render(request, "web/transitions/step.html", context)


@requires(Permission.PLAN_WRITE)
def prepare(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write where the child goes and what is prepared."""
    page = _page(request, case_id)
    first = {
        "receiving_kind": page.receiving_kind,
        "receiving_name": page.receiving_name,
        "receiving_contact": page.receiving_contact,
        "wishes": page.wishes,
        "steps": page.steps,
    }
    form = PrepareForm(
        request.POST if request.method == "POST" else None, kinds=list(page.kinds), initial=first
    )
    words = (_("Prepare the way to school or another service"), _("Save"), _("Saved."))
    return _step(
        request,
        page,
        form,
        words,
        lambda data: transitions.prepare(
            actor=request.actor,  # type: ignore[attr-defined]
            case_id=case_id,
            preparation=Preparation(**data),
        ),
    )


@requires(Permission.PLAN_WRITE)
def agree(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The family's agreement on what goes along."""
    page, transition_id = _begun(request, case_id)
    form = AgreeForm(request.POST if request.method == "POST" else None, items=list(page.items))
    words = (_("What the family agrees to hand over"), _("Save what they said"), _("Saved."))
    return _step(
        request,
        page,
        form,
        words,
        lambda data: transitions.agree(
            actor=request.actor,  # type: ignore[attr-defined]
            transition_id=transition_id,
            **data,
        ),
    )


@requires(Permission.PLAN_WRITE)
def topics(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The words on each topic, heard by the family before they go."""
    page, transition_id = _begun(request, case_id)
    if not page.topics:
        raise Http404
    form = TopicsForm(request.POST if request.method == "POST" else None, topics=page.topics)
    words = (_("What is told about the child"), _("Save the words"), _("Saved."))
    return _step(
        request,
        page,
        form,
        words,
        lambda data: transitions.say_topics(
            actor=request.actor,  # type: ignore[attr-defined]
            transition_id=transition_id,
            words=data,
        ),
    )


@requires(Permission.PLAN_WRITE)
def go_along(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Somebody goes along on the first visit: a thing to do."""
    page, transition_id = _begun(request, case_id)
    if not page.first_visit:
        raise Http404
    takers = [
        (str(one.membership_id), one.name)
        for one in takers_of(request.actor, case_id)  # type: ignore[attr-defined]
    ]
    form = GoAlongForm(request.POST if request.method == "POST" else None, takers=takers)
    words = (page.first_visit, _("Save"), _("Saved. It stands among the things to do."))
    return _step(
        request,
        page,
        form,
        words,
        lambda data: transitions.go_along(
            actor=request.actor,  # type: ignore[attr-defined]
            transition_id=transition_id,
            on=data["on"],
            membership_id=UUID(data["who"]),
        ),
    )


@requires(Permission.PLAN_READ)
def sheet(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The sheet that goes along: the topics that the family agreed to, and nothing else."""
    page, _transition_id = _begun(request, case_id)
    if not page.topics or not page.agreed_at:
        raise Http404
    looked(page.dossier_id, case_id, "transition")
    return render(request, "web/transitions/sheet.html", {"page": page})


@requires(Permission.PLAN_WRITE)
def send(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say that it was handed over."""
    page, transition_id = _begun(request, case_id)
    words = (
        _("Hand over"),
        _("It has been handed over"),
        _("Noted. Now we wait for the receipt."),
    )
    return _step(
        request,
        page,
        SendForm(request.POST if request.method == "POST" else None),
        words,
        lambda _data: transitions.send(
            actor=request.actor,  # type: ignore[attr-defined]
            transition_id=transition_id,
        ),
    )


@requires(Permission.PLAN_WRITE)
def receipt(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Record who received it."""
    page, transition_id = _begun(request, case_id)
    words = (_("The receipt"), _("Record the receipt"), _("Received. The case may now be closed."))
    return _step(
        request,
        page,
        ReceiptForm(request.POST if request.method == "POST" else None),
        words,
        lambda data: transitions.record_receipt(
            actor=request.actor,  # type: ignore[attr-defined]
            transition_id=transition_id,
            **data,
        ),
    )


@requires(Permission.PLAN_WRITE)
def decline(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The family wants nothing handed over."""
    page, transition_id = _begun(request, case_id)
    words = (
        _("The family does not want anything handed over"),
        _("Record their decision"),
        _("Recorded. The case may be closed without a receipt."),
    )
    return _step(
        request,
        page,
        DeclineForm(request.POST if request.method == "POST" else None),
        words,
        lambda data: transitions.decline(
            actor=request.actor,  # type: ignore[attr-defined]
            transition_id=transition_id,
            **data,
        ),
    )


def _begun(request: HttpRequest, case_id: UUID) -> tuple[TransitionPage, UUID]:
    page = _page(request, case_id)
    if page.id is None:
        raise Http404
    return page, page.id
