"""CSV tables as people have them: any of three separators, headings under several names."""

import csv
import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from ciranda.common.text import fold
from ciranda.interop.imports import cells
from ciranda.interop.imports.files import lines
from ciranda.interop.imports.results import FileRefused
from ciranda.interop.imports.sensitive import is_sensitive

SEPARATORS = ",;\t|"
MOST_COLUMNS = 1000
LONGEST_CELL = 100_000
ROW, REASON, REMEDY = "import_row", "import_reason", "import_remedy"
ADDED = (ROW, REASON, REMEDY)
_REJECTED = re.compile(r"\.rejected(?:-\d+)?$")


@dataclass(frozen=True)
class Column:
    """A column that is read: its name, other names it goes by, and what belongs in it."""

    name: str
    meaning: str
    required: bool = False
    aliases: tuple[str, ...] = ()
    example: str = ""

    @property
    def names(self) -> frozenset[str]:
        """Every folded name it goes by."""
        return frozenset(fold(n) for n in (self.name, *self.aliases))


@dataclass(frozen=True)
class Line:
    """One row of a table: its number, its cells by our column names, and all as they stood."""

    number: int
    values: dict[str, str]
    original: list[str]
    dropped: int = 0
    problem: str = ""


@dataclass(frozen=True)
class Heading:
    """A table's first row, understood."""

    original: list[str]
    places: dict[str, int]
    dropped: tuple[int, ...]
    unread: tuple[str, ...]
    separator: str
    restore: bool

    def line(self, number: int, found: list[str]) -> Line:
        """A row under this heading."""
        if self.restore:
            found = [cells.restored(cell) for cell in found]
        if len(found) != len(self.original):
            return Line(number, {}, found, problem=_uneven(len(found), len(self.original)))
        values = {name: found[place] for name, place in self.places.items()}
        dropped = [place for place in self.dropped if not cells.is_blank(found[place])]
        return Line(number, values, found, len(dropped))


def source_of(path: Path) -> str:
    """What a file is called as a source: a file of its rejected rows is the same source."""
    return _REJECTED.sub("", path.stem)


def read_heading(path: Path, columns: Sequence[Column], encoding: str = "utf-8") -> Heading:
    """A table's first row. Raises FileRefused for one that lacks or doubles a needed column."""
    with closing(lines(path, encoding)) as found_lines:
        first = next((line for line in found_lines if line.strip()), "")
    separator = max(SEPARATORS, key=lambda s: (_recognised(first, s, columns), first.count(s)))
    try:
        found = next(_reader([first], separator), [])
    except csv.Error as error:
        raise _broken(path, 1, error) from error
    found = [cell.strip() for cell in found]
    if len(found) > MOST_COLUMNS:
        raise FileRefused(
            path,
            _("It has %(n)s columns.") % {"n": len(found)},
            _("Is this the right file?"),
            1,
        )
    return _understood(path, found, columns, separator)


def _recognised(first: str, separator: str, columns: Sequence[Column]) -> int:
    known = frozenset().union(*(column.names for column in columns))
    return sum(fold(cell) in known for cell in first.split(separator))


def _understood(path: Path, found: list[str], columns: Sequence[Column], separator: str) -> Heading:
    places: dict[str, int] = {}
    for column in columns:
        here = _places(found, column)
        if len(here) > 1:
            raise _doubled(path, found[here[0]])
        if here:
            places[column.name] = here[0]
    if missing := [c.name for c in columns if c.required and c.name not in places]:
        raise _missing(path, missing, found)
    free = [i for i, name in enumerate(found) if i not in places.values() and name not in ADDED]
    dropped = tuple(i for i in free if is_sensitive(found[i]))
    unread = tuple(found[i] for i in free if i not in dropped and found[i])
    restore = REASON in found
    return Heading(found, places, dropped, unread, separator, restore)


def _places(found: list[str], column: Column) -> list[int]:
    """Where a column stands: by its own name, or else by another it goes by."""
    exact = [i for i, name in enumerate(found) if fold(name) == fold(column.name)]
    return exact or [i for i, name in enumerate(found) if fold(name) in column.names]


def read(path: Path, heading: Heading, encoding: str = "utf-8") -> Iterator[Line]:
    """The rows under the heading, blank ones left out. The header is row 1.

    Raises FileRefused, with the row, where the text stops being a table.
    """
    number, seen = 0, False
    reader = _reader(lines(path, encoding), heading.separator)
    while True:
        number += 1
        try:
            found = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _broken(path, number, error) from error
        if any(cell.strip() for cell in found):
            if seen:
                yield heading.line(number, found)
            seen = True


def _reader(source: Iterable[str], separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(source, delimiter=separator, strict=True)


def _broken(path: Path, number: int, error: csv.Error) -> FileRefused:
    said = str(error)
    if "limit" in said or "unexpected end" in said:
        problem = f"A cell here goes on for more than {LONGEST_CELL:,} characters or never ends."
        remedy = 'Look for a quote mark (") that is opened and not closed.'
    elif "new-line" in said:
        problem, remedy = "Its lines end as on an old Mac.", "Save it as «CSV UTF-8»."
    else:
        problem = "The quote marks in this row do not fit together."
        remedy = 'Write a quote mark inside text twice ("") and put the cell in quote marks.'
    return FileRefused(path, problem, remedy, number)


def _doubled(path: Path, name: str) -> FileRefused:
    return FileRefused(
        path,
        _("There are two columns «%(name)s».") % {"name": name[:40]},
        _("Rename or remove one of them."),
        1,
    )


def _missing(path: Path, missing: list[str], found: list[str]) -> FileRefused:
    said = []
    for name in missing:
        near = difflib.get_close_matches(fold(name), [fold(f) for f in found if f], n=1, cutoff=0.6)
        said.append(f"{name} (did you mean «{near[0]}»?)" if near else name)
    there = ", ".join(f for f in found[:12] if f) or "nothing"
    return FileRefused(
        path,
        _("Columns are missing: %(columns)s.") % {"columns": ", ".join(said)},
        _("Add them to the first row, which now has: %(columns)s.") % {"columns": there[:300]},
        1,
    )


def _uneven(found: int, expected: int) -> str:
    return f"This row has {found} cells and the heading has {expected}."
