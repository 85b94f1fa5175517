"""Adding someone to a family's circle: a worker, a whole service, somebody they trust."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.actions import circle as joining
from ciranda.cases.queries.circle import circle
from ciranda.cases.queries.services import find_services
from ciranda.cases.queries.workers import find_workers
from ciranda.web.answers import attempt
from ciranda.web.circle import pages
from ciranda.web.circle.forms import JoinChosenForm, JoinPersonForm
from ciranda.web.circle.views import changing

Found = tuple[list[tuple[str, str]], dict[str, str]]


@requires(Permission.CIRCLE_CHANGE)
def join_worker(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Find a worker by name and give them a part."""
    return _join_chosen(
        request,
        case_id,
        "worker",
        lambda typed: pages.worker_choices(find_workers(typed)),
        lambda form: joining.join_worker(
            actor=request.actor,  # type: ignore[attr-defined]
            case_id=case_id,
            membership_id=UUID(form.cleaned_data["who"]),
            part=form.part(),
        ),
    )


@requires(Permission.CIRCLE_CHANGE)
def join_service(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Find a service and give everyone who works in it a part."""
    return _join_chosen(
        request,
        case_id,
        "service",
        lambda typed: pages.service_choices(find_services(typed)),
        lambda form: joining.join_service(
            actor=request.actor,  # type: ignore[attr-defined]
            case_id=case_id,
            service_id=UUID(form.cleaned_data["who"]),
            part=form.part(),
        ),
    )


@requires(Permission.CIRCLE_CHANGE)
def join_person(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Note somebody the family trusts; they see nothing."""
    case = changing(request, case_id)
    posted = request.POST if request.method == "POST" else None
    form = JoinPersonForm(posted, pack=case.pack, circle=circle(case_id))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(
            form,
            lambda: joining.join_person(
                actor=request.actor,  # type: ignore[attr-defined]
                case_id=case_id,
                name=given["name"],
                phone=given["phone"],
                part=form.part(),
            ),
        )
        if made:
            return _joined(request, case_id)
    return render(
        request, "web/circle/join.html", {"case": case, "form": form, "kind": "person", "q": "x"}
    )


def _join_chosen(
    request: HttpRequest,
    case_id: UUID,
    kind: str,
    find: Callable[[str], Found],
    join: Callable[[JoinChosenForm], UUID],
) -> HttpResponse:
    case = changing(request, case_id)
    typed = request.GET.get("q", "")
    choices, hints = find(typed)
    posted = request.POST if request.method == "POST" else None
    parts: dict[str, Any] = {"pack": case.pack, "circle": circle(case_id)}
    form = JoinChosenForm(posted, found=choices, hints=hints, **parts)
    if request.method == "POST" and form.is_valid():
        made: UUID | None = attempt(form, lambda: join(form))
        if made:
            return _joined(request, case_id)
    context = {"case": case, "form": form, "kind": kind, "q": typed, "found": choices}
    return render(request, "web/circle/join.html", context)


def _joined(request: HttpRequest, case_id: UUID) -> HttpResponse:
    messages.success(request, _("They are in the circle now. The family is told."))
    return redirect("web:circle:open", case_id)
