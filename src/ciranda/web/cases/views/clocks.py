"""The deadlines of a family: days raw and adjusted, pauses, climbs."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.cases.actions import clocks
from ciranda.cases.queries.deadlines import ClockRead, Clocks, clocks_of
from ciranda.web.cases import deadlines, words
from ciranda.web.cases.doors import actor_of, done, family_desk, strangers_get_404
from ciranda.web.cases.work_forms import PauseForm


@requires(Permission.CASE_READ)
@strangers_get_404
def listing(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """All deadlines with their days."""
    desk = family_desk(request, case_id)
    found = _clocks(case_id)
    may_change = desk.may_write and actor_of(request).may(Permission.CLOCK_CHANGE)
    context = {
        "case_id": case_id,
        "child": desk.child,
        "running": [deadlines.shown(found.pack, c, may_change=may_change) for c in found.running],
        "ended": [deadlines.shown(found.pack, c, may_change=False) for c in found.ended],
        "note": words.optional(found.pack, "clocks_note"),
    }
    return render(request, "web/cases/clocks.html", context)


def _clocks(case_id: UUID) -> Clocks:
    found = clocks_of(case_id)
    if found is None:
        raise Http404
    return found


def _running(found: Clocks, clock_id: UUID) -> ClockRead:
    for clock in found.running:
        if clock.running.id == clock_id:
            return clock
    raise Http404


@requires(Permission.CLOCK_CHANGE)
@strangers_get_404
def pause(request: HttpRequest, case_id: UUID, clock_id: UUID) -> HttpResponse:
    """Let a deadline stand still, for one of the reasons its programme allows."""
    desk = family_desk(request, case_id)
    desk.require()
    found = _clocks(case_id)
    clock = _running(found, clock_id)
    rule = found.pack.clocks[clock.running.key]
    form = PauseForm(found.pack, rule.pauses, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        act = lambda: clocks.pause(  # noqa: E731
            actor=actor_of(request), clock_id=clock_id, reason=data["reason"], note=data["note"]
        )
        if done(form, act):
            messages.success(request, _("Paused from today."))
            return redirect("web:cases:clocks", case_id)
    title = words.label(found.pack, f"clocks.{clock.running.key}")
    context = {
        "form": form,
        "case_id": case_id,
        "child": desk.child,
        "clock_title": title,
        "reasons": rule.pauses,
    }
    return render(request, "web/cases/pause.html", context)


@requires(Permission.CLOCK_CHANGE)
@sent_from("web:cases:clocks", "case_id")
@strangers_get_404
def resume(request: HttpRequest, case_id: UUID, clock_id: UUID) -> HttpResponse:
    """Let a paused deadline run again from today."""
    clocks.resume(actor=actor_of(request), clock_id=clock_id)
    messages.success(request, _("It runs again. The paused days do not count."))
    return redirect("web:cases:clocks", case_id)


@requires(Permission.CLOCK_CHANGE)
@sent_from("web:cases:clocks", "case_id")
@strangers_get_404
def see_to(request: HttpRequest, case_id: UUID, climb_id: UUID) -> HttpResponse:
    """Say that one sees to a missed deadline that climbed."""
    clocks.see_to(actor=actor_of(request), climb_id=climb_id)
    messages.success(request, _("Noted that you see to it."))
    back = reverse("web:day:open") if request.POST.get("back") == "day" else None
    return redirect(back or reverse("web:cases:clocks", args=[case_id]))
