"""Values from outside are kept as people wrote them, or refused with words that help."""

import unicodedata
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciranda.interop.imports.cells import (
    clean,
    hides_something,
    is_blank,
    neutral,
    read_date,
    restored,
    starts_formula,
)
from ciranda.interop.imports.results import RowRefused
from ciranda.people.enums import Precision

FORMULAS = [
    "=1+1",
    "+351 210 000 000",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",  # full width
    "＋1",
    "﹣1",
    "＠x",
    "\u200b=1",  # behind something invisible
    "\ufeff\u200d=1",
    "  =1",
    "'=1",
    "|calc",
    "%0A",
]


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_formula_leaves_as_a_formula_and_it_comes_back_unchanged(cell: str) -> None:
    assert neutral(cell).startswith("'")
    assert restored(neutral(cell)) == cell


@given(st.text())
def test_what_is_neutralised_is_restored_unchanged(cell: str) -> None:
    assert restored(neutral(cell)) == cell
    assert not starts_formula(neutral(cell))


@pytest.mark.parametrize("cell", ["Ana", "Rua 1", "", "'quoted'", "3.5", "ñ"])
def test_ordinary_cells_are_left_alone(cell: str) -> None:
    assert neutral(cell) == cell


@pytest.mark.parametrize("cell", ["", " ", "nan", "NaN", "NULL", "n/a", "-", "\t"])
def test_the_ways_of_writing_nothing_are_blank(cell: str) -> None:
    assert is_blank(cell)
    assert clean(cell, "x") == ""


def test_a_street_loses_the_nan_that_a_program_wrote_behind_it() -> None:
    assert clean("Largo da Maternidade nan", "address") == "Largo da Maternidade"
    assert clean("Fernan", "name") == "Fernan"


@pytest.mark.parametrize(
    "name", ["María José de la O", "O'Neill-Ó Súilleabháin", "Bibi254", "Nguyễn", "İpek", "李小龙"]
)
def test_names_stay_as_people_have_them(name: str) -> None:
    assert clean(name, "name") == name


def test_two_ways_of_composing_a_letter_become_one() -> None:
    assert clean(unicodedata.normalize("NFD", "João"), "name") == "João"


def test_a_turned_writing_direction_is_taken_out_and_joiners_stay() -> None:
    assert clean("Ana\u202egpj.exe", "name") == "Anagpj.exe"
    assert hides_something("Ana\u202e")
    assert clean("می\u200cخواهم", "name") == "می\u200cخواهم"


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("x" * 201, "201 characters"),
        ("a\x00b", "broken"),
        ("a\ud800", "broken"),
        ("e" + "\u0301" * 30, "accents"),
    ],
)
def test_what_no_name_is_gets_refused_with_the_field(value: str, word: str) -> None:
    with pytest.raises(RowRefused) as refused:
        clean(value, "given")
    assert word in refused.value.notes[0].reason
    assert refused.value.notes[0].field == "given"
    assert refused.value.notes[0].remedy


@given(st.text(max_size=300))
def test_any_text_is_kept_storable_or_refused(value: str) -> None:
    try:
        kept = clean(value, "x")
    except RowRefused:
        return
    kept.encode("utf-8")
    assert "\x00" not in kept
    assert clean(kept, "x") == kept or is_blank(kept) or kept.lower().endswith("nan")


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        ("2021-03-04", date(2021, 3, 4), Precision.DAY),
        ("04/03/2021", date(2021, 3, 4), Precision.DAY),
        ("4.3.2021", date(2021, 3, 4), Precision.DAY),
        ("2021-03", date(2021, 3, 1), Precision.MONTH),
        ("2021", date(2021, 1, 1), Precision.YEAR),
        ("2021-03-04T10:00:00Z", date(2021, 3, 4), Precision.DAY),
        ("", None, Precision.UNKNOWN),
    ],
)
def test_dates_are_read_as_far_as_they_are_known(
    written: str, day: date | None, precision: Precision
) -> None:
    assert read_date(written, "born_on") == (day, precision)


@pytest.mark.parametrize("written", ["31/02/2021", "yesterday", "9" * 150, "2021-13-01", "0000"])
def test_no_date_is_guessed(written: str) -> None:
    with pytest.raises(RowRefused, match="not a date"):
        read_date(written, "born_on")


@given(st.text(max_size=60))
def test_reading_a_date_never_fails_otherwise(value: str) -> None:
    with suppress(RowRefused):
        read_date(value, "born_on")
