"""What came of each row, in words that a person can act on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any


class Outcome(StrEnum):
    """What came of a row. Every row gets exactly one."""

    CREATED = "created"
    UPDATED = "updated"
    MATCHED = "matched"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Note:
    """Something to know about a row: which field, why, and what to do about it."""

    field: str
    reason: str
    remedy: str = ""


@dataclass(frozen=True)
class Row:
    """A row as it was read. `number` is the one a spreadsheet shows; the header is row 1.

    `key` is what the source calls the row; `original` is the row itself, for the file of rejected
    rows; `dropped` counts values that this product does not keep.
    """

    file: Path
    number: int
    key: str
    values: Mapping[str, str]
    original: Any = None
    notes: tuple[Note, ...] = ()
    dropped: int = 0


@dataclass(frozen=True)
class Result:
    """What came of a row, and the key of what it became."""

    outcome: Outcome
    object_id: str = ""
    notes: tuple[Note, ...] = ()
    dropped: int = 0
    more: Mapping[str, str] = field(default_factory=dict)


class RowRefused(ValueError):
    """This row cannot come in as it is; each note says why and what would help."""

    def __init__(self, *notes: Note) -> None:
        super().__init__(" ".join(note.reason for note in notes))
        self.notes = notes


class FileRefused(ValueError):
    """This file cannot be read at all: where, what is wrong, and what to do. One line."""

    def __init__(self, path: Path, problem: str, remedy: str, row: int | None = None) -> None:
        where = f"{path}, row {row}" if row else str(path)
        super().__init__(f"{where}: {problem} {remedy}".strip())
