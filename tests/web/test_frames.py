"""The frames of all pages: whom one acts for, the menu, the languages, the ways out."""

from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from ciranda.access.enums import Permission
from ciranda.web import navigation
from ciranda.web.context import Acting, page
from ciranda.web.navigation import Item, shown_to


def _request(**attributes: Any) -> Any:
    request = RequestFactory().get("/somewhere/?page=2")
    here = SimpleNamespace(namespace="web:cases", view_name="web:cases:open")
    request.resolver_match = here  # type: ignore[assignment]
    for name, value in attributes.items():
        setattr(request, name, value)
    return request


def _drawn(template: str, request: Any = None, **context: Any) -> str:
    html = render_to_string(template, {**page(request or _request()), **context}, request)
    return " ".join(html.split())


def test_whom_one_acts_for_is_always_on_screen() -> None:
    request = _request(acting=Acting("Case manager", "Sun Nursery", "/acting-for/"))
    html = _drawn("staff.html", request)
    assert "Case manager" in html
    assert ">Sun Nursery</strong>" in html, "the employer one acts for is never hidden"
    assert 'href="/acting-for/"' in html


def test_with_one_membership_there_is_nothing_to_change() -> None:
    request = _request(acting=Acting("Case manager", "Sun Nursery"))
    assert "whom you act for" not in _drawn("staff.html", request)


def test_the_menu_shows_what_one_may_open_and_where_one_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    items = (
        Item("Families", "set_language", "web:cases", Permission.CASE_READ),
        Item("Team", "set_language", "web:team", Permission.TEAM_READ),
        Item("Plans", "set_language", "web:case", Permission.CASE_READ),
    )
    monkeypatch.setattr(navigation, "STAFF", items)
    about_somebody = SimpleNamespace(
        namespace="web:documents", view_name="web:documents:add", kwargs={"document_id": 1}
    )
    about_a_person = SimpleNamespace(
        namespace="web:people", view_name="web:people:open", kwargs={"person_id": 1}
    )
    for request in (
        _request(),
        _request(resolver_match=about_somebody),
        _request(resolver_match=about_a_person),
    ):
        shown = shown_to(request, frozenset({"case.read"}))
        assert [(item.label, item.is_current) for item in shown] == [
            ("Families", True),
            ("Plans", False),
        ]
    asked = SimpleNamespace(namespace="portal:requests", view_name="portal:requests:list")
    ours = shown_to(_request(resolver_match=asked), frozenset({Permission.FAMILY_READ}))
    assert [item.label for item in ours if item.is_current] == ["Start"]


def test_a_long_menu_keeps_what_is_needed_seldom_on_a_page_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    often = [Item(f"Often {n}", "set_language", "web:x", Permission.CASE_READ) for n in range(8)]
    seldom = Item("Archive", "set_language", "web:cases", Permission.CASE_READ, "Closed cases")
    monkeypatch.setattr(navigation, "STAFF", (*often, seldom))
    shown = shown_to(_request(), frozenset({"case.read"}))
    assert [item.label for item in shown] == [*(o.label for o in often), "More"]
    assert shown[-1].is_current
    (entries,) = navigation.seldom_for(_request(), frozenset({"case.read"})).values()
    assert [item.label for item, _address in entries] == ["Archive"]


@pytest.mark.parametrize("template", ["400.html", "403.html", "403_csrf.html", "404.html"])
def test_error_pages_say_what_to_do(template: str) -> None:
    for language in ("en", "pt"):
        with translation.override(language):
            html = _drawn(template)
        assert "<h1" in html
        assert html.count('class="govuk-body"') >= 2


def test_a_refusal_gives_its_reason() -> None:
    assert "Only the coordinator" in _drawn("403.html", reason="Only the coordinator allocates.")


def test_the_page_for_our_own_faults_needs_nothing() -> None:
    html = render_to_string("500.html")
    assert "It is not your fault" in html
    assert "csrfmiddlewaretoken" not in html


def test_the_title_says_first_that_something_is_wrong() -> None:
    assert "<title>Error: " in _drawn("base.html", has_errors=True)
    assert "<title>Error: " not in _drawn("base.html")


def test_the_title_speaks_for_each_form_of_the_page() -> None:
    class Asked(forms.Form):
        name = forms.CharField()

    assert "<title>Error: " in _drawn("base.html", form=Asked({}))
    assert "<title>Error: " in _drawn("base.html", forms=[Asked(), Asked({})])
    assert "<title>Error: " not in _drawn("base.html", form=Asked())


def test_the_other_language_is_one_press_away() -> None:
    html = _drawn("base.html", _request())
    assert 'name="next" value="/somewhere/?page=2"' in html
    assert 'value="pt" lang="pt"' in html
    with translation.override("pt"):
        html = _drawn("base.html", _request())
    assert '<html lang="pt-PT"' in html
    assert 'value="en" lang="en"' in html


@pytest.mark.parametrize("template", ["public.html", "family.html"])
def test_families_can_leave_quickly(template: str) -> None:
    html = _drawn(template, exit_url="https://example.org/weather")
    assert 'href="https://example.org/weather" rel="nofollow noreferrer"' in html


def test_paper_has_no_navigation() -> None:
    html = _drawn("print.html", _request(acting=Acting("Case manager", "Sun Nursery")))
    assert "<nav" not in html
    assert "Printed on" in html


def test_the_menu_leaves_out_what_no_programme_of_ones_teams_needs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packs = {1: SimpleNamespace(desk=None), 2: SimpleNamespace(desk="a counter")}
    monkeypatch.setattr(navigation, "pack_of", packs.__getitem__)
    items = (
        Item("Families", "set_language", "web:cases", Permission.CASE_READ),
        Item("Counter", "web:services:counters", "web:services", Permission.CASE_READ),
    )
    monkeypatch.setattr(navigation, "STAFF", items)

    def menu(*pack_ids: int) -> list[str]:
        request = _request(actor=SimpleNamespace(pack_ids=pack_ids))
        return [str(item.label) for item in shown_to(request, frozenset({"case.read"}))]

    assert menu(1) == ["Families"]
    assert menu(1, 2) == ["Families", "Counter"]
    assert menu() == ["Families", "Counter"]
