"""Ways gone together with a family: who, what for, what it opens, what it cost and who pays."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ciranda.access.actions import Refused, looked
from ciranda.access.enums import Category, Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.budgets.actions import Way, went_along
from ciranda.budgets.queries import CostOfLine, WayLine, accompaniment_costs, ways_of
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import current
from ciranda.web.answers import attempt
from ciranda.web.cases.doors import actor_of, desk_for, family_desk, strangers_get_404
from ciranda.web.choices import offer
from ciranda.web.components import Cell, Column, Empty, Link, Table
from ciranda.web.fields import DateField
from ciranda.web.money import currency_words, money
from ciranda.web.paging import page_asked
from ciranda.web.services.pages import quarter, quarters
from ciranda.web.wording import day

PAGE = 25


def _money(label: Any, **more: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=0,
        max_digits=9,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput({"class": "govuk-input--width-5", "inputmode": "decimal"}),
        **more,
    )


class WayForm(forms.Form):
    """One way gone together."""

    on = DateField(label=gettext_lazy("On which day?"), not_future=True, initial=timezone.localdate)
    companion = forms.CharField(label=gettext_lazy("Who went along?"), max_length=120)
    what_for = forms.CharField(
        label=gettext_lazy("Where to, and what for?"),
        help_text=gettext_lazy("For example: to the embassy, for a passport. No address."),
        max_length=200,
    )
    unlocks = forms.CharField(
        label=gettext_lazy("What does it open for the family?"),
        help_text=gettext_lazy("For example: with the passport, child benefits can be asked for."),
        max_length=200,
    )
    travel = _money(gettext_lazy("What the travel cost"))
    companion_paid = _money(gettext_lazy("What the companion was paid"))
    line = forms.ChoiceField(
        label=gettext_lazy("Who pays for it?"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, pack: Pack, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        lines = [(k, pack.label(f"budget_lines.{k}", language)) for k in pack.budget_lines]
        offer(self, "line", [*lines, ("", gettext_lazy("Nobody: it is unfunded"))])
        for name in ("travel", "companion_paid"):
            self.fields[name].help_text = currency_words(pack)

    def way(self) -> Way:
        """What was entered, as the action takes it."""
        data = self.cleaned_data
        return Way(
            on=data["on"],
            companion=data["companion"],
            what_for=data["what_for"],
            unlocks=data["unlocks"],
            travel=data["travel"] or Decimal(0),
            companion_paid=data["companion_paid"] or Decimal(0),
            line_key=data["line"],
        )


@requires(Permission.CASE_READ)
@strangers_get_404
def list_ways(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The ways gone with a family."""
    desk, number = family_desk(request, case_id), page_asked(request)
    found, total = ways_of(case_id, start=(number - 1) * PAGE, length=PAGE)
    may = desk.may_write and not desk.is_own and bool(desk.writes & 1 << Category.SCHEDULE)
    may = may and actor_of(request).may(Permission.BUDGET_DRAW)
    write_at = reverse("web:alongside:write", args=[case_id]) if may else ""
    context = {
        "case_id": case_id,
        "about": desk.child,
        "table": _ways(found, desk.pack, write_at),
        "page": Paginator(range(total), PAGE).get_page(number),
        "write": write_at if found else "",
    }
    return render(request, "web/alongside/list.html", context)


def _ways(found: list[WayLine], pack: Pack, write_at: str) -> Table:
    rows = [
        [
            Cell(day(one.on)),
            Cell(one.companion),
            Cell(one.what_for),
            Cell(one.unlocks),
            Cell(money(one.cost, pack)),
            Cell(_line(pack, one.line_key), tag_colour="" if one.line_key else "orange"),
        ]
        for one in found
    ]
    empty = Empty(
        _("Nobody went along with them yet"),
        _("Going along opens doors. Write down who went, what it opens and what it cost."),
        Link(_("We went along"), write_at) if write_at else None,
    )
    columns = [
        Column(_("Day")), Column(_("Who went along")), Column(_("What for")),
        Column(_("What it opens")), Column(_("Cost"), numeric=True), Column(_("Who pays")),
    ]  # fmt: skip
    return Table(_("Ways gone together"), columns, rows, empty, caption_hidden=True)


def _line(pack: Pack, key: str) -> str:
    if not key:
        return _("unfunded")
    return pack.label(f"budget_lines.{key}", get_language() or "en")


@requires(Permission.BUDGET_DRAW)
@strangers_get_404
def write(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write down a way gone together."""
    actor = actor_of(request)
    desk = desk_for(actor, case_id, Category.SCHEDULE)
    if desk.is_own:
        raise Refused(_("Whoever answers for the family writes this down. Tell them what it cost."))
    if desk.read_dossier:
        looked(desk.read_dossier, case_id, "accompaniment")
    form = WayForm(request.POST if request.method == "POST" else None, pack=desk.pack)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: went_along(actor=actor, case_id=case_id, way=form.way()))
        if made:
            messages.success(request, _("Written down."))
            return redirect("web:alongside:list", case_id)
    context = {"form": form, "case_id": case_id, "about": desk.child}
    return render(request, "web/alongside/write.html", context)


@requires(Permission.BUDGET_READ, Purpose.STATISTICS)
def costs(request: HttpRequest) -> HttpResponse:
    """What going along cost one's teams in a quarter, by budget line or unfunded."""
    on = quarter(request.GET.get("from", ""))
    found = accompaniment_costs(actor_of(request), on)
    context = {"table": _costs(found), "quarters": quarters(request.path, on)}
    return render(request, "web/alongside/costs.html", context)


def _costs(found: list[CostOfLine]) -> Table:
    packs = {one.programme_key: current(one.programme_key).pack for one in found}
    rows = [
        [
            Cell(one.team),
            Cell(
                _line(packs[one.programme_key], one.line_key),
                tag_colour="" if one.line_key else "orange",
            ),
            Cell(one.times),
            Cell(money(one.amount, packs[one.programme_key])),
        ]
        for one in found
    ]
    rows += [_whole(found, pack) for pack in {one.currency: one for one in packs.values()}.values()]
    columns = [
        Column(_("Team")), Column(_("Who pays")), Column(_("Ways gone"), numeric=True),
        Column(_("Cost"), numeric=True),
    ]  # fmt: skip
    empty = Empty(
        _("No way was written down in this quarter"),
        _("They are written on a family's page; here only sums are shown."),
    )
    return Table(_("What going along cost"), columns, rows, empty)


def _whole(found: list[CostOfLine], pack: Pack) -> list[Cell]:
    """What was paid in one currency: amounts of two are never added up."""
    same = [one for one in found if current(one.programme_key).pack.currency == pack.currency]
    whole = sum((one.amount for one in same), Decimal(0))
    times = sum(one.times for one in same)
    return [Cell(_("All together")), Cell(""), Cell(times), Cell(money(whole, pack))]
