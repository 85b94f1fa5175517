"""What every import of CSV tables does alike: survey, read, and name what was left aside."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ciranda.access.actions import Actor
from ciranda.interop.imports import tables
from ciranda.interop.imports.csv_rejects import CsvRejects
from ciranda.interop.imports.results import Note, Row, RowRefused
from ciranda.interop.imports.tables import Column, Heading, Line


class FromTables:
    """Rows from CSV files. `columns` says what is read; `key_of` what a row is called."""

    columns: Sequence[Column] = ()

    def __init__(self, *, encoding: str = "utf-8") -> None:
        self.encoding = encoding
        self._headings: dict[Path, Heading] = {}

    def survey(self, path: Path) -> int:
        """How many rows the file holds. Raises FileRefused if any part of it cannot be read."""
        heading = tables.read_heading(path, self.columns, self.encoding)
        self._headings[path] = heading
        return sum(1 for _ in tables.read(path, heading, self.encoding))

    def rows(self, path: Path) -> Iterator[Row]:
        """The rows of a file that was surveyed."""
        for line in tables.read(path, self._headings[path], self.encoding):
            yield Row(
                file=path,
                number=line.number,
                key=self.key_of(line),
                values=line.values,
                original=line.original,
                notes=(Note("", line.problem, _UNEVEN),) if line.problem else (),
                dropped=line.dropped,
            )

    def prepare(self, batch: Sequence[Row]) -> None:
        """Nothing to ask at once."""

    def finish(self, actor: Actor) -> None:
        """Every row is written by itself."""

    def key_of(self, line: Line) -> str:
        """What the source calls this row; empty if it has no name for it."""
        return ""

    def rejects(self, path: Path, folder: Path) -> CsvRejects:
        """A file for rejected rows of this one."""
        return CsvRejects(path, folder, self._headings[path])

    def said(self) -> list[str]:
        """What was left aside in each file, for the report."""
        return [
            f"{path.name}: {len(heading.unread)} columns were not read ({_some(heading.unread)})."
            for path, heading in self._headings.items()
            if heading.unread
        ]


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:4]) + (" …" if len(names) > 4 else "")


def refuse_uneven(row: Row) -> None:
    """Raise RowRefused for a row whose cells do not fit the heading."""
    if not row.values:
        raise RowRefused()


_UNEVEN = "Put text that contains the separator in quote marks, and count the cells."
