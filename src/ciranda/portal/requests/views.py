"""What was asked on our behalf: who answered what, our appointments, did we get there."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, looked
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires, sent_from
from ciranda.cases.queries.family import own_pages
from ciranda.portal.pages import me
from ciranda.services import actions
from ciranda.services.enums import PartState, Way
from ciranda.services.queries import PartLine, own_part, requests_of

PAGE = 10


@dataclass(frozen=True)
class Shown:
    """A part in a family's words. Where somebody is protected the service's name is left out."""

    line: PartLine
    topic: str
    service: str
    words: str
    colour: str


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def list_requests(request: HttpRequest) -> HttpResponse:
    """What was asked of services for my family, newest first."""
    cases = own_pages(me(request)).cases
    protected = {case.id for case in cases if case.protected}
    sent = request.GET.get("page", "")
    number = max(1, int(sent)) if sent.isascii() and sent.isdigit() and len(sent) < 6 else 1
    start = (number - 1) * PAGE
    found, total = requests_of(*(case.id for case in cases), start=start, length=PAGE)
    for dossier_id, case_id in {(one.dossier_id, one.case_id) for one in found}:
        looked(dossier_id, case_id, "requests")
    context = {
        "requests": [_shown(one, hide=one.case_id in protected) for one in found],
        "page": Paginator(range(total), PAGE).get_page(number),
    }
    return render(request, "portal/requests/list.html", context)


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def open_request(request: HttpRequest, part_id: UUID) -> HttpResponse:
    """One of them: what was asked, the answer, the appointment."""
    case_ids = {case.id: case for case in own_pages(me(request)).cases}
    found = own_part(part_id)
    if found is None or found.line.case_id not in case_ids:
        raise Http404
    looked(found.line.dossier_id, part_id, "request.part")
    line, case = found.line, case_ids[found.line.case_id]
    at, standing = line.appointment_at, line.standing
    context = {
        "part": found,
        "shown": _shown(line, hide=case.protected),
        "place": "" if case.protected else found.place,
        "whom": "" if case.protected else found.whom,
        "may_hold": at is not None and standing.is_open and standing.family_holds_at is None,
        "may_say": at is not None and at <= timezone.now() and standing.is_open,
        "manager": case.manager,
    }
    return render(request, "portal/requests/open.html", context)


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
@sent_from("portal:requests:open", "part_id")
def held(request: HttpRequest, part_id: UUID) -> HttpResponse:
    """I have the appointment."""
    _mine(request, part_id)
    actions.say_held(actor=_actor(request), part_id=part_id)
    messages.success(request, _("Thank you. It is noted that you have the appointment."))
    return redirect("portal:requests:open", part_id)


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
@sent_from("portal:requests:open", "part_id")
def arrival(request: HttpRequest, part_id: UUID) -> HttpResponse:
    """We got there, or not."""
    _mine(request, part_id)
    there = request.POST.get("arrived") == "yes"
    actions.say_arrival(actor=_actor(request), part_id=part_id, arrived=there)
    messages.success(
        request,
        _("Thank you.")
        if there
        else _("Thank you. Nothing is lost: another appointment can be made."),
    )
    return redirect("portal:requests:open", part_id)


def _mine(request: HttpRequest, part_id: UUID) -> None:
    me(request)
    found = own_part(part_id)
    if found is None:
        raise Http404
    looked(found.line.dossier_id, part_id, "request.part")


def _shown(line: PartLine, *, hide: bool) -> Shown:
    topic = line.pack.label(f"requests.topics.{line.topic}", get_language() or "en")
    service = _("A service (its name is not shown, to keep your family safe)")
    return Shown(line, topic, service if hide else line.service, *_words(line))


def _words(line: PartLine) -> tuple[str, str]:
    """Where it stands, as said to the family."""
    standing = line.standing
    if standing.way is Way.TOLD:
        return _("You were told where to go"), "grey"
    if standing.arrived:
        return _("You got there"), "green"
    if standing.arrived is False and standing.is_open:
        return _("Another day: ask for a new appointment"), "yellow"
    if standing.appointment_at is not None and standing.is_open:
        return _("You have an appointment"), "green"
    said = {
        PartState.UNSIGNED: (_("Not asked: you have not signed for this service"), "yellow"),
        PartState.SENT: (_("Asked; they have not answered yet"), "blue"),
        PartState.ACCEPTED: (_("They said yes"), "green"),
        PartState.WAITING: (_("You are on their waiting list"), "yellow"),
        PartState.BELOW: (_("They cannot do this"), "grey"),
        PartState.REFUSED: (_("They said no"), "grey"),
        PartState.ENDED: (_("You no longer share this with them"), "grey"),
        PartState.TOLD: (_("You were told where to go"), "grey"),
    }
    return said[standing.state]


def _actor(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found
