"""A team's own meetings: which is next, which were held, one written down."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.agencies.queries.agreement import together
from ciranda.budgets.queries import ends_of
from ciranda.calendars.actions import record_team_meeting
from ciranda.calendars.queries import HeldLine, TeamPage, meetings_of
from ciranda.programmes.queries import current
from ciranda.web.answers import attempt
from ciranda.web.together import pages
from ciranda.web.together.forms import MeetingForm


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found


@requires(Permission.TEAM_MEET)
def open_together(request: HttpRequest) -> HttpResponse:
    """What is due in one's teams, what was held, and who signed the agreement."""
    actor = actor_of(request)
    teams = pages.shown(meetings_of(actor), together(actor), ends_of(actor))
    changes = actor.may(Permission.TEAM_CHANGE)
    return render(
        request,
        "web/together/open.html",
        {"teams": teams, "changes": changes, "ends": actor.may(Permission.PROJECT_END)},
    )


@requires(Permission.TEAM_MEET)
def record(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Write down a meeting that was held."""
    actor = actor_of(request)
    team = next((one for one in meetings_of(actor) if one.id == team_id), None)
    if team is None:
        raise Http404
    version = current(team.programme_key)
    rhythm = version.pack.team_meetings
    if rhythm is None:
        raise Http404
    form = MeetingForm(
        request.POST if request.method == "POST" else None,
        kinds=[(key, pages.kind_words(version.pack, key)) for key in rhythm.kinds],
        members=[(str(key), name) for key, name in team.members.items()],
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: record_team_meeting(
                actor=actor, team_id=team_id, pack_version_id=version.id, held=form.held()
            ),
        )
        if made:
            messages.success(request, _("Written down. Every member of the team reads it."))
            return redirect("web:together:meeting", made)
    unnamed = [
        pages.kind_words(version.pack, key)
        for key, kind in rhythm.kinds.items()
        if kind.without_identifiers
    ]
    context = {"team": team, "form": form, "unnamed": ", ".join(unnamed)}
    return render(request, "web/together/record.html", context)


def _meeting(request: HttpRequest, meeting_id: UUID) -> tuple[TeamPage, HeldLine]:
    for team in meetings_of(actor_of(request), meeting_id):
        for one in team.held:
            if one.id == meeting_id:
                return team, one
    raise Http404


def _shown(request: HttpRequest, meeting_id: UUID, template: str) -> HttpResponse:
    team, one = _meeting(request, meeting_id)
    context = {
        "meeting": one,
        "title": pages.held_kind(one),
        "facts": pages.meeting_facts(one, team),
    }
    return render(request, template, context)


@requires(Permission.TEAM_MEET)
def meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """One meeting: who was there, what was talked about and decided."""
    return _shown(request, meeting_id, "web/together/meeting.html")


@requires(Permission.TEAM_MEET)
def paper(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The same on paper, with lines to sign."""
    return _shown(request, meeting_id, "web/together/paper.html")
