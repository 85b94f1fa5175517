"""The archive: closed cases, opened with a reason, held, and erased when their day comes."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.cases.actions import archive as actions
from ciranda.cases.queries.archive import Archived, archive
from ciranda.web.access.forms import ArchiveForm, HoldForm
from ciranda.web.access.pages import archive_days, archive_table
from ciranda.web.answers import attempt
from ciranda.web.paging import lines

PAGE = 50


@requires(Permission.ARCHIVE_OPEN)
def listing(request: HttpRequest) -> HttpResponse:
    """The closed cases one answers for, by reference: what is held, what is erased when."""
    page = Paginator(archive(), PAGE).get_page(request.GET.get("page"))
    context = {"table": archive_table(list(page.object_list)), **lines(page, request.GET)}
    return render(request, "web/access/archive.html", context)


def _one(case_id: UUID) -> Archived:
    found = next((a for a in archive() if a.id == case_id), None)
    if found is None:
        raise Http404
    return found


@requires(Permission.ARCHIVE_OPEN)
def show(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One closed case: open its archive for an hour."""
    found = _one(case_id)
    form = ArchiveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actor = request.actor  # type: ignore[attr-defined]
        attempt(form, lambda: actions.open_archive(actor=actor, case_id=case_id, reason=reason))
        if not form.errors:
            messages.success(request, _("Open for one hour. Your reason is on record."))
            return redirect("web:cases:open", case_id)
    context = {
        "case": found,
        "form": form,
        "table": archive_days(found),
        "may_seal": found.officer and request.actor.may(Permission.IDENTITY_SEAL),  # type: ignore[attr-defined]
        "may_hold": found.officer and request.actor.may(Permission.ARCHIVE_HOLD),  # type: ignore[attr-defined]
    }
    return render(request, "web/access/archived.html", context)


@requires(Permission.ARCHIVE_HOLD)
def hold(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Keep it from being erased."""
    found = _one(case_id)
    form = HoldForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actor = request.actor  # type: ignore[attr-defined]
        attempt(form, lambda: actions.hold(actor=actor, case_id=case_id, reason=reason))
        if not form.errors:
            messages.success(request, _("Held. Nothing of it is erased until you lift the hold."))
            return redirect("web:access:archived", case_id)
    return render(request, "web/access/hold.html", {"case": found, "form": form})


@requires(Permission.ARCHIVE_HOLD)
@sent_from("web:access:archived", "case_id")
def lift(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Let its time run again."""
    _one(case_id)
    actions.lift_hold(actor=request.actor, case_id=case_id)  # type: ignore[attr-defined]
    messages.success(request, _("Lifted. What is past its day is erased in the coming night."))
    return redirect("web:access:archived", case_id)
