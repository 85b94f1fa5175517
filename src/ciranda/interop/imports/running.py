"""Running an import: each row whole or not at all, each batch kept before the next begins."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, entered
from ciranda.access.enums import Permission
from ciranda.audit import actions as audit
from ciranda.common.remembering import forget, remembering
from ciranda.interop.imports.ledger import one_at_a_time
from ciranda.interop.imports.results import Note, Outcome, Result, Row, RowRefused

# How many batches share their answers: a second or two.
TOGETHER = 50


class Importer(Protocol):
    """What one kind of file needs in order to come in."""

    kind: str
    permission: Permission
    # How many rows share a transaction. Each has a savepoint of its own in any case; what locks
    # or answers other people's work goes alone.
    at_once: int
    # Further columns of the report.
    more: tuple[str, ...]

    def survey(self, path: Path) -> int:
        """How many rows the file holds. Raises FileRefused if any part of it cannot be read."""

    def rows(self, path: Path) -> Iterator[Row]:
        """The rows, one at a time."""

    def prepare(self, batch: Sequence[Row]) -> None:
        """Ask once what would otherwise be asked for every row."""

    def bring_in(self, actor: Actor, row: Row) -> Result:
        """Make a row part of the record. Raises RowRefused with what would help."""

    def finish(self, actor: Actor) -> None:
        """Write at once, in the batch's transaction, what rows were only checked for."""

    def said(self) -> list[str]:
        """Sentences about the import as a whole, for the report."""


Listener = Callable[[Row, Result], None]


def run(
    importer: Importer,
    paths: Sequence[Path],
    *,
    actor: Actor,
    dry_run: bool,
    listener: Listener,
) -> None:
    """Bring in every row of files that were surveyed; `listener` hears of each once it is kept.

    A crash loses the rows of the batch under way and nothing else: running again goes on there.
    """
    found = (row for path in paths for row in importer.rows(path))
    batches = _batches(found, importer.at_once)

    def keep(batch: list[Row]) -> None:
        with entered(actor):
            one_at_a_time(importer.kind)
            done = _bring(importer, actor, batch)
        _tell(listener, done)

    def try_out(batch: list[Row]) -> None:
        _tell(listener, _bring(importer, actor, batch))
        audit.forget()

    if not dry_run:
        _in_turn(batches, keep)
        return
    with _undone(actor, importer.kind):
        _in_turn(batches, try_out)


def _batches(rows: Iterator[Row], size: int) -> Iterator[list[Row]]:
    while batch := list(itertools.islice(rows, size)):
        yield batch


def _in_turn(batches: Iterator[list[Row]], work: Callable[[list[Row]], None]) -> None:
    """Work on each batch; some tens of them share what is the same for all their rows."""
    for first in batches:
        with remembering():
            for batch in itertools.chain([first], itertools.islice(batches, TOGETHER - 1)):
                work(batch)


def _bring(importer: Importer, actor: Actor, batch: list[Row]) -> list[tuple[Row, Result]]:
    importer.prepare(batch)
    done = [(row, _one(importer, actor, row)) for row in batch]
    importer.finish(actor)
    return done


def _tell(listener: Listener, done: list[tuple[Row, Result]]) -> None:
    for row, result in done:
        listener(row, result)


class _Undo(Exception):
    """Takes a trial back."""


@contextmanager
def _undone(actor: Actor, kind: str) -> Iterator[None]:
    """One transaction that never happened: later rows see earlier ones, the record sees none."""
    try:
        with entered(actor):
            yield
            raise _Undo
    except _Undo:
        audit.forget()
    # What was looked up in a trial was looked up: that it happened is kept, and by whom.
    with entered(actor):
        audit.record("interop.tried", kind=kind, request_id=actor.request_id)


def _one(importer: Importer, actor: Actor, row: Row) -> Result:
    noted = audit.waiting()
    try:
        with transaction.atomic():
            result = importer.bring_in(actor, row)
    except (RowRefused, Refused, DataError, IntegrityError) as error:
        audit.keep(noted)
        forget()
        return Result(Outcome.REJECTED, notes=(*row.notes, *_notes(error)), dropped=row.dropped)
    notes = (*row.notes, *result.notes)
    return Result(result.outcome, result.object_id, notes, row.dropped, result.more)


def _notes(error: Exception) -> tuple[Note, ...]:
    if isinstance(error, RowRefused):
        return error.notes
    if isinstance(error, Refused):
        return (Note("", str(error), _("Ask somebody whose role includes it to run the import.")),)
    # The database's own words may hold values: only what kind of error it was is told.
    return (
        Note(
            "",
            _("The database does not take this row (%(error)s).") % {"error": type(error).__name__},
            _("Compare it with a row that came in; then ask whoever runs this installation."),
        ),
    )
