"""The rows of a table, drawn at once: a page may hold a thousand cells, and a template asks
about each of them many times over."""

from collections.abc import Sequence
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from ciranda.web import wording
from ciranda.web.components import Cell, Column, Table

_CELL = "govuk-table__cell"
_NUMERIC = f"{_CELL} govuk-table__cell--numeric"


def tag(words: object, colour: str = "") -> SafeString:
    """A label: green, yellow, orange, red, purple, grey, or the plain pine one."""
    tone = f" govuk-tag--{colour}" if colour else ""
    return format_html('<strong class="govuk-tag{}">{}</strong>', tone, words)


def rows(table: Table, *, stacks: bool = False) -> SafeString:
    """The body's rows. With `stacks`, a cell carries its column's name for narrow screens.

    Raises ValueError where a row has more or fewer cells than the table has columns.
    """
    keys = [_key(column) if stacks else "" for column in table.columns]
    drawn = "\n".join(_row(row, table.columns, keys, stacks) for row in table.rows)
    return mark_safe(drawn)  # noqa: S308  # nosec B308 B703  # every word of a row is escaped


def _key(column: Column) -> str:
    label = _escaped(column.label)
    return f'<span class="ciranda-stacks__key" aria-hidden="true">{label}</span> '


def _row(row: Sequence[Cell], columns: Sequence[Column], keys: list[str], stacks: bool) -> str:
    parts = ['<tr class="govuk-table__row">']
    for at, (cell, column, key) in enumerate(zip(row, columns, keys, strict=True)):
        words = _words(cell)
        if at == 0:
            parts.append(f'<th scope="row" class="govuk-table__header">{words}</th>')
            continue
        style = _NUMERIC if column.numeric else _CELL
        empty = " ciranda-stacks__none" if stacks and cell.words == "" else ""
        parts.append(f'<td class="{style}{empty}">{key}{words}</td>')
    parts.append("</tr>")
    return "".join(parts)


def _words(cell: Cell) -> str:
    if cell.tag_colour and not cell.href:
        return tag(cell.words, cell.tag_colour)
    words = _escaped(wording.number(cell.words))
    if cell.href:
        return f'<a class="govuk-link" href="{conditional_escape(cell.href)}">{words}</a>'
    return words


def _escaped(words: object) -> str:
    """Words fit for a page; a sentence marked safe, or translated late, is taken as it is."""
    given: Any = words
    return conditional_escape(given)
