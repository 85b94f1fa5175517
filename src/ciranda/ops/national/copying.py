"""Rows into many tables at once, fast, and everything that was set aside put back and checked.

Foreign keys and indexes are dropped before and made again after, which also checks every row once
more; row triggers stand aside and their rules are proved as a whole (`proving`). All in one
transaction: cut off half-way, the database is as it was.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from types import NoneType
from typing import Any

from django.db.backends.utils import CursorWrapper

from ciranda.common.database import rows

_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
# Nothing that people write; without a backslash, so that one look at a line finds what to escape.
_NULL = "\x01"


@cache
def _escaped(value: str) -> str:
    """A text with line ends or backslashes; the same few come again and again."""
    return value.translate(_ESCAPED)


def _array(values: tuple[Any, ...]) -> str:
    return "{" + ",".join([repr(v) if type(v) is int else _quoted(v) for v in values]) + "}"


def _quoted(value: Any) -> str:
    inner = _SHOWN[type(value)](value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


class _Shown(dict[type, Callable[[Any], str]]):
    """How values of each type are written in the text form of COPY, before escaping."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        self[kind] = int.__repr__ if issubclass(kind, int) else str
        return self[kind]


_SHOWN = _Shown({
    NoneType: lambda _none: _NULL,
    bool: lambda value: "t" if value else "f",
    datetime: datetime.isoformat,
    tuple: _array,
})  # fmt: skip


@dataclass(frozen=True)
class Batch:
    """Rows ready to be copied: table, its columns, how many, and the lines."""

    children: int
    tables: tuple[tuple[str, tuple[str, ...], int, bytes], ...]

    def counts(self) -> dict[str, int]:
        """The number of rows by table."""
        return {table: count for table, _columns, count, _lines in self.tables}

    def columns(self) -> dict[str, tuple[str, ...]]:
        """The columns that are filled, by table."""
        return {table: columns for table, columns, _count, _lines in self.tables}


@dataclass
class Rows:
    """Rows being made, by table, in the order in which tables were first named."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def put(self, table: str, **values: Any) -> None:
        """Add a row. Every row of a table names the same columns in the same order."""
        known = self.columns.get(table)
        if known is None:
            known = self.columns[table] = tuple(values)
            self.lines[table] = []
        if known != tuple(values):
            raise ValueError(f"rows of {table} differ in their columns")
        # inline for plain text, which most values are: this line runs some fifty million times
        shown = [v if type(v) is str else _SHOWN[type(v)](v) for v in values.values()]
        line = "\t".join(shown)
        if "\n" in line or "\\" in line or line.count("\t") >= len(shown):
            line = "\t".join(map(_escaped, shown))
        self.lines[table].append(line)

    def batch(self, children: int) -> Batch:
        """What was made, ready to be copied."""
        return Batch(
            children,
            tuple(
                (table, self.columns[table], len(lines), ("\n".join(lines) + "\n").encode())
                for table, lines in self.lines.items()
            ),
        )


def send(cursor: CursorWrapper, batch: Batch) -> None:
    """Copy a batch."""
    for table, columns, _count, lines in batch.tables:
        named = ", ".join(f'"{column}"' for column in columns)
        with cursor.copy(f"copy {table} ({named}) from stdin with (null '{_NULL}')") as copy:
            copy.write(lines)


_INDEXES = """
select pg_get_indexdef(i.indexrelid) as make, format('drop index %%I', c.relname) as drop
from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
where t.relname = any (%s) and not exists (select 1 from pg_constraint k
  where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
order by c.relname
"""
# Exclusion constraints go with the keys: made again they check every pair of rows.
_KEYS = """
select format('alter table %%I add constraint %%I %%s', t.relname, k.conname,
    pg_get_constraintdef(k.oid)) as make,
  format('alter table %%I drop constraint %%I', t.relname, k.conname) as drop
from pg_constraint k join pg_class t on t.oid = k.conrelid
where k.contype in ('f', 'x') and t.relname = any (%s) order by k.contype desc, k.conname
"""
_ROW_TRIGGERS = """
select format('alter table %%I enable trigger %%I', c.relname, t.tgname) as make,
  format('alter table %%I disable trigger %%I', c.relname, t.tgname) as drop
from pg_trigger t join pg_class c on c.oid = t.tgrelid
where not t.tgisinternal and t.tgtype & 1 = 1 and c.relname = any (%s) order by t.tgname
"""
# COPY is refused where row security is forced; the owner's own rows are not walled otherwise.
_WALLS = """
select format('alter table %%I force row level security', relname) as make,
  format('alter table %%I no force row level security', relname) as drop
from pg_class where relforcerowsecurity and relname = any (%s) order by relname
"""


@contextmanager
def set_aside(cursor: CursorWrapper, tables: list[str]) -> Iterator[list[str]]:
    """Drop indexes, foreign keys, row triggers and forced walls of `tables`; gives what to run to
    bring them back, which the caller runs one by one to show its progress."""
    kinds = [_WALLS, _ROW_TRIGGERS, _KEYS, _INDEXES]
    found = [rows(cursor, kind, [tables]) for kind in kinds]
    for row in (row for kind in found for row in kind):
        cursor.execute(row["drop"])
    yield [row["make"] for kind in reversed(found) for row in kind]


def lacking(cursor: CursorWrapper, filled: dict[str, tuple[str, ...]]) -> list[str]:
    """Columns that must have a value and that are not filled: a table has changed."""
    found = rows(
        cursor,
        """select table_name, column_name from information_schema.columns
           where table_schema = 'public' and is_nullable = 'NO' and column_default is null
             and is_identity = 'NO' and table_name = any (%s)""",
        [list(filled)],
    )
    return [
        f"{row['table_name']}.{row['column_name']}"
        for row in found
        if row["column_name"] not in filled[row["table_name"]]
    ]
