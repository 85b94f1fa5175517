"""The counter: two taps, an undo in this browser, and figures. Nobody is named anywhere."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires, sent_from
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import installed
from ciranda.services import actions
from ciranda.services.actions import Slip
from ciranda.services.queries import desk_figures
from ciranda.web.answers import attempt
from ciranda.web.choices import own_programmes
from ciranda.web.services import pages
from ciranda.web.services.forms import CountForm

# The last one counted is known to this browser alone, for ten minutes: there is no log of it.
COOKIE, SALT, MINUTES_10 = "counted", "ciranda.counter", 600


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found


def counters() -> dict[str, Pack]:
    """The newest version of every programme that has a counter, by its key."""
    found: dict[str, Pack] = {}
    for one in installed():
        found.setdefault(one.key, one.pack)
    return {key: pack for key, pack in found.items() if pack.desk}


def _pack(programme: str) -> Pack:
    found = counters().get(programme)
    if found is None:
        raise Http404
    return found


@requires(Permission.DESK_COUNT)
def choose(request: HttpRequest) -> HttpResponse:
    """The counters of one's programmes; straight to the only one."""
    found = own_programmes(actor_of(request), counters())
    if len(found) == 1:
        return redirect("web:services:counter", *found)
    return render(request, "web/services/counters.html", {"counters": pages.titles(found)})


@requires(Permission.DESK_COUNT)
def open_counter(request: HttpRequest, programme: str) -> HttpResponse:
    """Count one contact: topic and outcome are the whole record."""
    pack, actor = _pack(programme), actor_of(request)
    form = CountForm(request.POST if request.method == "POST" else None, pack=pack)
    if request.method == "POST" and form.is_valid():
        slip = attempt(form, lambda: actions.count(actor=actor, programme=programme,
                                                   **form.cleaned_data))  # fmt: skip
        if slip:
            answer = redirect("web:services:counter", programme)
            _remember(answer, request, slip)
            return answer
    context = {
        "programme": programme,
        "title": pages.title(pack),
        "form": form,
        "last": pages.last(pack, _last(request, programme)),
        "has_service": actor.service_id is not None,
    }
    return render(request, "web/services/counter.html", context)


@requires(Permission.DESK_COUNT)
@sent_from("web:services:counter", "programme")
def undo(request: HttpRequest, programme: str) -> HttpResponse:
    """Take back the last one counted in this browser."""
    slip = _last(request, programme)
    answer = redirect("web:services:counter", programme)
    answer.delete_cookie(COOKIE, path="/services/counter/")
    if slip is None:
        messages.info(request, _("There is nothing to take back in this browser."))
        return answer
    try:
        actions.take_back(actor=actor_of(request), slip=slip)
    except Refused as refused:
        messages.info(request, str(refused))
    else:
        messages.success(request, _("Taken back."))
    return answer


@requires(Permission.DESK_COUNT, Purpose.STATISTICS)
def figures(request: HttpRequest, programme: str) -> HttpResponse:
    """What was asked at the own counter in a quarter of a year, small numbers left out."""
    pack = _pack(programme)
    quarter = pages.quarter(request.GET.get("from", ""))
    found = desk_figures(pack, quarter)
    assert found
    context = {
        "programme": programme,
        "title": pages.title(pack),
        "charts": pages.charts(pack, found),
        "contacts": found.contacts,
        "is_empty": found.is_empty,
        "quarters": pages.quarters(request.path, quarter),
    }
    return render(request, "web/services/figures.html", context)


def _remember(answer: HttpResponse, request: HttpRequest, slip: Slip) -> None:
    held = {"programme": slip.programme, "week": slip.week.isoformat(), "topic": slip.topic,
            "outcome": slip.outcome, "for": str(actor_of(request).service_id)}  # fmt: skip
    answer.set_cookie(
        COOKIE,
        signing.dumps(held, salt=SALT, compress=True),
        max_age=MINUTES_10,
        path="/services/counter/",
        httponly=True,
        samesite="Strict",
        secure=request.is_secure(),
    )


def _last(request: HttpRequest, programme: str) -> Slip | None:
    try:
        held = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=MINUTES_10)
    except signing.BadSignature:
        return None
    service = actor_of(request).service_id
    if held["programme"] != programme or service is None or UUID(held["for"]) != service:
        return None
    return Slip(programme, date.fromisoformat(held["week"]), held["topic"], held["outcome"])
