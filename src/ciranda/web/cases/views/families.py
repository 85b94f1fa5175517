"""My families, and the page of one."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.access.enums import Category, Permission
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.lists import Chosen, Families, Scope, families, scopes_for
from ciranda.cases.queries.page import CasePage
from ciranda.cases.queries.timeline import timeline
from ciranda.web.cases import history, pages, sections, words
from ciranda.web.cases.doors import actor_of, family_page, opened, strangers_get_404
from ciranda.web.components import Empty, Link, Tab
from ciranda.web.paging import lines

LENGTH = 20
ENTRIES = 10


class ListFilter(forms.Form):
    """What to see of a list of families."""

    words = forms.CharField(
        label=gettext_lazy("Name"),
        required=False,
        max_length=60,
        widget=forms.TextInput({"type": "search", "class": "govuk-input--width-20"}),
    )
    stage = forms.ChoiceField(label=gettext_lazy("Stage"), required=False)
    late = forms.BooleanField(
        label=gettext_lazy("Only with a deadline that has passed"), required=False
    )

    def offer_stages(self, found: Families) -> None:
        """The stages among the families of the list."""
        field = self.fields["stage"]
        assert isinstance(field, forms.ChoiceField)
        stages = {key: words.label(pack, f"stages.{key}") for pack, key in found.stages}
        field.choices = [("", _("All stages")), *sorted(stages.items(), key=lambda s: s[1])]


@requires(Permission.CASE_READ)
def listing(request: HttpRequest) -> HttpResponse:
    """My families: the most urgent deadline first."""
    actor = actor_of(request)
    scopes = scopes_for(actor)
    asked = request.GET.get("scope", "")
    scope = Scope(asked) if asked in scopes else scopes[0]
    chosen = Chosen(
        scope,
        stage=request.GET.get("stage", ""),
        late=request.GET.get("late") == "on",
        words=request.GET.get("words", "")[:60],
    )
    number = _number(request)
    found = families(actor, chosen, start=(number - 1) * LENGTH, length=LENGTH)
    form = ListFilter(initial=request.GET.dict())
    form.offer_stages(found)
    context = {
        "families": pages.family_lines(found, scope),
        "empty": pages.nothing_found(found, scope, filtered=_is_filtered(chosen)),
        "tabs": [Tab(str(pages.SCOPES[s]), f"?scope={s}", s == scope) for s in scopes],
        "form": form,
        "scope": scope,
        "total": found.total,
        "show_filter": found.everything > 0,
        "is_filtered": _is_filtered(chosen),
        **lines(_page_of(found.total, number, LENGTH), request.GET),
    }
    return render(request, "web/cases/list.html", context)


@requires(Permission.CASE_READ)
@strangers_get_404
def open_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A family's page."""
    actor = actor_of(request)
    page = family_page(request, case_id, sections=sections.statements())
    number = _number(request)
    asked = history.chosen(request.GET)
    found = timeline(case_id, asked, start=(number - 1) * ENTRIES, length=ENTRIES)
    opened(request, case_id)
    context = {
        "family": page,
        "title": pages.name_of(page),
        "rows": pages.facts(page),
        "members": pages.members(page),
        "child": pages.short_name(page),
        "sharing": pages.sharing(page, actor),
        "deadlines": _deadlines(page),
        "planned": _planned(page),
        "stage": words.label(page.pack, f"stages.{page.stage_key}") if page.stage_key else "",
        "links": sections.links(page),
        "entries": history.happened(page, found),
        "filter": history.FilterForm(page, found.writers, initial=request.GET.dict()),
        "is_filtered": any(request.GET.get(n) for n in ("kind", "category", "who")),
        "nothing": _nothing_yet(page),
        "may_write": _may_write(page),
        "may_plan": _may_write(page, Category.SCHEDULE),
        "may_reopen": actor.may(Permission.CASE_OPEN) and page.closed_at is not None,
        "shown_sections": sections.drawn(page),
        **lines(_page_of(found.total, number, ENTRIES), request.GET),
    }
    return render(request, "web/cases/open.html", context)


def _deadlines(page: CasePage) -> list[tuple[str, str, str]]:
    return [
        (words.label(page.pack, f"clocks.{d.running.key}"), *words.deadline(page.pack, d))
        for d in page.deadlines
    ]


def _planned(page: CasePage) -> list[dict[str, Any]]:
    protected = _("Place: protected") if page.hides_places else ""
    return [
        {
            "id": one.id,
            "kind": words.label(page.pack, f"contact_kinds.{one.kind}"),
            "when": words.when(one.at),
            "name": one.name,
            "place": one.place or protected,
            "mine": one.mine,
            "may_end": one.may_end,
        }
        for one in page.planned
    ]


def _nothing_yet(page: CasePage) -> Empty:
    link = Link(_("Write a contact"), reverse("web:cases:write_contact", args=[page.id]))
    return Empty(
        _("Nothing here yet"),
        _("After the first contact you will see here when you met and what happened."),
        link if _may_write(page) else None,
    )


def _may_write(page: CasePage, category: Category = Category.CONTACT) -> bool:
    """Whether this reader writes such things here, or in their service's own notes."""
    needed, reach = Permission.CONTACT_WRITE, page.reach
    if reach.notes_only:
        return needed in reach.permissions
    return reach.may(needed, writes=(category,), while_open=True)


def _is_filtered(chosen: Chosen) -> bool:
    return bool(chosen.stage or chosen.late or chosen.words)


def _number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return max(1, min(int(asked), 10_000)) if asked.isdigit() else 1


def _page_of(total: int, number: int, length: int) -> Any:
    """A page of the paginator, from a count the statement already gave."""
    return Paginator(range(total), length).get_page(number)
