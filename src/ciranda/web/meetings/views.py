"""Meetings of one family: listed, called, opened, held, called off."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, looked
from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.actions import meetings as actions
from ciranda.cases.queries.circle import circle
from ciranda.cases.queries.deadlines import clocks_of
from ciranda.cases.queries.meetings import A_PAGE, MeetingRead, meeting, meetings_of
from ciranda.cases.queries.standing import Standing, standing
from ciranda.cases.queries.workers import find_workers
from ciranda.web.answers import attempt
from ciranda.web.meetings import pages
from ciranda.web.meetings.forms import CallForm, CancelForm, HoldForm, InviteForm, guest
from ciranda.web.paging import page_asked


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found


def seen(case_id: UUID, meeting_id: UUID) -> MeetingRead:
    """One meeting of this case; 404 for a stranger. Notes that this reader looked."""
    found = meeting(meeting_id)
    if found is None or found.line.case_id != case_id:
        raise Http404
    looked(found.line.dossier_id, meeting_id, "meeting")
    return found


def changing(case_id: UUID, meeting_id: UUID) -> MeetingRead:
    """One meeting, for whoever may change it; 403 with the reason for others."""
    found = seen(case_id, meeting_id)
    if not found.writes:
        raise Refused(_("Whoever called the meeting, or the case manager, does this."))
    return found


def planned(case_id: UUID, meeting_id: UUID) -> MeetingRead:
    """One meeting that is still to come, for whoever may change it."""
    found = changing(case_id, meeting_id)
    if not found.is_planned:
        raise Refused(_("This meeting was held or called off already."))
    return found


def _case(case_id: UUID) -> Standing:
    found = standing(case_id)
    if found is None:
        raise Http404
    looked(found.dossier_id, case_id, "meetings")
    return found


def _may_call(request: HttpRequest, case: Standing) -> bool:
    may = actor_of(request).may(Permission.MEETING_CALL)
    return may and case.closed_at is None and case.writes_in(Category.SCHEDULE)


@requires(Permission.CASE_READ)
def list_meetings(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The meetings around a family, those to come and those that were."""
    case = _case(case_id)
    may_call = _may_call(request, case)
    number = page_asked(request)
    lines, total = meetings_of(case_id, page=number)
    table = pages.table(case_id, lines, may_call=may_call)
    page = Paginator(range(total), A_PAGE).get_page(number)
    context = {"case": case, "table": table, "may_call": may_call, "page": page}
    context["due"] = pages.due_rows(case.pack, clocks_of(case_id))
    return render(request, "web/meetings/list.html", context)


@requires(Permission.MEETING_CALL)
def call(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Call a meeting and invite the first guests."""
    case, actor = _case(case_id), actor_of(request)
    if not _may_call(request, case):
        raise Refused(_("Ask the case manager to call a meeting."))
    choices = pages.guests(circle(case_id), actor.membership_id)
    asked = pages.asked_by_referral(request.GET.get("referral", ""), actor.membership_id)
    choices += [one for one in asked if one not in choices]
    posted = request.POST if request.method == "POST" else None
    # called from a referral, the parents and the team asked are chosen already
    chosen = [key for key, _name in choices if asked]
    first = {"kind": request.GET.get("kind", ""), "guests": chosen}
    form = CallForm(posted, pack=case.pack, guests=choices, initial=first)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.call(
                actor=actor, case_id=case_id, meeting=form.meeting(), guests=form.guests_chosen()
            ),
        )
        if made:
            messages.success(request, _("The meeting is called. The family invited is told."))
            return redirect("web:meetings:open", case_id, made)
    return render(request, "web/meetings/call.html", {"case": case, "form": form})


@requires(Permission.CASE_READ)
def open_meeting(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """One meeting: whom it invites, what it is about, what was decided, its notes."""
    found = seen(case_id, meeting_id)
    words, colour = pages.state(found.line)
    context = {
        "meeting": found,
        "title": pages.title(found.line),
        "state": words,
        "colour": colour,
        "facts": pages.facts(found),
        "invited": pages.invited_table(found),
        "decisions": pages.decisions_table(found),
        "seen": pages.seen_lines(found),
        "not_seen": pages.not_seen(found),
        "guest_link": request.session.pop(pages.GUEST_LINK, ""),
        "may_change": found.writes and actor_of(request).may(Permission.MEETING_CALL),
    }
    return render(request, "web/meetings/open.html", context)


@requires(Permission.MEETING_CALL)
def invite(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Invite one more: somebody of the circle or the family, or a worker found by name."""
    found, actor = planned(case_id, meeting_id), actor_of(request)
    typed = request.GET.get("q", "")
    choices = pages.guests(circle(case_id), actor.membership_id, find_workers(typed))
    choices = pages.not_yet(choices, found)
    form = InviteForm(request.POST if request.method == "POST" else None, guests=choices)
    if request.method == "POST" and form.is_valid():
        chosen = guest(form.cleaned_data["who"])
        attempt(form, lambda: actions.invite(actor=actor, meeting_id=meeting_id, guest=chosen))
        if not form.errors:
            messages.success(request, _("One more is invited."))
            return redirect("web:meetings:open", case_id, meeting_id)
    context = {"meeting": found, "form": form, "q": typed, "choices": choices}
    return render(request, "web/meetings/invite.html", context)


@requires(Permission.MEETING_CALL)
def hold(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Note who came and what was decided."""
    found = changing(case_id, meeting_id)
    if found.line.cancelled_at:
        raise Refused(_("This meeting was called off."))
    posted = request.POST if request.method == "POST" else None
    form = HoldForm(
        posted,
        invited=found.present,
        workers=pages.workers_of(found),
        to_come=found.line.held_at is None
        and timezone.localdate(found.line.starts_at) > timezone.localdate(),
    )
    if request.method == "POST" and form.is_valid():
        attempt(
            form,
            lambda: actions.hold(
                actor=actor_of(request),
                meeting_id=meeting_id,
                attendance=form.attendance(),
                decisions=form.decisions(),
                held_early=form.cleaned_data.get("held_early", False),
            ),
        )
        if not form.errors:
            messages.success(request, _("Noted. Each decision is a task of whoever does it."))
            return redirect("web:meetings:open", case_id, meeting_id)
    return render(request, "web/meetings/hold.html", {"meeting": found, "form": form})


@requires(Permission.MEETING_CALL)
def cancel(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Call a meeting off."""
    found = planned(case_id, meeting_id)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.cancel(
            actor=actor_of(request), meeting_id=meeting_id, reason=form.cleaned_data["reason"]
        )
        messages.success(request, _("The meeting is called off. The family invited is told."))
        return redirect("web:meetings:open", case_id, meeting_id)
    return render(request, "web/meetings/cancel.html", {"meeting": found, "form": form})
