"""Handing a case to another team: offer, answer, first contact, receipt."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import looked
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.holding import holding
from ciranda.common.ids import is_uuid
from ciranda.transfers.actions import answering, moves, offering, outside
from ciranda.transfers.queries import reading
from ciranda.transfers.queries.reading import TransferPage
from ciranda.web.answers import attempt, succeeds, unchecked
from ciranda.web.choices import workers
from ciranda.web.paging import lines
from ciranda.web.picking import pick
from ciranda.web.transfers.forms import (
    AcceptForm,
    CompleteForm,
    FirstContactForm,
    OfferForm,
    ReasonForm,
    ReceiptForm,
)
from ciranda.web.transfers.pages import history, list_table, summary

PAGE = 25


@requires(Permission.TRANSFER_OFFER)
def transfers(request: HttpRequest) -> HttpResponse:
    """My teams' transfers: what waits for an answer, and what ended."""
    actor = request.actor  # type: ignore[attr-defined]
    ended = request.GET.get("show") == "ended"
    page = Paginator(reading.transfers_of(actor, ended=ended), PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "table": list_table(actor, reading.pages(actor, page.object_list), ended=ended),
        "ended": ended,
        "moves": reading.open_moves(),
        **lines(page, request.GET),
    }
    return render(request, "web/transfers/list.html", context)


