"""My calendar: meetings of my teams and sessions of my service's groups; no family stands in it."""

from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.calendars.policies.icalendar import Event, calendar
from ciranda.calendars.policies.turns import counted, next_turn
from ciranda.calendars.queries import meetings_of
from ciranda.groups.queries import own_sessions
from ciranda.programmes.queries import current
from ciranda.web.components import Cell, Column, Empty, Table
from ciranda.web.together.pages import kind_words
from ciranda.web.wording import day, moment

AHEAD = 60


def _events(request: HttpRequest) -> list[tuple[Event, str]]:
    """What comes, in order, each with the page it leads to."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = [
        (
            Event(str(one.id), one.group, one.starts_at, one.ends_at, one.place),
            reverse("web:groups:session", args=[one.id]),
        )
        for one in own_sessions(actor, after=AHEAD)
    ]
    found += _meetings(actor)
    return sorted(found, key=lambda one: _day(one[0].starts))


def _day(starts: datetime | date) -> tuple[date, float]:
    if isinstance(starts, datetime):
        local = timezone.localtime(starts)
        return local.date(), local.timestamp()
    return starts, 0.0


def _meetings(actor: Actor) -> list[tuple[Event, str]]:
    found = []
    for team in meetings_of(actor):
        pack = current(team.programme_key).pack
        if pack.team_meetings is None:
            continue
        held = [(one.kind_key, one.held_on, not one.missing) for one in team.held]
        turn = next_turn(pack.team_meetings, counted(pack.team_meetings, held))
        if turn.due_on:
            title = f"{kind_words(pack, turn.kind_key)}, {team.name}"
            event = Event(f"{team.id}-{turn.due_on}", title, turn.due_on)
            found.append((event, reverse("web:together:open")))
    return found


@requires(Permission.GROUP_READ)
def open_agenda(request: HttpRequest) -> HttpResponse:
    """What comes in the next two months."""
    rows = [
        [
            Cell(event.title, href=href),
            Cell(
                moment(event.starts)
                if isinstance(event.starts, datetime)
                else _("by %(day)s") % {"day": day(event.starts)}
            ),
            Cell(event.place),
        ]
        for event, href in _events(request)
    ]
    columns = [Column(_("What")), Column(_("When")), Column(_("Where"))]
    empty = Empty(
        _("Nothing is planned"),
        _("Sessions of your service’s groups and the next meeting of your team appear here."),
    )
    table = Table(_("The next two months"), columns, rows, empty=empty)
    return render(request, "web/agenda/open.html", {"table": table})


@requires(Permission.GROUP_READ)
def download(request: HttpRequest) -> HttpResponse:
    """The same as a file for the calendar of a phone or a computer."""
    events = [event for event, _href in _events(request)]
    text = calendar(_("Ciranda: groups and meetings"), events, now=timezone.now())
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="ciranda.ics"'
    return answer
