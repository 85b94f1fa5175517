"""A family's requests, and making a new one."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciranda.access.actions import Actor, Refused, looked
from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.consents import receivers_for
from ciranda.cases.queries.desk import Desk
from ciranda.cases.queries.ladder import ladder_of
from ciranda.services import actions
from ciranda.services.actions import Asked
from ciranda.services.queries import requests_of
from ciranda.web.answers import attempt
from ciranda.web.cases.doors import actor_of, desk_for, family_desk, strangers_get_404
from ciranda.web.paging import page_asked
from ciranda.web.requests import pages
from ciranda.web.requests.forms import AskForm, offered

PAGE = 25


def _asks(desk: Desk) -> Desk:
    """Raises Refused, with what to do instead, where the programme asks no services."""
    if desk.pack.requests is None:
        raise Refused(
            _("This programme asks services through the family's plan. Add an action there.")
        )
    return desk


def asks_at(desk: Desk, actor: Actor) -> str:
    """The address at which this worker asks a service for the family; empty where they may not."""
    may = desk.may_write and not desk.is_own and bool(desk.writes & 1 << Category.PLAN)
    may = may and desk.pack.requests is not None and actor.may(Permission.REQUEST_SEND)
    return reverse("web:requests:ask", args=[desk.case_id]) if may else ""


@requires(Permission.CASE_READ)
@strangers_get_404
def list_requests(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What was asked for a family, newest first."""
    desk = _asks(family_desk(request, case_id))
    number = page_asked(request)
    found, total = requests_of(case_id, start=(number - 1) * PAGE, length=PAGE)
    if desk.hides_place:
        found = [pages.hidden(one) for one in found]
    ask = asks_at(desk, actor_of(request))
    context = {
        "case_id": case_id,
        "about": desk.child,
        "table": pages.requests_table(found, ask),
        "page": Paginator(range(total), PAGE).get_page(number),
        "ask": ask if found else "",
    }
    return render(request, "web/requests/list.html", context)


@requires(Permission.REQUEST_SEND)
@strangers_get_404
def ask(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One request to one service or several, each under a signature of its own."""
    actor = actor_of(request)
    desk = _asks(desk_for(actor, case_id, Category.PLAN))
    if desk.is_own:
        raise Refused(_("Whoever answers for the family asks services for it. Speak with them."))
    if desk.read_dossier:
        looked(desk.read_dossier, case_id, "requests")
    # Looking for another service keeps what was typed: it is sent along, and nothing is done yet.
    finds = "find" in request.POST
    words = (request.POST.get("q") or request.GET.get("q", "")).strip()[:60]
    services = [s for s in receivers_for(case_id, words) if s.id != actor.service_id]
    form = AskForm(
        request.POST if request.method == "POST" and not finds else None,
        pack=desk.pack,
        services=offered(services),
        initial=request.POST.dict(),
    )
    if request.method == "POST" and services and not finds and form.is_valid():
        asked = attempt(
            form,
            lambda: actions.send_request(
                actor=actor,
                case_id=case_id,
                topic=form.cleaned_data["topic"],
                words=form.cleaned_data["words"],
                services=form.chosen(),
            ),
        )
        if asked:
            messages.success(request, _became(asked))
            return redirect("web:requests:list", case_id)
    ladder = ladder_of(case_id, desk.pack)
    context = {
        "case_id": case_id,
        "about": desk.child,
        "form": form,
        "q": words,
        "services": services,
        "waits_for": [] if ladder.is_open else pages.steps_before(desk.pack, ladder),
        "matching": reverse("web:offers:match", args=[case_id]),
    }
    return render(request, "web/requests/ask.html", context)


def _became(asked: Asked) -> str:
    """What became of a request: how many know of it, how many wait for a signature."""
    sent, waiting = len(asked.sent), len(asked.waiting)
    said = []
    if sent:
        said.append(
            ngettext("%(n)d service is asked.", "%(n)d services are asked.", sent) % {"n": sent}
        )
    if waiting:
        said.append(
            ngettext(
                "%(n)d waits for the family's signature and knows nothing yet.",
                "%(n)d wait for the family's signature and know nothing yet.",
                waiting,
            )
            % {"n": waiting}
        )
    return " ".join(said) or _("Written down. Nothing was sent to anybody.")