@requires(Permission.TRANSFER_OFFER)
def offer(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Offer a case to another team, or to one outside."""
    actor = request.actor  # type: ignore[attr-defined]
    held = holding(case_id)
    if held is None:
        raise Http404
    offering.refuse_others(actor, case_id)
    teams = reading.teams_to_offer(held.programme_key, held.team_id)
    first = {"child": held.child, "to_team": request.GET.get("team", "")}
    picking = pick(request, teams, chosen=request.POST.get("to_team", first["to_team"]))
    sent = request.POST if request.method == "POST" else None
    form = OfferForm(sent, teams=picking.lines, initial=first)
    made = None
    if picking.looking:
        unchecked(form)
    elif request.method == "POST" and form.is_valid():
        made = attempt(
            form, lambda: offering.offer(actor=actor, case_id=case_id, offer=form.offer())
        )
    if made:
        if (move := request.POST.get("move", "")) and is_uuid(move):
            moves.offered(actor=actor, move_id=UUID(move))
        messages.success(request, _("Offered. Your team answers for the case until they phone."))
        return redirect("web:transfers:open", made.pk)
    looked(held.dossier_id, case_id, "case")
    context = {
        "form": form,
        "case_id": case_id,
        "child": held.child,
        "move": request.POST.get("move", request.GET.get("move", "")),
        "look_label": _("Is the team missing? Look for it by its name"),
        **picking.context(),
    }
    return render(request, "web/transfers/offer.html", context)


@requires(Permission.TRANSFER_OFFER)
def stay(request: HttpRequest, move_id: UUID) -> HttpResponse:
    """The team stays although an address or school changed."""
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actor = request.actor  # type: ignore[attr-defined]
        moves.stay(actor=actor, move_id=move_id, reason=form.cleaned_data["reason"])
        messages.success(request, _("Noted: your team goes on."))
        return redirect("web:transfers:list")
    context = {"form": form, "title": _("The team stays"), "button": _("Our team goes on")}
    return render(request, "web/transfers/step.html", context)


def _page(request: HttpRequest, transfer_id: UUID) -> TransferPage:
    found = reading.transfer_page(request.actor, transfer_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


@requires(Permission.CASE_READ)
def show(request: HttpRequest, transfer_id: UUID) -> HttpResponse:
    """One transfer: where it stands, what comes next, what happened."""
    transfer = _page(request, transfer_id)
    looked(transfer.dossier_id, transfer.id, "transfer")
    context = {"transfer": transfer, "rows": summary(transfer), "entries": history(transfer)}
    return render(request, "web/transfers/open.html", context)


def _step(
    request: HttpRequest,
    transfer_id: UUID,
    form: forms.Form,
    words: tuple[str, str, str],
    work: Callable[[dict[str, Any]], Any],
) -> HttpResponse:
    """A page with one form that moves the transfer on."""
    transfer = _page(request, transfer_id)
    title, button, done = words
    if request.method == "POST" and form.is_valid() and succeeds(form, work):
        messages.success(request, done)
        return redirect("web:transfers:open", transfer_id)
    context = {"form": form, "title": title, "button": button, "transfer": transfer}
    return render(request, "web/transfers/step.html", context)


@requires(Permission.TRANSFER_ANSWER)
def accept(request: HttpRequest, transfer_id: UUID) -> HttpResponse:
    """Accept and name the case manager."""
    actor = request.actor  # type: ignore[attr-defined]
    form = AcceptForm(
        request.POST if request.method == "POST" else None,
        workers=workers(reading.workers_of(actor.team_ids)),
    )
    words = (
        _("Accept the case"),
        _("Accept"),
        _("Accepted. The case is yours once you have spoken with the family."),
    )
    return _step(
        request,
        transfer_id,
        form,
        words,
        lambda data: answering.accept(
            actor=actor,
            transfer_id=transfer_id,
            manager_id=UUID(data["manager"]),
            words=data["words"],
        ),
    )


@requires(Permission.TRANSFER_ANSWER)
def refuse(request: HttpRequest, transfer_id: UUID) -> HttpResponse:
    """Refuse with a reason."""
    actor = request.actor  # type: ignore[attr-defined]
    words = (
        _("Refuse the case"),
        _("Refuse"),
        _("Refused. The case stays with the team that offered it."),
    )
    return _step(
        request,
        transfer_id,
        ReasonForm(request.POST if request.method == "POST" else None),
        words,
        lambda data: answering.refuse(actor=actor, transfer_id=transfer_id, reason=data["reason"]),
    )


@requires(Permission.TRANSFER_OFFER)
def take_back(request: HttpRequest, transfer_id: UUID) -> HttpResponse:
    """Take the offer back."""
    actor = request.actor  # type: ignore[attr-defined]
    words = (_("Take the offer back"), _("Take it back"), _("Taken back. The case stays with you."))
    return _step(
        request,
        transfer_id,
        ReasonForm(request.POST if request.method == "POST" else None),
        words,
        lambda data: offering.revoke(actor=actor, transfer_id=transfer_id, reason=data["reason"]),
    )


@requires(Permission.CONTACT_WRITE)
def first_contact(request: HttpRequest, transfer_id: UUID) -> HttpResponse:
    """Record the first contact with the family: custody moves."""
    actor = request.actor  # type: ignore[attr-defined]
    words = (
        _("We have spoken with the family"),
        _("Save: we answer for the case from now on"),
        _("Your team answers for this case from now on."),
    )
    return _step(
        request,
        transfer_id,
        FirstContactForm(request.POST if request.method == "POST" else None),
        words,
        lambda data: answering.record_first_contact(
            actor=actor, transfer_id=transfer_id, words=data["words"]
        ),
    )


@requires(Permission.TRANSFER_ANSWER)
def complete(request: HttpRequest, transfer_id: UUID) -> HttpResponse:
    """Say that the handover is done."""
    actor = request.actor  # type: ignore[attr-defined]
    words = (_("The handover is done"), _("Complete"), _("The team before has its receipt."))
    return _step(
        request,
        transfer_id,
        CompleteForm(request.POST if request.method == "POST" else None),
        words,
        lambda data: answering.complete(actor=actor, transfer_id=transfer_id, words=data["words"]),
    )


@requires(Permission.TRANSFER_OFFER)
def receipt(request: HttpRequest, transfer_id: UUID) -> HttpResponse:
    """For a team outside: first its signed receipt, then its first contact."""
    actor = request.actor  # type: ignore[attr-defined]
    transfer = _page(request, transfer_id)
    if transfer.state == "offered":
        words = (
            _("The other team has signed"),
            _("Record the receipt"),
            _("Recorded. Your team answers for the case until they have spoken with the family."),
        )
        form: forms.Form = ReceiptForm(request.POST if request.method == "POST" else None)
        return _step(
            request,
            transfer_id,
            form,
            words,
            lambda data: outside.record_receipt(actor=actor, transfer_id=transfer_id, **data),
        )
    words = (
        _("They have spoken with the family"),
        _("Record it"),
        _("Recorded. You can now close the case here as moved away."),
    )
    return _step(
        request,
        transfer_id,
        CompleteForm(request.POST if request.method == "POST" else None),
        words,
        lambda data: outside.record_contact(
            actor=actor, transfer_id=transfer_id, words=data["words"]
        ),
    )
