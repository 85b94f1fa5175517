"""A child's ordinary place: looked for first, offered by somebody outside, taken or refused."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, looked
from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.desk import Desk, desk_of
from ciranda.cases.queries.facts import NoSuchCase
from ciranda.services import actions
from ciranda.services.enums import PlaceFound
from ciranda.services.queries import PlaceLine, offer_of, places_of
from ciranda.web.one_form import OneForm, one_form, sent
from ciranda.web.ordinary import pages
from ciranda.web.ordinary.forms import AnswerForm, FindingForm, LostForm, OfferForm


@requires(Permission.PLAN_READ)
def show(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What was found and offered, and what is to be done now."""
    desk = _desk(request, case_id)
    places = places_of(case_id)
    if desk.read_dossier:
        looked(desk.read_dossier, case_id, "place")
    context = {
        "case_id": case_id,
        "label": _label(desk),
        "next_step": pages.next_step(places),
        "offers": [pages.offered(line, desk.pack) for line in places.offers],
        "history": pages.history(places, desk.pack),
        "may_write": desk.may_write and not desk.is_own and _actor(request).may(
            Permission.PLAN_WRITE
        ),
    }  # fmt: skip
    return render(request, "web/ordinary/open.html", context)


@requires(Permission.PLAN_WRITE)
def record(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write down whether there is a place, or that there is none after looking."""
    desk = _desk(request, case_id)
    desk.require(Category.EDUCATION)
    was_asked = places_of(case_id).found is not None
    form = FindingForm(sent(request), pack=desk.pack, was_asked=was_asked)
    words = (_("Write down what was found"), _("Save"), _("Saved."))
    page = _page(case_id, *words, _label(desk))
    return one_form(
        request,
        page,
        form,
        lambda data: actions.record_place(
            actor=_actor(request),
            case_id=case_id,
            found=PlaceFound(data["found"]),
            reason=data.get("reason", ""),
            note=data["note"],
        ),
    )


@requires(Permission.PLAN_WRITE)
def receive(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A place was offered."""
    _desk(request, case_id).require(Category.SCHEDULE)
    page = _page(
        case_id, _("A place was offered"), _("Save the offer"), _("Saved. The family is told.")
    )
    return one_form(
        request,
        page,
        OfferForm(sent(request)),
        lambda data: actions.receive_offer(actor=_actor(request), case_id=case_id, **data),
    )


@requires(Permission.PLAN_WRITE)
def answer(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """What the family answered."""
    line, desk = _offer(request, offer_id)
    page = _page(line.case_id, _("The family’s answer"), _("Save the answer"), _("Saved."))
    return one_form(
        request,
        page,
        AnswerForm(sent(request), pack=desk.pack),
        lambda data: actions.record_answer_to_offer(
            actor=_actor(request),
            offer_id=offer_id,
            says_yes=data["says_yes"] == "yes",
            reason=data["reason"],
            words=data["words"],
        ),
    )


@requires(Permission.PLAN_WRITE)
def enrolled(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """The child has the place."""
    line, _of_it = _offer(request, offer_id)
    page = _page(
        line.case_id,
        _("The child has the place"),
        _("Yes, the child has it"),
        _("Saved. The case may now be closed."),
    )
    return one_form(
        request,
        page,
        forms.Form(sent(request)),
        lambda _data: actions.enrol_in_place(actor=_actor(request), offer_id=offer_id),
    )


@requires(Permission.PLAN_WRITE)
def lost(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """The offer was taken back."""
    line, desk = _offer(request, offer_id)
    page = _page(line.case_id, _("The offer was lost"), _("Save"), _("Saved."))
    return one_form(
        request,
        page,
        LostForm(sent(request), pack=desk.pack),
        lambda data: actions.lose_offer(actor=_actor(request), offer_id=offer_id, **data),
    )


def _actor(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found


def _desk(request: HttpRequest, case_id: UUID) -> Desk:
    try:
        desk = desk_of(_actor(request), case_id)
    except NoSuchCase:
        raise Http404 from None
    if desk.pack.ordinary_place is None:
        raise Http404
    return desk


def _offer(request: HttpRequest, offer_id: UUID) -> tuple[PlaceLine, Desk]:
    line = offer_of(offer_id)
    if line is None:
        raise Http404
    desk = _desk(request, line.case_id)
    desk.require(Category.SCHEDULE)
    return line, desk


def _label(desk: Desk) -> str:
    return desk.pack.label("ordinary_place", get_language() or "en")


def _page(case_id: UUID, title: str, button: str, done: str, caption: str = "") -> OneForm:
    back = reverse("web:ordinary:open", args=[case_id])
    return OneForm(title, button, done, back, _("Back"), caption)
