"""Minutes of coordination: one tap, and who bears the time."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires, sent_from
from ciranda.services import actions
from ciranda.services.actions.effort import TAPS
from ciranda.services.queries import effort_in
from ciranda.web import paging
from ciranda.web.answers import attempt
from ciranda.web.services import pages
from ciranda.web.services.counter import actor_of

AGENCIES_A_PAGE = 40


class TapForm(forms.Form):
    """The button that was pressed."""

    minutes = forms.TypedChoiceField(choices=[(n, n) for n in TAPS], coerce=int)


@requires(Permission.DESK_COUNT)
def coordination(request: HttpRequest) -> HttpResponse:
    """Add minutes with one tap; what the own service spent this quarter stands below."""
    actor = actor_of(request)
    form = TapForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        minutes = form.cleaned_data["minutes"]
        attempt(form, lambda: actions.log_coordination(actor=actor, minutes=minutes))
        if not form.errors:
            messages.success(request, _("%(n)s minutes added.") % {"n": minutes})
            return redirect(f"{request.path}?added={minutes}")
    added = request.GET.get("added", "")
    day = pages.quarter("")
    context = {
        "form": form,
        "taps": TAPS,
        "added": added if added in {str(n) for n in TAPS} else "",
        "has_service": actor.service_id is not None,
        "table": pages.effort_table(effort_in(actor, day, only_own=True)),
    }
    return render(request, "web/services/coordination.html", context)


@requires(Permission.DESK_COUNT)
@sent_from("web:services:coordination")
def take_back(request: HttpRequest) -> HttpResponse:
    """Take the last tap back."""
    form = TapForm(request.POST)
    try:
        minutes = form.cleaned_data["minutes"] if form.is_valid() else 0
        actions.take_back_coordination(actor=actor_of(request), minutes=minutes)
    except Refused as refused:
        messages.info(request, str(refused))
    else:
        messages.success(request, _("Taken back."))
    return redirect("web:services:coordination")


@requires(Permission.REPORT_READ, Purpose.STATISTICS)
def effort(request: HttpRequest) -> HttpResponse:
    """Who bears the time in a quarter: minutes with others against minutes with families."""
    day = pages.quarter(request.GET.get("from", ""))
    found = effort_in(actor_of(request), day)
    page = Paginator(found, AGENCIES_A_PAGE).get_page(paging.page_asked(request))
    context = {
        "table": pages.effort_table(list(page.object_list)),
        "quarters": pages.quarters(request.path, day),
        **paging.lines(page, request.GET),
    }
    return render(request, "web/services/effort.html", context)
