"""The report on the screen: totals first, then what needs a person, grouped, in plain words."""

import unicodedata
from collections.abc import Iterable
from typing import IO, cast

from django.core.management.base import OutputWrapper
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ciranda.interop.imports.reports import Tally, Told
from ciranda.interop.imports.results import Outcome

_WORDS = {
    Outcome.CREATED: gettext_lazy("came in"),
    Outcome.UPDATED: gettext_lazy("completed or corrected what was there"),
    Outcome.MATCHED: gettext_lazy("were there already"),
    Outcome.REJECTED: gettext_lazy("rejected"),
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
    read = _("%(n)s rows tried; nothing was kept (--dry-run)") if dry_run else _("%(n)s rows")
    yield read % {"n": f"{rows:,}"}
    for outcome, words in _WORDS.items():
        if tally.outcomes[outcome] or outcome is Outcome.CREATED:
            yield f"{tally.outcomes[outcome]:>9,}  {words}"
    if tally.warned:
        more = _("of those that came in have something to put right")
        yield f"{tally.warned:>9,}  {more}"
    if tally.dropped:
        more = _("values dropped: residence status, origin and identity numbers are not kept here")
        yield f"{tally.dropped:>9,}  {more}"


def show(console: Console, tally: Tally, most: int) -> None:
    """What was said of rows, the reasons for rejecting first, the most frequent first."""
    told = sorted(tally.told.values(), key=lambda t: (not t.is_reason, -t.count))
    for title, group in (
        (_("Rejected"), [t for t in told if t.is_reason]),
        (_("Came in, to put right"), [t for t in told if not t.is_reason]),
    ):
        if group:
            console.print(_table(title, group[:most]))
            if len(group) > most:
                left = len(group) - most
                console.print(_("… and %(n)d more kinds, in the report.") % {"n": left})


def _table(title: str, group: list[Told]) -> Table:
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, expand=False)
    table.add_column(_("rows"), justify="right")
    for name in (_("which"), _("field"), _("why"), _("what to do")):
        table.add_column(name, overflow="fold")
    for told in group:
        cells = (told.which, told.note.field, told.note.reason, told.note.remedy)
        table.add_row(f"{told.count:,}", *(plain(cell) for cell in cells))
    return table
