"""The bench fills forms as a browser would."""

import pytest

from bench.forms import FIRST, main_form

PAGE = """
<form action="/language/"><input name="language" value="pt"></form>
<form method="post"><input type="hidden" name="_key" value="k">
<input name="name" value="Ana"><input type="radio" name="who" value="one">
<input type="radio" name="who" value="two"><input type="checkbox" name="a" value="1" checked>
<select name="kind"><option value="">-</option><option value="x" selected>X</option></select>
<textarea name="words">
Said before</textarea></form>
"""


def test_what_stands_in_the_form_goes_back_and_what_was_typed_with_it():
    sent = dict(main_form(PAGE).filled({"name": "Eva", "who": "two"}))
    assert sent == {
        "_key": "k", "name": "Eva", "who": "two", "a": "1", "kind": "x", "words": "Said before",
    }  # fmt: skip


def test_the_first_of_what_is_offered_may_be_taken():
    assert ("who", "one") in main_form(PAGE).filled({"who": FIRST})


def test_a_choice_that_is_not_offered_is_not_invented():
    with pytest.raises(LookupError):
        main_form(PAGE).filled({"nobody": FIRST})


def test_a_page_without_a_form_is_an_error():
    with pytest.raises(LookupError):
        main_form("<p>Nothing</p>")
