"""A table's rows: numbers to the right, words escaped, links and tags where they belong."""

import pytest

from ciranda.web import tables
from ciranda.web.components import Cell, Column, Table

COLUMNS = [Column("Who"), Column("How many", numeric=True), Column("State")]


def drawn(*cells: Cell, stacks: bool = False) -> str:
    return tables.rows(Table("A table", COLUMNS, [cells]), stacks=stacks)


def test_a_row_has_its_heading_its_numbers_and_its_tag():
    row = drawn(Cell("Ana", href="/a?b=1&c=2"), Cell(1250), Cell("late", tag_colour="red"))
    assert '<th scope="row" class="govuk-table__header"><a class="govuk-link"' in row
    assert 'href="/a?b=1&amp;c=2">Ana</a></th>' in row
    assert '<td class="govuk-table__cell govuk-table__cell--numeric">1,250</td>' in row
    assert '<strong class="govuk-tag govuk-tag--red">late</strong>' in row


def test_words_are_never_markup():
    row = drawn(Cell("<b>Ana</b>"), Cell('"&'), Cell("<i>", tag_colour='"><script>'))
    assert "<b>Ana" not in row
    assert "<script>" not in row
    assert "&lt;b&gt;Ana&lt;/b&gt;" in row


def test_a_stacked_cell_carries_its_columns_name_and_an_empty_one_hides():
    row = drawn(Cell("Ana"), Cell(""), Cell("x"), stacks=True)
    assert row.count('<span class="ciranda-stacks__key" aria-hidden="true">') == 2
    assert 'govuk-table__cell--numeric ciranda-stacks__none"' in row


def test_a_row_of_another_length_is_a_mistake_that_is_heard():
    with pytest.raises(ValueError, match="zip"):
        drawn(Cell("Ana"))
