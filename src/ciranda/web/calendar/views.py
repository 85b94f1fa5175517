"""Colleagues' time across agencies: free, taken, away with who stands in. No family in it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.calendars import actions
from ciranda.calendars.queries import Colleague, colleagues_of, is_seen
from ciranda.web.calendar import pages
from ciranda.web.calendar.forms import AwayForm, BookForm, TakeForm
from ciranda.web.one_form import OneForm, one_form, sent
from ciranda.web.weeks import week_asked


@requires(Permission.TEAM_MEET)
def show(request: HttpRequest) -> HttpResponse:
    """A week of everybody in one's teams."""
    actor, week = _actor(request), week_asked(request)
    found = colleagues_of(actor, week.since, week.until)
    mine = [
        (line, one.name, pages.stretch_words(line))
        for one in found
        for line in one.taken
        if actor.membership_id in {one.id, line.booked_by_id}
    ]
    context = {"table": pages.table(found, week), "week": week, "mine": mine}
    return render(request, "web/calendar/open.html", context)


@requires(Permission.TEAM_MEET)
def take(request: HttpRequest) -> HttpResponse:
    """Say that one is busy."""
    form = TakeForm(sent(request))
    page = _page(_("I am busy"), _("Save"), _("Saved. Colleagues see it."))
    return one_form(
        request,
        page,
        form,
        lambda _data: actions.take_time(actor=_actor(request), stretch=form.stretch()),
    )


@requires(Permission.TEAM_MEET)
def book_time(request: HttpRequest) -> HttpResponse:
    """Book a colleague's free time."""
    form = BookForm(sent(request), colleagues=pages.named(_others(request)))
    page = _page(_("Book a colleague’s time"), _("Book"), _("Booked. They see it."))
    return one_form(
        request,
        page,
        form,
        lambda data: actions.book(
            actor=_actor(request), membership_id=UUID(data["who"]), stretch=form.stretch()
        ),
    )


@requires(Permission.TEAM_MEET)
def away(request: HttpRequest) -> HttpResponse:
    """Say that one is away, or, as coordinator, that a colleague is."""
    actor, others = _actor(request), _others(request)
    whose = [(str(actor.membership_id), actor.name)]
    if actor.may(Permission.TEAM_CHANGE):
        whose += pages.named(others)
    form = AwayForm(sent(request), whose=whose, colleagues=pages.named(others))
    page = _page(
        _("Away"),
        _("Save"),
        _("Saved. Colleagues see who stands in."),
        _("Nobody asks why. For families you answer for, name a stand-in on their page."),
    )

    def work(data: dict[str, Any]) -> UUID:
        return actions.say_away(
            actor=actor,
            from_on=data["from_on"],
            until_on=data["until_on"],
            substitute_id=UUID(data["substitute"]) if data["substitute"] else None,
            membership_id=UUID(data["who"]) if "who" in data else None,
        )

    return one_form(request, page, form, work)


@requires(Permission.TEAM_MEET)
@sent_from("web:calendar:open")
def free(request: HttpRequest, taken_id: UUID) -> HttpResponse:
    """The time is free again."""
    if not is_seen(taken_id):
        raise Http404
    actions.free_again(actor=_actor(request), taken_id=taken_id)
    messages.success(request, _("The time is free again."))
    return redirect("web:calendar:open")


def _others(request: HttpRequest) -> list[Colleague]:
    actor, now = _actor(request), timezone.now()
    found = colleagues_of(actor, now, now + timedelta(seconds=1))
    return [one for one in found if one.id != actor.membership_id]


def _page(title: str, button: str, done: str, *above: str) -> OneForm:
    back = reverse("web:calendar:open")
    return OneForm(title, button, done, back, _("Back to the calendar"), above=above)


def _actor(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found
