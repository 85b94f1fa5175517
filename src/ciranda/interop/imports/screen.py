"""The report on the screen: totals first, then what needs a person, grouped, in plain words."""

import unicodedata
from collections.abc import Iterable
from typing import IO, cast

from django.core.management.base import OutputWrapper
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ciranda.interop.imports.reports import Tally, Told
from ciranda.interop.imports.results import Outcome

_WORDS = {
    Outcome.CREATED: "came in",
    Outcome.UPDATED: "completed or corrected what was there",
    Outcome.MATCHED: "were there already",
    Outcome.REJECTED: "rejected",
}


WIDTH = 110  # where there is no terminal to ask


def console(output: OutputWrapper) -> Console:
    """A console on a command's own output."""
    terminal = output.isatty()
    return Console(file=cast("IO[str]", output), highlight=False, width=None if terminal else WIDTH)


def plain(text: str) -> Text:
    """Text that cannot steer a terminal or pose as our own formatting."""
    return Text("".join(c if unicodedata.category(c)[0] != "C" else "�" for c in text))


def totals(tally: Tally, dry_run: bool) -> Iterable[str]:
    """The counts, one a line."""
    rows = sum(tally.outcomes.values())
    yield f"{rows:,} rows{' tried; nothing was kept (--dry-run)' if dry_run else ''}"
    for outcome, words in _WORDS.items():
        if tally.outcomes[outcome] or outcome is Outcome.CREATED:
            yield f"{tally.outcomes[outcome]:>9,}  {words}"
    if tally.warned:
        yield f"{tally.warned:>9,}  of those that came in have something to put right"
    if tally.dropped:
        yield (
            f"{tally.dropped:>9,}  values dropped: residence status, origin and identity numbers"
            " are not kept here"
        )


def show(console: Console, tally: Tally, most: int) -> None:
    """What was said of rows, the reasons for rejecting first, the most frequent first."""
    told = sorted(tally.told.values(), key=lambda t: (not t.is_reason, -t.count))
    for title, group in (
        ("Rejected", [t for t in told if t.is_reason]),
        ("Came in, to put right", [t for t in told if not t.is_reason]),
    ):
        if group:
            console.print(_table(title, group[:most]))
            if len(group) > most:
                console.print(f"… and {len(group) - most} more kinds, in the report.")


def _table(title: str, group: list[Told]) -> Table:
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, expand=False)
    table.add_column("rows", justify="right")
    for name in ("which", "field", "why", "what to do"):
        table.add_column(name, overflow="fold")
    for told in group:
        cells = (told.which, told.note.field, told.note.reason, told.note.remedy)
        table.add_row(f"{told.count:,}", *(plain(cell) for cell in cells))
    return table
