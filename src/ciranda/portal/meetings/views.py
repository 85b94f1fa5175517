"""Meetings of one family member: when, with whom, who should not be there, and the notes."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, looked
from ciranda.access.enums import Permission, Purpose
from ciranda.access.policies.declared import requires, sent_from
from ciranda.cases.actions import meetings as actions
from ciranda.cases.enums import MinutesState
from ciranda.cases.queries.meetings import MeetingLine, MeetingRead, meeting, own_meetings
from ciranda.portal.pages import me


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def list_meetings(request: HttpRequest) -> HttpResponse:
    """The meetings I am invited to."""
    found = own_meetings(me(request))
    for line in found:
        looked(line.dossier_id, line.id, "meeting")
    context = {"meetings": [(line, _title(line), _to_read(line)) for line in found]}
    return render(request, "portal/meetings/list.html", context)


@requires(Permission.FAMILY_READ, Purpose.RIGHTS)
def open_meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """One meeting: who comes, what was decided, and the notes."""
    found, person_id = _mine(request, meeting_id), me(request)
    context = {
        "meeting": found,
        "title": _title(found.line),
        "invited": [(i, found.may_turn_away(i, person_id)) for i in found.present],
        "to_read": _to_read(found.line),
    }
    return render(request, "portal/meetings/open.html", context)


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
def veto(request: HttpRequest, meeting_id: UUID, invitee_id: UUID) -> HttpResponse:
    """I do not want this one there."""
    found, person_id = _mine(request, meeting_id), me(request)
    invited = next((i for i in found.present if i.id == invitee_id), None)
    if invited is None or not found.may_turn_away(invited, person_id):
        raise Http404
    if request.method == "POST":
        actions.veto(actor=_actor(request), meeting_id=meeting_id, invitee_id=invitee_id)
        messages.success(request, _("Done. The others are not told who asked for this."))
        return redirect("portal:meetings:open", meeting_id)
    return render(request, "portal/meetings/veto.html", {"meeting": found, "invited": invited})


@requires(Permission.FAMILY_ACT, Purpose.RIGHTS)
@sent_from("portal:meetings:open", "meeting_id")
def confirm(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """I have read the notes, and this is what I say to them."""
    _mine(request, meeting_id)
    remark = request.POST.get("remark", "")[:2000]
    actions.see_minutes(actor=_actor(request), meeting_id=meeting_id, remark=remark)
    messages.success(request, _("Thank you. It is noted that you have read the notes."))
    return redirect("portal:meetings:open", meeting_id)


def _mine(request: HttpRequest, meeting_id: UUID) -> MeetingRead:
    person_id, found = me(request), meeting(meeting_id)
    if found is None or person_id not in {i.person_id for i in found.family}:
        raise Http404
    looked(found.line.dossier_id, meeting_id, "meeting")
    return found


def _actor(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found


def _title(line: MeetingLine) -> str:
    if line.pack is None:
        return _("Meeting")
    return line.pack.label(f"meeting_kinds.{line.kind_key}", get_language() or "en")


def _to_read(line: MeetingLine) -> bool:
    return line.minutes == MinutesState.SHOWN and not line.seen
