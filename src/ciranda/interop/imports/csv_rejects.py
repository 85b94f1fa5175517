"""Rejected rows of a CSV table, to be corrected and run again."""

import csv
from collections.abc import Sequence
from pathlib import Path

from ciranda.interop.imports.cells import neutral
from ciranda.interop.imports.reports import private, unused
from ciranda.interop.imports.results import Note, Row
from ciranda.interop.imports.tables import ADDED, Heading, source_of


class CsvRejects:
    """The table's own columns, then the row, reason and remedy; those three are not read again."""

    def __init__(self, source: Path, folder: Path, heading: Heading) -> None:
        self.path = unused(folder / f"{source_of(source)}.rejected.csv")
        kept = enumerate(heading.original)
        self._places = [i for i, name in kept if i not in heading.dropped and name not in ADDED]
        self._width = len(heading.original)
        self._file = private(self.path)
        self._file.write("\ufeff")
        self._writer = csv.writer(self._file, delimiter=heading.separator)
        self._writer.writerow([*(heading.original[i] for i in self._places), *ADDED])

    def add(self, row: Row, notes: Sequence[Note]) -> None:
        """Write a row as it came. Cells beyond the heading's stay, behind the three columns."""
        found: list[str] = list(row.original)
        cells = [found[i] if i < len(found) else "" for i in self._places]
        reasons = " ".join(f"{note.field}: {note.reason}".strip(": ") for note in notes)
        remedies = " ".join(note.remedy for note in notes)
        told = [str(row.number), reasons, remedies]
        beyond = found[self._width :]
        self._writer.writerow([neutral(cell) for cell in (*cells, *told, *beyond)])

    def close(self) -> None:
        """End the file."""
        self._file.close()
