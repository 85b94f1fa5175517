"""Dates typed in three parts, whole or as far as they are known."""

from datetime import date
from typing import Any

import pytest
from django import forms

from ciranda.web.fields import DateField, HintedCheckboxes, PartialDate, PartialDateField


def _typed(day: str, month: str, year: str) -> dict[str, str]:
    return {"on_0": day, "on_1": month, "on_2": year}


def _form(field: forms.Field, data: dict[str, Any] | None = None, **kwargs: Any) -> forms.Form:
    form: forms.Form = type("Asked", (forms.Form,), {"on": field})(data, **kwargs)
    return form


def _codes(form: forms.Form) -> list[str | None]:
    return [error.code for error in form.errors.as_data()["on"]]


def test_a_whole_date_is_read() -> None:
    form = _form(DateField(), _typed(" 3", "09", "2023"))
    assert form.is_valid()
    assert form.cleaned_data["on"] == date(2023, 9, 3)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("", "", ""), "required"),
        (("3", "", "2023"), "incomplete"),
        (("3", "Sept", "2023"), "number"),
        (("³", "9", "2023"), "number"),
        (("31", "2", "2023"), "impossible"),
        (("0", "2", "2023"), "impossible"),
        (("3", "9", "23"), "year"),
        (("3", "9", "0000"), "impossible"),
    ],
)
def test_a_wrong_date_says_what_is_wrong(typed: tuple[str, str, str], code: str) -> None:
    assert _codes(_form(DateField(), _typed(*typed))) == [code]


def test_what_was_typed_stays_even_when_it_is_wrong() -> None:
    html = str(_form(DateField(), _typed("31", "Feb", "20<3"))["on"])
    for kept in ('value="31"', 'value="Feb"', 'value="20&lt;3"'):
        assert kept in html


def test_an_optional_date_may_be_left_out() -> None:
    form = _form(DateField(required=False), _typed("", "", ""))
    assert form.is_valid()
    assert form.cleaned_data["on"] is None


def test_a_date_keeps_to_its_side_of_today() -> None:
    assert _codes(_form(DateField(not_future=True), _typed("1", "1", "2999"))) == ["future"]
    assert _codes(_form(DateField(not_past=True), _typed("1", "1", "2001"))) == ["past"]


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        (("3", "9", "2023"), PartialDate(date(2023, 9, 3), "day")),
        (("", "9", "2023"), PartialDate(date(2023, 9, 1), "month")),
        (("", "", "2023"), PartialDate(date(2023, 1, 1), "year")),
    ],
)
def test_part_of_a_date_is_enough(typed: tuple[str, str, str], known: PartialDate) -> None:
    form = _form(PartialDateField(), _typed(*typed))
    assert form.is_valid()
    assert form.cleaned_data["on"] == known


def test_a_partial_date_needs_its_year() -> None:
    assert _codes(_form(PartialDateField(), _typed("3", "", "2023"))) == ["incomplete"]
    assert _codes(_form(PartialDateField(), _typed("", "9", ""))) == ["incomplete"]
    assert _codes(_form(PartialDateField(), _typed("", "", ""))) == ["required"]


def test_an_optional_partial_date_may_be_unknown() -> None:
    form = _form(PartialDateField(required=False), _typed("", "", ""))
    assert form.is_valid()
    assert form.cleaned_data["on"] == PartialDate(None, "unknown")


def test_a_partial_date_is_shown_as_far_as_it_is_known() -> None:
    known = PartialDate(date(2023, 9, 1), "month")
    html = str(_form(PartialDateField(), initial={"on": known})["on"])
    assert 'name="on_1" value="9"' in " ".join(html.split())
    assert 'name="on_0" value' not in html


def test_the_same_date_typed_another_way_has_not_changed() -> None:
    initial = {"on": date(2023, 9, 3)}
    assert not _form(DateField(), _typed("03", "9", "2023"), initial=initial).has_changed()
    assert _form(DateField(), _typed("4", "9", "2023"), initial=initial).has_changed()


def test_a_choice_can_carry_a_hint() -> None:
    widget = HintedCheckboxes(hints={"a": "Only if you wish"})
    field = forms.MultipleChoiceField(choices=[("a", "Yes"), ("b", "No")], widget=widget)
    html = str(_form(field)["on"])
    assert 'aria-describedby="id_on_0_hint"' in html
    assert html.count("Only if you wish") == 1
    assert 'type="checkbox"' in html
