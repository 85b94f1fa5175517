"""The end of a project: announced, its families listed and asked, nothing carried over silently."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused
from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires, sent_from
from ciranda.budgets import actions
from ciranda.budgets.queries import End, Family, ends_of, families, offered
from ciranda.programmes.queries import current, pack_of
from ciranda.web.answers import attempt
from ciranda.web.components import Cell, Column, Empty, Table, Tile
from ciranda.web.fields import DateField
from ciranda.web.together.views import actor_of
from ciranda.web.wording import who_manages


class EndForm(forms.Form):
    """The last day of a project, and on which paper it stands."""

    on = DateField(label=gettext_lazy("Last day of the project"), not_past=True)
    paper = forms.CharField(
        label=gettext_lazy("Which paper says so?"),
        help_text=gettext_lazy("Its number or name, and where it lies."),
        max_length=300,
    )


@requires(Permission.PROJECT_END)
def announce(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Say on which day the money ends."""
    actor = actor_of(request)
    team = offered(actor, team_id)
    if team is None or current(team.programme_key).pack.project_end is None:
        raise Http404
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = attempt(
            form,
            lambda: actions.announce_end(
                actor=actor, team_id=team_id, last_day=data["on"], paper=data["paper"]
            ),
        )
        if made:
            messages.success(request, _("Announced. Now ask the families."))
            return redirect("web:together:end", made)
    return render(request, "web/together/announce.html", {"team": team, "form": form})


def _end(request: HttpRequest, end_id: UUID) -> End:
    found = ends_of(actor_of(request), end_id)
    if not found:
        raise Http404
    return found[0]


@requires(Permission.PROJECT_END)
def open_end(request: HttpRequest, end_id: UUID) -> HttpResponse:
    """The families concerned, and where each stands with going on."""
    end = _end(request, end_id)
    found = families(end)
    context = {
        "end": end,
        "tiles": _tiles(found),
        "table": _table(end, found),
        "unasked": sum(1 for one in found if one.stands is None),
    }
    return render(request, "web/together/end.html", context)


@requires(Permission.PROJECT_END)
@sent_from("web:together:end", "end_id")
def ask(request: HttpRequest, end_id: UUID) -> HttpResponse:
    """Ask every family that was not asked yet."""
    _end(request, end_id)
    try:
        done = actions.ask_families(
            actor=actor_of(request), end_id=end_id, language=get_language() or "en"
        )
    except Refused as refused:
        messages.info(request, str(refused))
        return redirect("web:together:end", end_id)
    said = ngettext("%(n)s family was asked.", "%(n)s families were asked.", done.asked)
    messages.success(request, said % {"n": done.asked})
    if done.cannot:
        left = ngettext(
            "Of %(n)s family nobody who may sign is known: talk with them.",
            "Of %(n)s families nobody who may sign is known: talk with them.",
            len(done.cannot),
        )
        messages.info(request, left % {"n": len(done.cannot)})
    return redirect("web:together:end", end_id)


@requires(Permission.PROJECT_END)
@sent_from("web:together:end", "end_id")
def take_back(request: HttpRequest, end_id: UUID) -> HttpResponse:
    """The money goes on after all, or the day moved."""
    _end(request, end_id)
    try:
        actions.take_back_end(actor=actor_of(request), end_id=end_id)
    except Refused as refused:
        messages.info(request, str(refused))
        return redirect("web:together:end", end_id)
    messages.success(request, _("Taken back. Nothing stops."))
    return redirect("web:together:open")


def _tiles(found: list[Family]) -> list[Tile]:
    of = _("of %(n)s families") % {"n": len(found)}
    stands = [one.stands for one in found]
    return [
        Tile(stands.count("goes_on"), _("go on"), of=of),
        Tile(stands.count("no"), _("said no"), of=of),
        Tile(stands.count("waiting"), _("have not answered"), of=of),
        Tile(stands.count(None), _("were not asked"), of=of),
    ]


def _table(end: End, found: list[Family]) -> Table:
    rows = [
        [
            Cell(
                one.child or _("Name not shown"),
                href=reverse("web:cases:open", args=[one.case_id]),
            ),
            Cell(one.manager or _("Nobody yet")),
            _stands(one, is_over=end.stopped_at is not None),
            Cell(
                _("Ask them yourself") if one.stands in {None, "waiting"} else "",
                href=reverse("web:consent:open", args=[one.case_id])
                if one.stands in {None, "waiting"}
                else "",
            ),
        ]
        for one in found
    ]
    columns = [
        Column(_("Child")), Column(who_manages([pack_of(end.pack_version_id)])),
        Column(_("Going on")), Column(_("Ask")),
    ]  # fmt: skip
    empty = Empty(_("No family is concerned"), _("The team answers for no open case."))
    return Table(_("The families"), columns, rows, empty=empty)


def _stands(one: Family, *, is_over: bool) -> Cell:
    if one.stands == "goes_on":
        return Cell(_("agreed to go on"), tag_colour="green")
    if is_over:
        return Cell(_("stopped with the project"), tag_colour="grey")
    words = {"no": _("said no"), "waiting": _("asked, no answer yet"), None: _("not asked yet")}
    return Cell(words[one.stands], tag_colour="grey" if one.stands == "no" else "yellow")
