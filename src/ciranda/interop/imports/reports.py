"""The report of an import: every row in a file, and the rejected ones ready to be corrected."""

import csv
import json
import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Protocol

from ciranda.interop.imports.cells import neutral
from ciranda.interop.imports.results import Note, Outcome, Result, Row

COLUMNS = ("file", "row", "outcome", "object", "field", "reason", "remedy")
MOST_KINDS_OF_NOTES = 500
ROWS_NAMED = 5


def private(path: Path) -> IO[str]:
    """A new file that only this account may read."""
    path.parent.mkdir(parents=True, exist_ok=True)

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, 0o600)

    return open(path, "w", encoding="utf-8", newline="", opener=opener)


def unused(path: Path) -> Path:
    """This path, or the next number of it: a file somebody is correcting is never written over."""
    number, candidate = 1, path
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate


@dataclass
class Told:
    """One thing that was said of several rows."""

    note: Note
    is_reason: bool
    count: int = 0
    rows: dict[str, list[int]] = field(default_factory=dict)

    @property
    def which(self) -> str:
        """The first rows it was said of, by file."""
        named = (f"{file} {', '.join(map(str, rows))}" for file, rows in self.rows.items())
        return "; ".join(named) + (" …" if self.count > sum(map(len, self.rows.values())) else "")


@dataclass
class Tally:
    """What came of all rows, counted; what was said of them, grouped."""

    outcomes: Counter[str] = field(default_factory=Counter)
    dropped: int = 0
    warned: int = 0
    told: dict[tuple[bool, Note], Told] = field(default_factory=dict)

    def add(self, row: Row, result: Result) -> None:
        """Count a row."""
        self.outcomes[result.outcome] += 1
        self.dropped += result.dropped
        is_reason = result.outcome is Outcome.REJECTED
        self.warned += bool(result.notes) and not is_reason
        for note in result.notes:
            self._tell(row, note, is_reason)

    def _tell(self, row: Row, note: Note, is_reason: bool) -> None:
        known = self.told.get((is_reason, note))
        if known is None:
            if len(self.told) >= MOST_KINDS_OF_NOTES:
                return
            known = self.told[is_reason, note] = Told(note, is_reason)
        known.count += 1
        if sum(map(len, known.rows.values())) < ROWS_NAMED:
            known.rows.setdefault(row.file.name, []).append(row.number)

    @property
    def rejected(self) -> int:
        """How many rows did not come in."""
        return self.outcomes[Outcome.REJECTED]

    def as_numbers(self) -> dict[str, int]:
        """The counts by name."""
        counts = {outcome.value: self.outcomes[outcome] for outcome in Outcome}
        return counts | {"rows_with_warnings": self.warned, "values_dropped": self.dropped}


class ReportFile(Protocol):
    """The report file, written while the import runs."""

    def add(self, row: Row, result: Result) -> None:
        """Write a row's result."""

    def close(self, tally: Tally, said: Sequence[str]) -> None:
        """End the file with what holds for all of it."""


def report_file(path: Path, kind: str, more: Sequence[str]) -> ReportFile:
    """A report in the format its name says: `.json`, otherwise CSV."""
    if path.suffix.lower() == ".json":
        return JsonReport(path, kind)
    return CsvReport(path, more)


def _entries(row: Row, result: Result) -> list[dict[str, Any]]:
    """A row's lines: one a note, one if there is none."""
    shared = {
        "file": row.file.name,
        "row": row.number,
        "outcome": result.outcome.value,
        "object": result.object_id,
    }
    return [{**shared, **vars(note), **result.more} for note in result.notes or (Note("", "", ""),)]


class CsvReport:
    """One line a note; no cell that a spreadsheet would run."""

    def __init__(self, path: Path, more: Sequence[str]) -> None:
        self._file = private(path)
        self._file.write("\ufeff")
        self._writer = csv.DictWriter(self._file, [*COLUMNS, *more], extrasaction="ignore")
        self._writer.writeheader()

    def add(self, row: Row, result: Result) -> None:
        """Write a row's result."""
        for entry in _entries(row, result):
            self._writer.writerow({name: neutral(str(value)) for name, value in entry.items()})

    def close(self, tally: Tally, said: Sequence[str]) -> None:
        """What holds for the whole import comes last, as rows without a number."""
        for sentence in said:
            self._writer.writerow({"outcome": "note", "reason": neutral(sentence)})
        for name, number in tally.as_numbers().items():
            self._writer.writerow({"outcome": "total", "reason": name, "remedy": number})
        self._file.close()


class JsonReport:
    """The same as JSON, written row by row."""

    def __init__(self, path: Path, kind: str) -> None:
        self._file = private(path)
        self._file.write(f'{{"kind": {json.dumps(kind)}, "rows": [')
        self._first = True

    def add(self, row: Row, result: Result) -> None:
        """Write a row's result."""
        for entry in _entries(row, result):
            self._file.write(("\n" if self._first else ",\n") + json.dumps(entry))
            self._first = False

    def close(self, tally: Tally, said: Sequence[str]) -> None:
        """End the list, and add the totals."""
        totals = json.dumps(tally.as_numbers())
        self._file.write(f'\n], "notes": {json.dumps(list(said))}, "totals": {totals}}}\n')
        self._file.close()


class Rejects(Protocol):
    """Where rejected rows go: the format they came in, with the reason and the remedy."""

    path: Path

    def add(self, row: Row, notes: Sequence[Note]) -> None:
        """Write a rejected row as it came."""

    def close(self) -> None:
        """End the file."""


class RejectedRows:
    """The files of rejected rows, one a source file, made when the first row is rejected."""

    def __init__(self, make: Callable[[Path, Path], Rejects], folder: Path) -> None:
        self._make, self._folder = make, folder
        self._files: dict[Path, Rejects] = {}

    def add(self, row: Row, result: Result) -> None:
        """Write the row if it was rejected."""
        if result.outcome is not Outcome.REJECTED:
            return
        if row.file not in self._files:
            self._files[row.file] = self._make(row.file, self._folder)
        self._files[row.file].add(row, result.notes)

    def close(self) -> list[Path]:
        """End them all; their paths."""
        for file in self._files.values():
            file.close()
        return [file.path for file in self._files.values()]
