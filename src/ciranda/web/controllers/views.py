"""An agency's services: who acts for each, who is named for its notes, and moving one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.agencies.actions import controllers
from ciranda.agencies.queries.controllers import (
    Controlled,
    agencies_to_choose,
    changes_of,
    controlled,
    persons_to_name,
    services_controlled,
)
from ciranda.cases.queries.controllers import named_for, own_files_of
from ciranda.cases.tasks import follow_one_service, move_one_service
from ciranda.common.database import instant
from ciranda.web.answers import attempt
from ciranda.web.controllers.forms import MoveForm, NameForm


@requires(Permission.SERVICE_RUN)
def show(request: HttpRequest) -> HttpResponse:
    """The agency's services, with moves under way and how far they are."""
    context = {"services": services_controlled(_actor(request))}
    return render(request, "web/controllers/list.html", context)


@requires(Permission.SERVICE_RUN)
def move(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Move a service: first what it would do, then the decision."""
    service = _ours(request, service_id)
    form = MoveForm(
        request.POST if request.method == "POST" else None,
        agencies=agencies_to_choose(_actor(request)),
        workers=service.workers,
    )
    context: dict[str, Any] = {"form": form, "service": service}
    if request.method == "POST" and form.is_valid():
        context["changes"] = changes_of(service, form.along())
        context["families"] = own_files_of(service_id)
        if "decided" in request.POST:
            made = attempt(form, lambda: _plan(request, service_id, form))
            if made:
                messages.success(request, _("Decided. It happens on that day."))
                return redirect("web:controllers:list")
    return render(request, "web/controllers/move.html", context)


@requires(Permission.SERVICE_RUN)
def name_one(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Name one person for what a service wrote itself."""
    service = _ours(request, service_id)
    persons = persons_to_name(_actor(request))
    form = NameForm(request.POST if request.method == "POST" else None, persons=persons)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: controllers.name_reader(
                actor=_actor(request),
                service_id=service_id,
                membership_ids=[UUID(form.cleaned_data["person"])],
                reason=form.cleaned_data["reason"],
            ),
        )
        if made:
            follow_one_service.defer(service_id=str(service_id))
            messages.success(request, _("Named. The notes follow within a minute."))
            return redirect("web:controllers:list")
    return render(request, "web/controllers/name.html", {"form": form, "service": service})


@requires(Permission.SERVICE_RUN)
@sent_from("web:controllers:list")
def take_back(request: HttpRequest, move_id: UUID) -> HttpResponse:
    """A move that has not happened yet is taken back."""
    return _done(
        request,
        lambda: controllers.take_move_back(actor=_actor(request), move_id=move_id),
        _("Taken back: the service stays with you."),
    )


@requires(Permission.SERVICE_RUN)
@sent_from("web:controllers:list")
def end(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Somebody is no longer named."""

    def act() -> None:
        service_id = controllers.end_reader(actor=_actor(request), appointment_id=appointment_id)
        follow_one_service.defer(service_id=str(service_id))

    return _done(request, act, _("No longer named: from now on nothing more opens for them."))


@requires(Permission.CONTACT_WRITE)
def named(request: HttpRequest) -> HttpResponse:
    """The families whose notes the reader was named for."""
    return render(request, "web/controllers/named.html", {"families": named_for(_actor(request))})


def _plan(request: HttpRequest, service_id: UUID, form: MoveForm) -> UUID:
    on = form.cleaned_data["on"]
    made = controllers.plan_move(
        actor=_actor(request),
        service_id=service_id,
        to_agency_id=UUID(form.cleaned_data["agency"]),
        on=on,
        goes_along=sorted(form.along()),
    )
    if on <= instant().date():
        move_one_service.configure(queueing_lock=f"move {made}").defer(move_id=str(made))
    return made


def _done(request: HttpRequest, act: Any, words: str) -> HttpResponse:
    try:
        act()
    except ObjectDoesNotExist as error:
        raise Http404 from error
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, words)
    return redirect("web:controllers:list")


def _ours(request: HttpRequest, service_id: UUID) -> Controlled:
    found = controlled(_actor(request), service_id)
    if found is None:
        raise Http404
    return found


def _actor(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found
