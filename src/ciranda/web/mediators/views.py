"""Mediators without a certificate: defined, with notes of their own; agreements in one line."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.people.policies.languages import language_name
from ciranda.services import actions
from ciranda.services.queries import agreements_of, colleagues, mediators, own_notes
from ciranda.web.answers import attempt
from ciranda.web.cases.doors import actor_of, family_desk, strangers_get_404
from ciranda.web.components import Cell, Column, Empty, Entry, Link, Table
from ciranda.web.interpreters import pages as interpreters
from ciranda.web.mediators.forms import AgreementForm, DefineForm, NoteForm
from ciranda.web.paging import page_asked
from ciranda.web.wording import day

PAGE = 25


@requires(Permission.GROUP_READ)
def list_mediators(request: HttpRequest) -> HttpResponse:
    """Everybody who mediates: training, languages, where they are known."""
    actor, found = actor_of(request), mediators()
    new = reverse("web:mediators:define") if actor.may(Permission.OFFER_DESCRIBE) else ""
    rows = [
        [
            Cell(m.name),
            Cell(m.agency),
            Cell(", ".join(language_name(code) for code in m.languages)),
            Cell(m.areas),
            Cell(m.training),
        ]
        for m in found
    ]
    empty = Empty(
        _("Nobody mediates yet"),
        _("Whoever leads an agency names who mediates, with what training and where."),
        Link(_("Name a mediator"), new) if new else None,
    )
    columns = [
        Column(_("Name")), Column(_("Agency")), Column(_("Languages")),
        Column(_("Known in")), Column(_("Trained in")),
    ]  # fmt: skip
    context = {
        "tabs": interpreters.tabs(actor, "web:mediators:list"),
        "table": Table(_("Mediators"), columns, rows, empty, caption_hidden=True),
        "new": new if found else "",
        "ours": [m for m in found if new and m.agency_id == actor.agency_id],
    }
    return render(request, "web/mediators/list.html", context)


@requires(Permission.OFFER_DESCRIBE)
def define(request: HttpRequest) -> HttpResponse:
    """Give a worker of one's agency the role."""
    actor = actor_of(request)
    form = DefineForm(request.POST if request.method == "POST" else None, workers=colleagues(actor))
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.define_mediator(
                actor=actor, membership_id=form.worker_id(), known=form.known()
            ),
        )
        if made:
            messages.success(request, _("Named. Everybody on the staff can find them."))
            return redirect("web:mediators:list")
    return render(request, "web/mediators/define.html", {"form": form})


@requires(Permission.OFFER_DESCRIBE)
@sent_from("web:mediators:list")
@strangers_get_404
def end(request: HttpRequest, mediator_id: UUID) -> HttpResponse:
    """They mediate no more."""
    actions.end_mediating(actor=actor_of(request), mediator_id=mediator_id)
    messages.success(request, _("They mediate no more. Their notes stay theirs."))
    return redirect("web:mediators:list")


@requires(Permission.CONTACT_WRITE)
@strangers_get_404
def notes(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One's own notes about a family, and a new one."""
    desk = family_desk(request, case_id)
    actor, number = actor_of(request), page_asked(request)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        made = attempt(
            form,
            lambda: actions.write_private_note(actor=actor, case_id=case_id, words=words),
        )
        if made:
            messages.success(request, _("Kept for you alone."))
            return redirect("web:mediators:notes", case_id)
    found, total = own_notes(case_id, start=(number - 1) * PAGE, length=PAGE)
    context = {
        "case_id": case_id,
        "about": desk.child,
        "form": form,
        "entries": [Entry(_("Your note"), n.written_at, "", [n.words]) for n in found],
        "page": Paginator(range(total), PAGE).get_page(number),
    }
    return render(request, "web/mediators/notes.html", context)


@requires(Permission.REQUEST_SEND)
def agreements(request: HttpRequest) -> HttpResponse:
    """What one's agency agreed by word of mouth, and one line more."""
    actor, number = actor_of(request), page_asked(request)
    form = AgreementForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: actions.log_agreement(actor=actor, said=form.said()))
        if made:
            messages.success(request, _("Written down: it no longer leaves with whoever agreed."))
            return redirect("web:mediators:agreements")
    found, total = agreements_of(actor, start=(number - 1) * PAGE, length=PAGE)
    rows = [[Cell(a.words), Cell(a.ours), Cell(a.theirs), Cell(day(a.agreed_on))] for a in found]
    columns = [
        Column(_("Agreed")), Column(_("On our side")), Column(_("On the other side")),
        Column(_("Day")),
    ]  # fmt: skip
    empty = Empty(
        _("Nothing is written down yet"),
        _("What is agreed on the telephone is lost when somebody leaves. One line keeps it."),
    )
    context = {
        "form": form,
        "table": Table(_("What was agreed so far"), columns, rows, empty),
        "page": Paginator(range(total), PAGE).get_page(number),
    }
    return render(request, "web/mediators/agreements.html", context)
