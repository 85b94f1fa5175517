"""What services offer: the map, one offer, describing it, and a family matched with it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import installed
from ciranda.services import actions
from ciranda.services.policies.topics import topics_of
from ciranda.services.queries import (
    OfferLine,
    areas_of,
    map_of,
    matched,
    offer,
    offers_of,
    own_services,
    parishes_near,
)
from ciranda.web.answers import attempt
from ciranda.web.cases.doors import actor_of, family_desk, strangers_get_404
from ciranda.web.choices import own_programmes
from ciranda.web.components import Link
from ciranda.web.offers import pages
from ciranda.web.offers.forms import OfferForm, as_before
from ciranda.web.requests.asking import asks_at
from ciranda.web.services.pages import quarter, quarters


def _programmes() -> dict[str, Pack]:
    """The newest version of every programme that knows topics, by its key."""
    found: dict[str, Pack] = {}
    for one in installed():
        found.setdefault(one.key, one.pack)
    return {key: pack for key, pack in found.items() if topics_of(pack)}


def _pack(programme: str) -> Pack:
    found = _programmes().get(programme)
    if found is None:
        raise Http404
    return found


@requires(Permission.GROUP_READ)
def choose(request: HttpRequest) -> HttpResponse:
    """One's programmes whose services are described; straight to the only one."""
    found = own_programmes(actor_of(request), _programmes())
    if len(found) == 1:
        return redirect("web:offers:map", *found)
    language = get_language() or "en"
    links = [
        Link(pack.label("title", language), reverse("web:offers:map", args=[key]))
        for key, pack in found.items()
    ]
    return render(request, "web/offers/choose.html", {"links": links})


@requires(Permission.GROUP_READ)
def show_map(request: HttpRequest, programme: str) -> HttpResponse:
    """Needs and what there is for them: gaps, too little, doubles; then everything on offer."""
    pack, day = _pack(programme), quarter(request.GET.get("from", ""))
    words, may = pages.topic_words(pack), actor_of(request).may(Permission.OFFER_DESCRIBE)
    new = reverse("web:offers:new", args=[programme]) if may else ""
    found = offers_of(programme)
    areas = areas_of(pack, found)
    context = {
        "title": pack.label("title", get_language() or "en"),
        "map": pages.map_table(map_of(pack, day, found), words),
        "areas": pages.areas_chart(areas),
        "lacking": pages.areas_table(areas, words) if areas else None,
        "offers": pages.offers_table(found, words, new),
        "quarters": quarters(request.path, day),
        "new": new if found else "",
    }
    return render(request, "web/offers/map.html", context)


def _offer(offer_id: UUID) -> OfferLine:
    found = offer(offer_id)
    if found is None:
        raise Http404
    return found


@requires(Permission.GROUP_READ)
def show(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """One offer with its rules."""
    found, actor = _offer(offer_id), actor_of(request)
    context = {
        "offer": found,
        "rows": pages.facts(found, pages.topic_words(_pack(found.programme_key))),
        "may_change": found.is_of(actor) and actor.may(Permission.OFFER_DESCRIBE),
    }
    return render(request, "web/offers/open.html", context)


def _form(request: HttpRequest, programme: str, **initial: object) -> OfferForm:
    return OfferForm(
        request.POST if request.method == "POST" else None,
        services=own_services(actor_of(request)),
        topics=list(pages.topic_words(_pack(programme)).items()),
        parishes=parishes_near(programme),
        initial=initial,
    )


@requires(Permission.OFFER_DESCRIBE)
def new(request: HttpRequest, programme: str) -> HttpResponse:
    """Describe something one's agency offers, or that it knows of."""
    actor, form = actor_of(request), _form(request, programme)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.describe_offer(
                actor=actor,
                service_id=form.service_id(),
                programme=programme,
                said=form.said(),
            ),
        )
        if made:
            messages.success(request, _("Described. Everybody on the staff can find it."))
            return redirect("web:offers:open", made)
    context = {
        "form": form,
        "title": _("Describe what is offered"),
        "back": reverse("web:offers:map", args=[programme]),
    }
    return render(request, "web/offers/form.html", context)


def _mine(request: HttpRequest, offer_id: UUID) -> OfferLine:
    found = _offer(offer_id)
    if not found.is_of(actor_of(request)):
        raise Refused(_("Another agency runs this service. Its lead describes what it offers."))
    return found


@requires(Permission.OFFER_DESCRIBE)
def change(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """Describe it anew."""
    found, actor = _mine(request, offer_id), actor_of(request)
    form = _form(request, found.programme_key, **as_before(found))
    if request.method == "POST" and form.is_valid():
        attempt(
            form, lambda: actions.change_offer(actor=actor, offer_id=offer_id, said=form.said())
        )
        if not form.errors:
            messages.success(request, _("Changed."))
            return redirect("web:offers:open", offer_id)
    context = {
        "form": form,
        "title": _("Change what is offered"),
        "back": reverse("web:offers:open", args=[offer_id]),
    }
    return render(request, "web/offers/form.html", context)


@requires(Permission.OFFER_DESCRIBE)
def end(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """It is offered no more."""
    found = _mine(request, offer_id)
    if request.method == "POST":
        actions.end_offer(actor=actor_of(request), offer_id=offer_id)
        messages.success(request, _("It is offered no more."))
        return redirect("web:offers:map", found.programme_key)
    return render(request, "web/offers/end.html", {"offer": found})


@requires(Permission.CASE_READ)
@strangers_get_404
def match(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A family against what every service offers; the needs nobody would take it for."""
    desk = family_desk(request, case_id)
    pack = desk.pack
    words, topic = pages.topic_words(pack), request.GET.get("topic", "")
    if not words:
        raise Refused(_("This programme knows no topics by which services are described."))
    topic = topic if topic in words else ""
    found = matched(case_id, pack.key)
    context = {
        "case_id": case_id,
        "about": desk.child,
        "table": pages.match_table(found, topic, words),
        "map": reverse("web:offers:map", args=[pack.key]),
        "asks": asks_at(desk, actor_of(request)),
        "nobody": pages.unanswerable(found, [topic] if topic else found.asked, words),
        "topics": list(words.items()),
        "topic": topic,
        "unknown": not (found.family.months and found.family.parishes),
    }
    return render(request, "web/offers/match.html", context)
