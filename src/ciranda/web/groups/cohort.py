"""The children one service knows by name, followed through all groups; totals that add up."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ciranda.access.enums import Permission
from ciranda.access.policies.declared import requires
from ciranda.groups.actions import publish_total
from ciranda.groups.policies.attendance import Share
from ciranda.groups.queries import Cohort, Published, Through, cohort, published
from ciranda.programmes.enums import AttendanceUnit
from ciranda.web.answers import attempt
from ciranda.web.components import Cell, Column, Empty, Table
from ciranda.web.groups.forms import TotalForm
from ciranda.web.groups.pages import share_words
from ciranda.web.groups.views import actor_of
from ciranda.web.wording import day, number


@requires(Permission.GROUP_READ)
def follow(request: HttpRequest) -> HttpResponse:
    """Through which groups the children of a service go, each in its own unit."""
    actor = actor_of(request)
    chosen = _chosen(request.GET.get("of", "")) or actor.service_id
    found = cohort(chosen)
    context = {
        "found": found,
        "chosen": chosen,
        "table": _table(found),
        "together": [share_words(one) for one in found.together()],
        "totals": _totals(published(actor)),
        "may_publish": actor.may(Permission.GROUP_RUN) and actor.service_id is not None,
    }
    return render(request, "web/groups/cohort.html", context)


@requires(Permission.GROUP_RUN)
def publish(request: HttpRequest) -> HttpResponse:
    """Publish a total with its parts; a gap that nothing explains is refused."""
    actor = actor_of(request)
    parts = "\n".join(f"{one.name}: {one.children}" for one in cohort(actor.service_id).groups)
    form = TotalForm(request.POST if request.method == "POST" else None, initial={"parts": parts})
    if request.method == "POST" and form.is_valid():
        attempt(form, lambda: publish_total(actor=actor, **form.cleaned_data))
        if not form.errors:
            messages.success(request, _("Published with its parts."))
            return redirect("web:groups:cohort")
    return render(request, "web/groups/publish.html", {"form": form})


def _chosen(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def _table(found: Cohort) -> Table:
    rows = [
        [
            Cell(one.name, href=reverse("web:groups:open", args=[one.group_id])),
            Cell(one.service),
            Cell(
                ngettext("%(n)s of %(all)s child", "%(n)s of %(all)s children", found.children)
                % {"n": one.children, "all": found.children}
            ),
            Cell(_came(one)),
        ]
        for one in found.groups
    ]
    columns = [
        Column(_("Group")), Column(_("Run by")), Column(_("Of these children")),
        Column(_("Came to")),
    ]  # fmt: skip
    empty = Empty(
        _("Nobody comes by name"),
        _("Children who come to a group by name are followed here through all their groups."),
    )
    return Table(_("Their groups"), columns, rows, empty=empty)


def _came(one: Through) -> str:
    if one.attendance is None:
        return _("nothing entered yet")
    if one.unit is AttendanceUnit.PERCENT:
        said = _("%(percent)s %% of what there was") % {"percent": one.attendance.percent}
    else:
        said = share_words(Share(one.attendance.came, one.attendance.out_of, one.unit))
    if one.without_whole:
        left = ngettext(
            "%(n)s entry does not say of how many", "%(n)s entries do not say of how many",
            one.without_whole,
        ) % {"n": one.without_whole}  # fmt: skip
        return f"{said}; {left}"
    return said


def _totals(found: list[Published]) -> Table:
    rows = [
        [
            Cell(one.title),
            Cell(number(one.number)),
            Cell(", ".join(f"{words}: {number(n)}" for words, n in one.parts.items())),
            Cell(_gap(one)),
            Cell(day(one.published_at)),
        ]
        for one in found
    ]
    columns = [
        Column(_("What was counted")), Column(_("Total"), numeric=True), Column(_("Parts")),
        Column(_("What is left over")), Column(_("Published on")),
    ]  # fmt: skip
    empty = Empty(_("No totals yet"), _("A total is published with its parts, so that it adds up."))
    return Table(_("Totals of our service"), columns, rows, empty=empty)


def _gap(one: Published) -> str:
    if not one.gap:
        return _("nothing: it adds up")
    return _("%(gap)s: %(why)s") % {"gap": number(one.gap), "why": one.explained}
