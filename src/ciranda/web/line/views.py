"""A child's line: one contact changed, and whether the family wants it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, looked
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.actions import line as actions
from ciranda.cases.queries.line import LinePage, line_page
from ciranda.web.cases.doors import actor_of, done, strangers_get_404
from ciranda.web.line import pages
from ciranda.web.line.forms import (
    ANSWERED,
    DECLINES,
    INVITED,
    NEVER,
    SKIP,
    AddForm,
    ChangeForm,
    FamilyForm,
)


@requires(Permission.CONTACT_WRITE)
@strangers_get_404
def change(request: HttpRequest, case_id: UUID, moment_id: UUID) -> HttpResponse:
    """Move or skip one planned contact, or note its invitation."""
    page = line_of(request, case_id)
    moment = next((m for m in page.moments if m.id == moment_id), None)
    if moment is None:
        raise Http404
    form = ChangeForm(page.desk.pack, get_language() or "en", request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if done(form, lambda: _change(actor_of(request), moment_id, given)):
            messages.success(request, _("Changed. The original day stays beside it."))
            return redirect("web:line:open", case_id)
    context = {
        "case_id": case_id,
        "form": form,
        "name": pages.moment_name(page.desk.pack, moment),
        "moment": moment,
        "writes": page.desk.may_write,
    }
    return render(request, "web/line/change.html", context)


@requires(Permission.CONTACT_WRITE)
@strangers_get_404
def add(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Plan a contact that the schedule does not have."""
    page = line_of(request, case_id)
    form = AddForm(page.desk.pack, get_language() or "en", request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if done(form, lambda: actions.add(actor=actor_of(request), case_id=case_id, **given)):
            messages.success(request, _("Planned. The contacts of the schedule stay as they are."))
            return redirect("web:line:open", case_id)
    return render(request, "web/line/add.html", {"case_id": case_id, "form": form})


@requires(Permission.CONTACT_WRITE)
@strangers_get_404
def family(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Note that a family declines for now, or wants the contacts after all."""
    actor = actor_of(request)
    line_of(request, case_id)
    form = FamilyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        act = (
            (
                lambda: actions.decline(
                    actor=actor,
                    case_id=case_id,
                    review_on=given["review_on"],
                    never=given["what"] == NEVER,
                )
            )
            if given["what"] in (DECLINES, NEVER)
            else (lambda: actions.take_up_again(actor=actor, case_id=case_id))
        )
        if done(form, act):
            messages.success(request, _("Noted."))
            return redirect("web:line:open", case_id)
    return render(request, "web/line/family.html", {"case_id": case_id, "form": form})


def line_of(request: HttpRequest, case_id: UUID) -> LinePage:
    """A child's line, the reading on record. Raises Http404 for a stranger or a case without."""
    page = line_page(actor_of(request), case_id)
    if page is None or page.desk.read_dossier is None:
        raise Http404
    looked(page.desk.read_dossier, case_id, "line")
    return page


def _change(actor: Actor, moment_id: UUID, given: dict[str, object]) -> None:
    what, reason = given["what"], str(given["reason"])
    if what == SKIP:
        actions.skip(actor=actor, moment_id=moment_id, reason=reason)
    elif what == INVITED:
        actions.invite(actor=actor, moment_id=moment_id)
    elif what == ANSWERED:
        actions.answer(actor=actor, moment_id=moment_id)
    else:
        on = given["on"]
        actions.bring_forward(actor=actor, moment_id=moment_id, on=on, reason=reason)  # type: ignore[arg-type]
