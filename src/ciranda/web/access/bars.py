"""Who may not see: recording a bar, ending it, saying «this is my own family»."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.enums import BarKind, Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.actions import bars as acting
from ciranda.cases.queries.bars import bars
from ciranda.cases.queries.circle import circle
from ciranda.cases.queries.subjects import child_of
from ciranda.web.access import pages
from ciranda.web.access.forms import BarForm, GroundsForm, people_of
from ciranda.web.access.views import seen
from ciranda.web.answers import attempt


@requires(Permission.ACCESS_BAR)
def list_bars(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Everyone who may not see this family's file, with the grounds."""
    case = seen(request, case_id)
    table = pages.bars_table(case_id, bars(case_id))
    return render(request, "web/access/bars.html", {"case": case, "table": table})


@requires(Permission.ACCESS_BAR)
def add(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Bar somebody around the family."""
    case = seen(request, case_id)
    people, hints = people_of(circle(case_id))
    posted = request.POST if request.method == "POST" else None
    form = BarForm(posted, people=people, hints=hints)
    if request.method == "POST" and form.is_valid() and _bar(request, case_id, form):
        messages.success(request, _("From their next click on they see nothing of this family."))
        return redirect("web:access:bars", case_id)
    return render(request, "web/access/add_bar.html", {"case": case, "form": form})


def _bar(request: HttpRequest, case_id: UUID, form: BarForm) -> UUID | None:
    (who, who_id), given = form.chosen(), form.cleaned_data
    return attempt(
        form,
        lambda: acting.record_bar(
            actor=request.actor,  # type: ignore[attr-defined]
            kind=BarKind(int(given["kind"])),
            who="worker" if who == "worker" else "person",
            who_id=who_id,
            case_id=case_id,
            person_id=child_of(case_id) if given["everything"] else None,
            reason=given["reason"],
        ),
    )


@requires(Permission.ACCESS_BAR)
def end(request: HttpRequest, case_id: UUID, bar_id: UUID) -> HttpResponse:
    """End a bar, on grounds."""
    case = seen(request, case_id)
    bar = next((b for b in bars(case_id) if b.id == bar_id and b.ended_at is None), None)
    if bar is None:
        raise Http404
    form = GroundsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        acting.end_bar(
            actor=request.actor,  # type: ignore[attr-defined]
            case_id=case_id,
            bar_id=bar_id,
            grounds=form.cleaned_data["reason"],
        )
        messages.success(request, _("This bar has ended."))
        return redirect("web:access:bars", case_id)
    return render(request, "web/access/end_bar.html", {"case": case, "form": form, "bar": bar})


@requires(Permission.CASE_READ)
def tie(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A worker says that this is their own family."""
    case = seen(request, case_id)
    form = GroundsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        acting.declare_family_tie(
            actor=request.actor,  # type: ignore[attr-defined]
            case_id=case_id,
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("Thank you. You no longer see this family's file."))
        return redirect("web:home:start")
    return render(request, "web/access/tie.html", {"case": case, "form": form})
