"""Every form is drawn with the kit's markup: labels, hints, errors and what leads to them."""

import re
import uuid

from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from ciranda.web.form_parts import errors_of


class Asking(forms.Form):
    name = forms.CharField(label="Name", help_text="As you say it")
    words = forms.CharField(label="Words", widget=forms.Textarea, max_length=5, required=False)
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A")], widget=forms.RadioSelect)
    count = forms.IntegerField(label="How many", min_value=2, required=False)
    agrees = forms.BooleanField(label="I agree")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        if self.cleaned_data.get("count") == 7:
            raise forms.ValidationError("Seven is taken")


def _drawn(source: str, **context: object) -> str:
    request = RequestFactory().post("/", context.pop("posted", {}))
    context = {"request": request, "csrf_token": "token", **context}
    return Template("{% load ciranda %}" + source).render(Context(context))


def test_a_field_has_its_label_hint_and_error() -> None:
    html = _drawn("{% field form.name %}", form=Asking({}))
    assert '<label class="govuk-label" for="id_name">Name' in " ".join(html.split())
    assert 'id="id_name_helptext"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert "govuk-input--error" in html
    assert "Fill in “Name”" in html


def test_only_what_may_be_left_out_is_marked() -> None:
    html = _drawn("{{ form }}", form=Asking())
    assert html.count("(optional)") == 2


def test_the_browser_does_not_check_in_its_own_language() -> None:
    html = _drawn("{{ form }}", form=Asking())
    assert re.search(r"<input[^>]* (required|min|max|step)\b", html) is None
    assert 'type="number"' not in html
    assert 'inputmode="numeric"' in html


def test_a_long_answer_counts_its_characters_without_cutting_them() -> None:
    html = _drawn("{% field form.words %}", form=Asking({"words": "too long"}))
    assert 'data-maxlength="5"' in html
    assert " maxlength=" not in html
    assert "too long" in html
    assert 'aria-describedby="id_words_error id_words-info"' in html
    assert "You can enter up to 5 characters" in html


def test_a_page_heading_can_be_the_question() -> None:
    html = " ".join(_drawn('{% field form.kind size="l" heading=True %}', form=Asking()).split())
    assert "govuk-fieldset__legend--l" in html
    assert '<h1 class="govuk-fieldset__heading">' in html


def test_the_summary_lists_each_error_once_and_leads_to_its_input() -> None:
    html = _drawn("{% error_summary %}", form=Asking({}))
    assert re.findall(r'href="#(\w+)"', html) == ["id_name", "id_kind_0", "id_agrees"]


def test_the_summary_speaks_for_several_forms() -> None:
    both = [Asking({}, prefix="a"), Asking({}, prefix="b")]
    html = _drawn("{% error_summary %}", forms=both)
    assert 'href="#id_a-name"' in html
    assert 'href="#id_b-name"' in html


def test_an_untouched_form_has_no_errors() -> None:
    assert _drawn("{% error_summary %}", form=Asking()).strip() == ""


def test_an_error_of_the_whole_form_leads_to_its_first_field() -> None:
    form = Asking({"name": "x", "kind": "a", "agrees": "on", "count": "7"})
    assert [(e.message, e.target) for e in errors_of(form)] == [("Seven is taken", "id_name")]


def test_a_form_key_is_fresh_and_survives_an_error() -> None:
    fresh = re.search(r'name="_key" value="([^"]+)"', _drawn("{% form_key %}"))
    assert fresh
    assert uuid.UUID(fresh[1]).version == 4
    kept = _drawn("{% form_key %}", posted={"_key": fresh[1]})
    assert f'name="_key" value="{fresh[1]}"' in kept
    assert 'name="csrfmiddlewaretoken" value="token"' in kept


def test_a_form_key_that_is_none_is_replaced() -> None:
    assert "&lt;b&gt;" not in _drawn("{% form_key %}", posted={"_key": "<b>"})


def test_what_is_too_long_is_named_with_its_field_and_how_much_is_kept() -> None:
    html = _drawn("{% field form.words %}", form=Asking({"words": "seventh"}))
    assert "“Words” is too long: 7 letters, and at most 5 are kept" in html
