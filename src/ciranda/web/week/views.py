"""A family's week: every agency's commitments in one, and what collides with an obligation."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, looked
from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires
from ciranda.calendars import actions
from ciranda.calendars.enums import Filled
from ciranda.calendars.queries import Week, week_of
from ciranda.cases.queries.consents import receivers_for
from ciranda.cases.queries.desk import Desk, desk_of
from ciranda.cases.queries.facts import NoSuchCase
from ciranda.groups.queries import sessions_for
from ciranda.services.queries import appointments_of
from ciranda.web.one_form import OneForm, one_form, sent
from ciranda.web.week import pages
from ciranda.web.week.forms import CommitForm, DecideForm, EndForm
from ciranda.web.weeks import ShownWeek, week_asked


@requires(Permission.CASE_READ)
def show(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One week of a family, all agencies together."""
    shown = week_asked(request)
    week = _week(case_id, shown)
    looked(week.dossier_id, case_id, "week")
    entries = pages.entries_of(
        week,
        appointments_of([case_id], week.since, week.until),
        sessions_for([case_id], week.since, week.until),
    )
    desk = desk_of(_actor(request), case_id)
    context = {
        "case_id": case_id,
        "child": week.child,
        "week": shown,
        "days": pages.days(shown, entries),
        "collisions": pages.collisions(week, entries),
        "may_write": _may_write(request, desk),
        "has_kinds": bool(week.pack.commitments),
    }
    return render(request, "web/week/open.html", context)


@requires(Permission.TASK_WRITE)
def add(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write down what the family has agreed; where it collides, decide."""
    desk = _writing(request, case_id)
    services = [(str(r.id), r.name) for r in receivers_for(case_id, "")]
    form = CommitForm(sent(request), pack=desk.pack, services=services)
    page = OneForm(
        _("Something the family has agreed"),
        _("Save"),
        _("Saved. It stands in the family’s week."),
        reverse("web:week:open", args=[case_id]),
        _("Back to the week"),
    )

    def work(_data: dict[str, Any]) -> UUID:
        return actions.commit(
            actor=_actor(request), case_id=case_id, agreed=form.agreed(), decided=form.decided()
        )

    return one_form(request, page, form, work)


@requires(Permission.TASK_WRITE)
def end(request: HttpRequest, case_id: UUID, commitment_id: UUID) -> HttpResponse:
    """Something is no more."""
    _writing(request, case_id)
    page = OneForm(
        _("It is no more"),
        _("Save"),
        _("Saved."),
        reverse("web:week:open", args=[case_id]),
        _("Back to the week"),
    )
    return one_form(
        request,
        page,
        EndForm(sent(request)),
        lambda data: actions.end_commitment(
            actor=_actor(request), commitment_id=commitment_id, reason=data["reason"]
        ),
    )


@requires(Permission.TASK_WRITE)
def decide(
    request: HttpRequest, case_id: UUID, protected_id: UUID, kind: str, other_id: UUID
) -> HttpResponse:
    """Decide what gives way."""
    _writing(request, case_id)
    if kind not in Filled.values:
        raise Http404
    form = DecideForm(sent(request))
    page = OneForm(
        _("What gives way?"),
        _("Save the decision"),
        _("Saved. Everybody around the family reads it."),
        reverse("web:week:open", args=[case_id]),
        _("Back to the week"),
    )
    return one_form(
        request,
        page,
        form,
        lambda _data: actions.decide_clash(
            actor=_actor(request),
            protected_id=protected_id,
            other=(Filled(kind), other_id),
            decided=form.decided(),
        ),
    )


def _week(case_id: UUID, shown: ShownWeek) -> Week:
    found = week_of(case_id, shown.monday, shown.zone, get_language() or "en")
    if found is None:
        raise Http404
    return found


def _writing(request: HttpRequest, case_id: UUID) -> Desk:
    try:
        desk = desk_of(_actor(request), case_id)
    except NoSuchCase:
        raise Http404 from None
    desk.require(Category.SCHEDULE)
    if not desk.pack.commitments:
        raise Http404
    return desk


def _may_write(request: HttpRequest, desk: Desk) -> bool:
    writes = desk.may_write and not desk.is_own and bool(desk.writes & (1 << Category.SCHEDULE))
    return writes and _actor(request).may(Permission.TASK_WRITE) and bool(desk.pack.commitments)


def _actor(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found
