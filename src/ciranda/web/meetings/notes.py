"""The notes of a meeting: written, shown to the family, final only when they have seen them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.cases.actions import meetings as actions
from ciranda.cases.enums import MinutesState, SeenHow
from ciranda.web.answers import attempt
from ciranda.web.meetings import pages
from ciranda.web.meetings.forms import NotesForm, SeenForm
from ciranda.web.meetings.views import actor_of, changing


@requires(Permission.MEETING_CALL)
def write(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Write the notes, or change them while they are not final."""
    found = changing(case_id, meeting_id)
    if found.notes and found.notes.state == MinutesState.FINAL:
        raise Refused(_("These notes are final. Write what is new in another meeting."))
    initial = {"language": get_language() or "en"}
    if found.notes:
        initial = {"body": found.notes.body, "language": found.notes.language}
    form = NotesForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(
            form,
            lambda: actions.write_minutes(
                actor=actor_of(request),
                meeting_id=meeting_id,
                body=given["body"],
                language=given["language"],
            ),
        )
        if made:
            messages.success(request, _("The notes are saved as a draft. Only workers see it."))
            return redirect("web:meetings:open", case_id, meeting_id)
    return render(request, "web/meetings/minutes.html", {"meeting": found, "form": form})


@requires(Permission.MEETING_CALL)
@sent_from("web:meetings:open", "case_id", "meeting_id")
def show(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Show the draft to the family that was invited."""
    changing(case_id, meeting_id)
    actions.show_minutes(actor=actor_of(request), meeting_id=meeting_id)
    messages.success(request, _("The family can read the notes now."))
    return redirect("web:meetings:open", case_id, meeting_id)


@requires(Permission.MEETING_CALL)
def seen(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Note that someone of the family was given the notes, or had them read aloud."""
    found = changing(case_id, meeting_id)
    people = pages.not_seen(found)
    form = SeenForm(request.POST if request.method == "POST" else None, people=people)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        attempt(
            form,
            lambda: actions.record_seen(
                actor=actor_of(request),
                meeting_id=meeting_id,
                person_id=UUID(given["person"]),
                how=SeenHow(given["how"]),
                remark=given["remark"],
            ),
        )
        if not form.errors:
            messages.success(request, _("Noted that they have seen the notes."))
            return redirect("web:meetings:open", case_id, meeting_id)
    return render(request, "web/meetings/seen.html", {"meeting": found, "form": form})


@requires(Permission.MEETING_CALL)
@sent_from("web:meetings:open", "case_id", "meeting_id")
def finish(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Make the notes final."""
    changing(case_id, meeting_id)
    actions.finish_minutes(actor=actor_of(request), meeting_id=meeting_id)
    messages.success(request, _("The notes are final."))
    return redirect("web:meetings:open", case_id, meeting_id)
